import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { type FoldsOf, without } from './folds.ts';
import type { Rung } from './rungState.ts';
import type { LessonState, Stream } from './state.ts';

/** Whether a seat's line is too thin for pictures: it gets sound, pages and ink. */
export function isSoundOnly({ rungs }: Pick<LessonState, 'rungs'>, seatId: string): boolean {
  return rungs[seatId] !== undefined;
}

/** Puts a seat on another rung of the ladder. Where it stands already, nothing happens. */
export function changeRung(state: LessonState, seatId: SeatId, rung: Rung): NewFact[] {
  if (state.phase === 'ended' || state.seats[seatId]?.presence !== 'here') return [];
  return (state.rungs[seatId]?.rung ?? 0) === rung ? [] : [{ type: 'link.rung', data: { seatId, rung } }];
}

/**
 * Whether a stream is one for a line of this seat's kind: no picture for one that carries sound only, and of each sound
 * either the thin one or the usual one. A thin line takes the usual sound until there is a thin one.
 */
export function suitsLine(state: LessonState, stream: Stream, receiverId: string): boolean {
  if (!isSoundOnly(state, receiverId)) return !stream.thin;
  if (stream.medium === 'video') return false;
  return stream.thin === true || !hasThin(state, stream);
}

function hasThin({ streams }: LessonState, { seatId, kind }: Stream): boolean {
  return Object.values(streams).some((other) => other.thin && other.seatId === seatId && other.kind === kind);
}

/** Who stands lower than the top. */
export const rungFolds: FoldsOf<'link.rung'> = {
  'link.rung': ({ rungs }, { seatId, rung }, { atMs }) => ({
    rungs: rung === 0 ? without(rungs, seatId) : { ...rungs, [seatId]: { rung, sinceAtMs: atMs } },
  }),
};
