import { AppError } from '../errors/index.ts';
import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { isOnStage } from './audience.ts';
import type { FoldsOf } from './folds.ts';
import { lowerHand } from './hands.ts';
import { NO_CHILD } from './handsState.ts';
import type { FloorPlace, LessonState } from './state.ts';

/** Classrooms that can be on stage together in a discussion. Outside of one it is one, and the next takes its place. */
export const MAX_ON_STAGE = 6;

/** How long a classroom that lost its line keeps the floor. */
export const FLOOR_GRACE_MS = 15_000;

/** Which classroom is called, and for how long; `null`: without a limit. */
type Grant = { readonly seatId: SeatId; readonly limitMs: number | null };

/**
 * Puts a classroom on stage and takes its hand down. Already there: only its hand goes down.
 * Errors: `lesson.not-live`, `seat.not-found`, `floor.not-a-classroom`, `floor.full`.
 */
export function grantFloor(state: LessonState, { seatId, limitMs }: Grant): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const seat = state.seats[seatId];
  if (!seat || seat.presence === 'left') throw new AppError('seat.not-found', { seatId });
  if (seat.role !== 'classroom') throw new AppError('floor.not-a-classroom', { seatId });
  // The hand goes down last: whose it was is then known of the turn.
  const called = lowerHand(state, seatId, 'granted');
  if (isOnStage(state, seatId)) return called;
  if (state.discussion && state.floor.length >= MAX_ON_STAGE) throw new AppError('floor.full');
  const replaced = state.discussion ? [] : state.floor.map((place) => floorEnded(place.seatId, 'replaced'));
  const limit = limitMs === null ? {} : { limitMs };
  return [...replaced, { type: 'floor.granted', data: { seatId, ...limit } }, ...called];
}

/** Takes a classroom off the stage. Not there: nothing happens. */
export function endFloor(state: LessonState, seatId: SeatId, reason: FactData<'floor.ended'>['reason']): NewFact[] {
  return isOnStage(state, seatId) ? [floorEnded(seatId, reason)] : [];
}

/** Takes everybody off the stage. */
export function clearFloor({ floor }: LessonState): NewFact[] {
  return floor.map(({ seatId }) => floorEnded(seatId, 'teacher'));
}

/** Opens the stage to several, or closes it: the first who came stays. As it is: nothing happens. Error: `lesson.not-live`. */
export function discuss(state: LessonState, on: boolean): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  if (on === state.discussion) return [];
  if (on) return [{ type: 'discussion.opened', data: {} }];
  const others = state.floor.slice(1).map(({ seatId }) => floorEnded(seatId, 'teacher'));
  return [...others, { type: 'discussion.closed', data: {} }];
}

/** When the next turn ends by itself; `undefined`: none does. */
export function nextTurnEndAtMs({ floor }: Pick<LessonState, 'floor'>): number | undefined {
  const ends = floor.flatMap(({ untilAtMs }) => untilAtMs ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** Ends the turns whose time is up. */
export function endTurnsInTime({ floor }: LessonState, nowMs: number): NewFact[] {
  return floor
    .filter(({ untilAtMs }) => untilAtMs !== null && untilAtMs <= nowMs)
    .map(({ seatId }) => floorEnded(seatId, 'time-up'));
}

function floorEnded(seatId: SeatId, reason: FactData<'floor.ended'>['reason']): NewFact<'floor.ended'> {
  return { type: 'floor.ended', data: { seatId, reason } };
}

/** Who is on stage, and what each has had of it. */
export const floorFolds: FoldsOf<'floor.granted' | 'floor.ended' | 'discussion.opened' | 'discussion.closed'> = {
  'floor.granted': (state, { seatId, limitMs }, { atMs }) => ({
    floor: [
      ...state.floor,
      { seatId, sinceAtMs: atMs, untilAtMs: limitMs === undefined ? null : atMs + limitMs, child: NO_CHILD },
    ],
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
  'discussion.opened': () => ({ discussion: true }),
  'discussion.closed': () => ({ discussion: false }),
};

/** The lesson's end ends every turn. */
export function floorAtEnd(state: LessonState, atMs: number): Pick<LessonState, 'floor' | 'turns' | 'discussion'> {
  return { floor: [], turns: withStageTime(state, state.floor, atMs), discussion: false };
}

/** For how long a place on stage has been held at an instant; a turn that was to end by itself counts no longer than that. */
export function heldForMs({ sinceAtMs, untilAtMs }: FloorPlace, atMs: number): number {
  return Math.max(0, Math.min(atMs, untilAtMs ?? atMs) - sinceAtMs);
}

const NO_TURN = { turns: 0, stageMs: 0, endedAtMs: null } as const;

/** One more turn begins. */
function withTurn({ turns }: LessonState, seatId: string): LessonState['turns'] {
  const before = turns[seatId] ?? NO_TURN;
  return { ...turns, [seatId]: { ...before, turns: before.turns + 1 } };
}

/** The turns after those of the given places have ended. */
function withStageTime({ turns }: LessonState, ended: readonly FloorPlace[], atMs: number): LessonState['turns'] {
  const added = ended.map((place) => {
    const before = turns[place.seatId] ?? { ...NO_TURN, turns: 1 };
    return [place.seatId, { ...before, stageMs: before.stageMs + heldForMs(place, atMs), endedAtMs: atMs }] as const;
  });
  return { ...turns, ...Object.fromEntries(added) };
}
