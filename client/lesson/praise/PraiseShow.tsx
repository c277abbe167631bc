import { PartyPopper, Star } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PRAISE_SHOWN_MS } from '../../../shared/lesson/praise.ts';
import { useOnceFresh } from '../../kit/useOnceFresh.ts';
import { useReached } from '../../kit/useReached.ts';
import { playApplause, playNotes } from '../../media/tones.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './PraiseShow.module.css';

/** Up the chord. */
const CHIME = [784, 988, 1_175, 1_568].map((hz, index) => ({ hz, atMs: index * 130, forMs: 700, loudness: 0.35 }));
const APPLAUSE_MS = 2_500;

/** Praise on a display: who has it, for a few seconds, with a sound. */
export function PraiseShow({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('tools');
  const praise = useLesson(session.store, (lesson) => lesson.lastPraise);
  const name = useLesson(
    session.store,
    ({ plan }) => plan?.listening.find(({ classroomId }) => classroomId === praise?.classroomId)?.schoolName ?? '',
  );
  const over = useReached((praise?.atMs ?? 0) + PRAISE_SHOWN_MS - session.clockAheadMs);
  useOnceFresh(praise?.atMs ?? null, session.clockAheadMs, () => {
    if (praise?.kind === 'star') playNotes(CHIME);
    else playApplause(APPLAUSE_MS);
  });
  return (
    <div role="status">
      {praise === null || over ? null : (
        <p key={praise.atMs} className={styles['praise']}>
          {praise.kind === 'star' ? <Star aria-hidden="true" data-star /> : <PartyPopper aria-hidden="true" />}
          {t(praise.kind === 'star' ? 'praise.shown-star' : 'praise.applause-given', { name })}
        </p>
      )}
    </div>
  );
}
