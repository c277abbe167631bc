import { useMemo } from 'react';
import { isOnStage } from '../../../shared/lesson/audience.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import { type TurnLimit, useTurnLimit } from './useTurnLimit.ts';

/** Who is on stage, and how to change that. */
export type Stage = {
  /** As it is or, for the moment in which the server has not answered, as it was asked for; first come first. */
  readonly seatIds: readonly SeatId[];
  /** Whether it was asked for and has not happened yet that this classroom is on stage. */
  readonly isPending: (seatId: SeatId) => boolean;
  /** Puts a classroom on stage, for as long as turns are limited to now. */
  readonly grant: (seatId: SeatId) => void;
  /** Puts a classroom on stage, or takes it back when it is there. */
  readonly toggle: (seatId: SeatId) => void;
  /** Takes back whoever is there. */
  readonly empty: () => void;
  /** How long the next turn may be. */
  readonly limit: TurnLimit;
};

/** The stage in the teacher's hand. */
export function useStage(session: LessonSession): Stage {
  const floor = useLesson(session.store, (lesson) => lesson.floor);
  const actual = useMemo(() => floor.map(({ seatId }) => seatId), [floor]);
  const discussion = useLesson(session.store, (lesson) => lesson.discussion);
  const limit = useTurnLimit(session.lessonId);
  const { shown, ask } = useWanted<readonly SeatId[]>(actual);
  const grant = (seatId: SeatId) => {
    const others = discussion ? shown.filter((there) => there !== seatId) : [];
    ask([...others, seatId], () => session.ask('floor.grant', { seatId, limitMs: limit.limitMs }));
  };
  const takeBack = (seatId: SeatId) =>
    ask(
      shown.filter((there) => there !== seatId),
      () => session.ask('floor.end', { seatId }),
    );
  return {
    seatIds: shown,
    isPending: (seatId) => shown.includes(seatId) !== isOnStage({ floor }, seatId),
    grant,
    toggle: (seatId) => (shown.includes(seatId) ? takeBack(seatId) : grant(seatId)),
    empty: () => {
      if (shown.length > 0) ask([], () => session.ask('floor.clear', {}));
    },
    limit,
  };
}
