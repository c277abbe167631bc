import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** Says to screen readers who is on stage, whenever that changes. */
export function StageAnnouncer({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const name = useLesson(session.store, ({ floor, seats }) => (floor[0] ? seats[floor[0].seatId]?.name : undefined));
  return (
    <p className="said" role="status">
      {name === undefined ? t('stage.empty') : t('stage.taken', { name })}
    </p>
  );
}
