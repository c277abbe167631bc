import { BellRing } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { BELL_SHOWN_MS } from '../../../shared/lesson/bell.ts';
import { useOnceFresh } from '../../kit/useOnceFresh.ts';
import { useReached } from '../../kit/useReached.ts';
import { playNotes } from '../../media/tones.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './BellBand.module.css';

/** A bell with its overtone, twice. */
const RING = [0, 700].flatMap((atMs) => [
  { hz: 1_319, atMs, forMs: 900, loudness: 0.5 },
  { hz: 2_637, atMs, forMs: 500, loudness: 0.2 },
]);

/** "Eyes on the teacher" on a display, for a few seconds and with a ring. */
export function BellBand({ session }: { readonly session: LessonSession }): JSX.Element | null {
  const { t } = useTranslation('tools');
  const rangAtMs = useLesson(session.store, (lesson) => lesson.bellAtMs);
  const over = useReached((rangAtMs ?? 0) + BELL_SHOWN_MS - session.clockAheadMs);
  useOnceFresh(rangAtMs, session.clockAheadMs, () => playNotes(RING));
  return (
    <div role="alert">
      {rangAtMs === null || over ? null : (
        <p className={styles['band']}>
          <BellRing aria-hidden="true" />
          {t('bell.look')}
        </p>
      )}
    </div>
  );
}
