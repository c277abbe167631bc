import { AppError } from '../errors/index.ts';
import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { isOnStage } from './audience.ts';
import type { FoldsOf } from './folds.ts';
import type { FloorPlace, LessonState } from './state.ts';

/** Classrooms that can be on stage at once; granting one more takes the place of the first. */
export const MAX_ON_STAGE = 1;

/** How long a classroom that lost its line keeps the floor. */
export const FLOOR_GRACE_MS = 15_000;

/** Puts a classroom on stage. Already there: nothing happens. Errors: `seat.not-found`, `floor.not-a-classroom`, `lesson.not-live`. */
export function grantFloor(state: LessonState, seatId: SeatId): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const seat = state.seats[seatId];
  if (!seat || seat.presence === 'left') throw new AppError('seat.not-found', { seatId });
  if (seat.role !== 'classroom') throw new AppError('floor.not-a-classroom', { seatId });
  if (isOnStage(state, seatId)) return [];
  const tooMany = state.floor.slice(0, Math.max(0, state.floor.length + 1 - MAX_ON_STAGE));
  return [...tooMany.map((place) => floorEnded(place.seatId, 'replaced')), { type: 'floor.granted', data: { seatId } }];
}

/** Takes a classroom off the stage. Not there: nothing happens. */
export function endFloor(state: LessonState, seatId: SeatId, reason: FactData<'floor.ended'>['reason']): NewFact[] {
  return isOnStage(state, seatId) ? [floorEnded(seatId, reason)] : [];
}

function floorEnded(seatId: SeatId, reason: FactData<'floor.ended'>['reason']): NewFact<'floor.ended'> {
  return { type: 'floor.ended', data: { seatId, reason } };
}

/** Who is on stage, and what each has had of it. */
export const floorFolds: FoldsOf<'floor.granted' | 'floor.ended'> = {
  'floor.granted': (state, { seatId }, { atMs }) => ({
    floor: [...state.floor, { seatId, sinceAtMs: atMs }],
    turns: withTurn(state, seatId),
  }),
  'floor.ended': (state, { seatId }, { atMs }) => ({
    floor: state.floor.filter((place) => place.seatId !== seatId),
    turns: withStageTime(
      state,
      state.floor.filter((place) => place.seatId === seatId),
      atMs,
    ),
  }),
};

/** The lesson's end ends every turn. */
export function floorAtEnd(state: LessonState, atMs: number): Pick<LessonState, 'floor' | 'turns'> {
  return { floor: [], turns: withStageTime(state, state.floor, atMs) };
}

/** One more turn begins. */
function withTurn({ turns }: LessonState, seatId: string): LessonState['turns'] {
  const { turns: before, stageMs } = turns[seatId] ?? { turns: 0, stageMs: 0 };
  return { ...turns, [seatId]: { turns: before + 1, stageMs } };
}

/** The turns after those of the given places have ended. */
function withStageTime({ turns }: LessonState, ended: readonly FloorPlace[], atMs: number): LessonState['turns'] {
  const added = ended.map(({ seatId, sinceAtMs }) => {
    const before = turns[seatId] ?? { turns: 1, stageMs: 0 };
    return [seatId, { ...before, stageMs: before.stageMs + Math.max(0, atMs - sinceAtMs) }] as const;
  });
  return { ...turns, ...Object.fromEntries(added) };
}
