import { handOf, placeInQueue } from '../../../shared/lesson/hands.ts';
import { type Hand, NO_CHILD } from '../../../shared/lesson/handsState.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** A classroom's own hand, as it is or as it was just asked for. */
export type OwnHand = {
  readonly isUp: boolean;
  readonly toggle: () => void;
  /** As the lesson has it; `undefined` while it is down. */
  readonly hand: Hand | undefined;
  /** Its place in the queue, from 1; the next free one while it is down. */
  readonly place: number;
  /** Says of the hand that is up what it is about, and which child is meant. */
  readonly describe: (about: Pick<Hand, 'intent' | 'child'>) => void;
};

/** The hand of the classroom in which this device is. `seatId` is that of the classroom's display, if it has come. */
export function useOwnHand(session: LessonSession, seatId: SeatId | undefined): OwnHand {
  const hand = useLesson(session.store, (lesson) => (seatId ? handOf(lesson, seatId) : undefined));
  const place = useLesson(session.store, (lesson) => placeInQueue(lesson, seatId));
  const { shown, ask } = useWanted(hand !== undefined);
  const raise = () => session.ask('hand.raise', { intent: 'answer', child: NO_CHILD });
  const lower = () => (seatId ? session.ask('hand.lower', { seatId }) : Promise.resolve());
  return {
    isUp: shown,
    toggle: () => ask(!shown, shown ? lower : raise),
    hand,
    place,
    describe: (about) => {
      session.ask('hand.raise', about).catch(tellRefusal);
    },
  };
}
