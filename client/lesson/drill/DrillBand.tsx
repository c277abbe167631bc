import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { openFault, runningDrill } from '../../../shared/lesson/drill.ts';
import { Band } from '../../kit/Band.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** Tells the teacher that an administrator breaks things on purpose, and which one just now. */
export function DrillBand({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('drill');
  const drill = useLesson(session.store, runningDrill);
  if (!drill) return null;
  const fault = openFault(drill);
  return (
    <Band tone="attention">
      {t('said.teacher')} {fault ? t('said.now', { fault: t(`fault.${fault}`) }) : null}
    </Band>
  );
}
