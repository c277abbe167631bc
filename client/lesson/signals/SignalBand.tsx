import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Band } from '../../kit/Band.tsx';
import { Button } from '../../kit/Button.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useSignals } from './useSignals.ts';

/** What classrooms signal, in one line for all. Goes after a minute, or when the teacher says so. */
export function SignalBand({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation(['console', 'common']);
  const { shown, acknowledge } = useSignals(session);
  const listening = useLesson(session.store, ({ plan }) => plan?.listening);
  if (shown.length === 0) return null;
  const words = shown.map(({ classroomId, kind }) => {
    const school = listening?.find((classroom) => classroom.classroomId === classroomId)?.schoolName ?? '';
    return t('signal.of', { school, what: t(`signal.${kind}`) });
  });
  return (
    <Band
      tone="attention"
      action={
        <Button size="s" onClick={() => acknowledge(shown.map(({ classroomId }) => classroomId))}>
          {t('signal.seen')}
        </Button>
      }
    >
      {words.join(t('signal.glue'))}
    </Band>
  );
}
