import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';

/** Says to screen readers who is on stage, whenever that changes. */
export function StageAnnouncer({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation(['console', 'hands']);
  const names = useLesson(session.store, ({ floor, seats }) =>
    floor.flatMap(({ seatId }) => seats[seatId]?.name ?? []).join(t('hands:and')),
  );
  return (
    <p className="said" role="status">
      {names === '' ? t('stage.empty') : t('stage.taken', { name: names })}
    </p>
  );
}
