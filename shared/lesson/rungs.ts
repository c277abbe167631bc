import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { type FoldsOf, without } from './folds.ts';
import type { Rung } from './rungState.ts';
import type { LessonState, Stream } from './state.ts';

/** Where a seat stands on the ladder. */
export function rungOf({ rungs }: Pick<LessonState, 'rungs'>, seatId: string): Rung {
  return rungs[seatId]?.rung ?? 0;
}

/** Whether a seat's line is too thin for pictures: it gets pages and ink, and sound if it carries that. */
export function isSoundOnly(state: Pick<LessonState, 'rungs'>, seatId: string): boolean {
  return rungOf(state, seatId) >= 5;
}

/** Whether a seat's line is too thin even for sound. */
function isSilenced(state: Pick<LessonState, 'rungs'>, seatId: string): boolean {
  return rungOf(state, seatId) === 6;
}

/** Whether a seat's line has no room for the usual sound beside the smallest picture. */
export function takesThinSound(state: Pick<LessonState, 'rungs'>, seatId: string): boolean {
  return rungOf(state, seatId) >= 4;
}

/** Puts a seat on another rung of the ladder. Where it stands already, nothing happens. */
export function changeRung(state: LessonState, seatId: SeatId, rung: Rung): NewFact[] {
  if (state.phase === 'ended' || state.seats[seatId]?.presence !== 'here') return [];
  return rungOf(state, seatId) === rung ? [] : [{ type: 'link.rung', data: { seatId, rung } }];
}

/**
 * Whether a stream is one for a line of this seat's kind: no picture for one that carries sound only, no sound for one
 * that carries none, and of each sound either the thin one or the usual one. A thin line takes the usual sound until there
 * is a thin one.
 */
export function suitsLine(state: LessonState, stream: Stream, receiverId: string): boolean {
  if (stream.medium === 'video') return !isSoundOnly(state, receiverId);
  if (!takesThinSound(state, receiverId)) return !stream.thin;
  return !isSilenced(state, receiverId) && (stream.thin === true || !hasThin(state, stream));
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
