import { rungOf } from '../../../shared/lesson/rungs.ts';
import { useSecond } from '../../kit/useSecond.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { type LinkWord, linkWord } from './linkWord.ts';

/** How a seat's line is now, as it changes; `unknown` for no seat. */
export function useLinkWord(session: LessonSession, seatId: string | undefined): LinkWord {
  const sample = useLesson(session.store, ({ links }) => (seatId === undefined ? undefined : links[seatId]));
  const rung = useLesson(session.store, (lesson) => (seatId === undefined ? 0 : rungOf(lesson, seatId)));
  return linkWord(sample, rung, useSecond() + session.clockAheadMs);
}
