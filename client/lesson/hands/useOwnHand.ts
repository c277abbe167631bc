import { handOf } from '../../../shared/lesson/hands.ts';
import { NO_CHILD } from '../../../shared/lesson/handsState.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** A classroom's own hand, as it is or as it was just asked for. */
export type OwnHand = { readonly isUp: boolean; readonly toggle: () => void };

/** The hand of the classroom in which this device is. */
export function useOwnHand(session: LessonSession, seatId: SeatId): OwnHand {
  const actual = useLesson(session.store, (lesson) => handOf(lesson, seatId) !== undefined);
  const { shown, ask } = useWanted(actual);
  const raise = () => session.ask('hand.raise', { intent: 'answer', child: NO_CHILD });
  const lower = () => session.ask('hand.lower', { seatId });
  return { isUp: shown, toggle: () => ask(!shown, shown ? lower : raise) };
}
