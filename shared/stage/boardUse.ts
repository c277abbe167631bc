import type { LessonState } from '../lesson/state.ts';
import type { BoardUse } from './arrangeBoard.ts';

/** What a display needs room for: what is asked of the classrooms, or what they have answered. */
export function boardUse({ poll, buzzer }: Pick<LessonState, 'poll' | 'buzzer'>): BoardUse {
  if (buzzer) return 'question';
  if (!poll) return 'none';
  return poll.shown ? 'answers' : 'question';
}
