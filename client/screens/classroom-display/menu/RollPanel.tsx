import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilsPresent } from '../../../../shared/lesson/rollcall.ts';
import { MOST_PUPILS } from '../../../../shared/lesson/rollcallState.ts';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';
import { useLesson } from '../../../lesson/LessonStore.ts';
import { NumberPanel } from './NumberPanel.tsx';

type Props = { readonly session: LessonSession; readonly classroomId: string; readonly onDone: () => void };

/** How many pupils are here: it begins with as many as there should be. */
export function RollPanel({ session, classroomId, onDone }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const planned = useLesson(session.store, (lesson) => pupilsPresent(lesson, classroomId));
  const told = useLesson(session.store, ({ rollcall }) => rollcall.counts[classroomId]?.expected);
  const send = (present: number): void => {
    onDone();
    session.ask('rollcall.enter', { expected: Math.max(told ?? planned, present), present }).catch(tellRefusal);
  };
  return (
    <NumberPanel
      label={t('roll.present')}
      from={planned}
      least={0}
      most={MOST_PUPILS}
      doneWord={t('roll.send')}
      onDone={send}
    />
  );
}
