import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';

/** Who is on stage, and how to change that. */
export type Stage = {
  /** As it is or, for the moment in which the server has not answered, as it was asked for. */
  readonly seatId: SeatId | null;
  readonly pending: boolean;
  /** Puts a classroom on stage, or takes it back when it is there. */
  readonly toggle: (seatId: SeatId) => void;
  /** Takes back whoever is there. */
  readonly empty: () => void;
};

/** The stage in the teacher's hand. */
export function useStage(session: LessonSession): Stage {
  const actual = useLesson(session.store, ({ floor }) => floor[0]?.seatId ?? null);
  const { shown, pending, ask } = useWanted<SeatId | null>(actual);
  const takeBack = (seatId: SeatId) => ask(null, () => session.ask('floor.end', { seatId }));
  return {
    seatId: shown,
    pending,
    toggle: (seatId) =>
      seatId === shown ? takeBack(seatId) : ask(seatId, () => session.ask('floor.grant', { seatId })),
    empty: () => {
      if (shown !== null) takeBack(shown);
    },
  };
}
