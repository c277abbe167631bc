import { Check, EarOff, EyeOff, Gauge } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { shownSignals } from '../../../shared/lesson/signals.ts';
import { SignalKind } from '../../../shared/lesson/signalsState.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './signals.module.css';

const ICONS = { 'cannot-hear': EarOff, 'cannot-see': EyeOff, 'too-fast': Gauge } as const;

type Props = { readonly session: LessonSession; readonly classroomId: string };

/** Three things that a classroom tells the teacher with one press. A tick for as long as the teacher sees it. */
export function SignalKeys({ session, classroomId }: Props): JSX.Element {
  const { t } = useTranslation('phone');
  const signals = useLesson(session.store, (lesson) => lesson.signals);
  const shown = shownSignals(signals, { classroomId, nowMs: useSecond() + session.clockAheadMs });
  const give = (kind: SignalKind): void => {
    session.ask('signal.give', { kind }).catch(tellRefusal);
  };
  return (
    <fieldset className={styles['keys']} aria-label={t('signals')}>
      {SignalKind.options.map((kind) => {
        const told = shown.some((signal) => signal.kind === kind);
        const Icon = told ? Check : ICONS[kind];
        return (
          <button key={kind} type="button" className={styles['key']} data-told={told} onClick={() => give(kind)}>
            <Icon aria-hidden="true" />
            <span>{t(`signal.${kind}`)}</span>
            <span className={styles['note']} role="status">
              {told ? t('signal.told') : ''}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
