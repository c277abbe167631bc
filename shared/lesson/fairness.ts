import type { SeatId } from '../vocabulary/index.ts';
import { isOnStage } from './audience.ts';
import { heldForMs } from './floor.ts';
import { handOf } from './hands.ts';
import { classroomSeat } from './presence.ts';
import { pupilsPresent } from './rollcall.ts';
import type { LessonState, Seat } from './state.ts';
import { streamsOf } from './streams.ts';

/** A classroom that has not been on stage for this long is quietly pointed out. */
export const SILENT_FROM_MS = 8 * 60_000;

/** Below this share of what its pupils would have, a classroom is quietly pointed out. */
const LITTLE_BELOW_RATIO = 0.5;

/** Where fewer turns than this are to be expected, they are counted and not compared: chance would decide. */
const LEAST_EXPECTED_TURNS = 5;

/** What a classroom has had of the lesson so far. */
export type Participation = {
  readonly seatId: SeatId;
  readonly pupils: number;
  /** Turns on stage, the present one with them. */
  readonly turns: number;
  readonly stageMs: number;
  readonly hands: number;
  /** What its hands have waited altogether, the one that is up with them. */
  readonly waitedMs: number;
  /** Since its last turn ended, or since it came when it had none; 0 while it is on stage. */
  readonly silentMs: number;
  /** Its share of all turns over its share of all pupils: 1 is its fair share. `null`: too few turns to say. */
  readonly equityRatio: number | null;
  /** Why the teacher may want to think of it; never for one that could not be heard anyway. */
  readonly hint: 'silent' | 'little' | null;
};

/** What each listening classroom that is in the lesson has had of it, in the plan's order. */
export function participation(state: LessonState, nowMs: number): Participation[] {
  const present = presentClassrooms(state);
  const shares = sharesOf(state, present);
  return present.map((seat, index) => {
    const { pupils = 0, turns = 0 } = shares.each[index] ?? {};
    const { seatId } = seat;
    const place = state.floor.find((held) => held.seatId === seatId);
    const hand = handOf(state, seatId);
    const silentMs = silentForMs(state, seat, nowMs);
    const equityRatio = equityOf({ pupils, turns }, shares);
    return {
      seatId,
      pupils,
      turns,
      stageMs: (state.turns[seatId]?.stageMs ?? 0) + (place ? heldForMs(place, nowMs) : 0),
      hands: state.waits[seatId]?.hands ?? 0,
      waitedMs: (state.waits[seatId]?.waitedMs ?? 0) + (hand ? Math.max(0, nowMs - hand.raisedAtMs) : 0),
      silentMs,
      equityRatio,
      hint: !place && canSpeak(state, seat) ? hintOf(silentMs, equityRatio) : null,
    };
  });
}

/**
 * Whom to call so that turns come to agree with pupils: the classroom that is furthest behind its share, among equals
 * the one that has been silent longest, then the one whose hand has waited longest, then the plan's order. The same
 * state gives the same answer. One whose microphone is shut is called only when all others' are too.
 *
 * @returns `undefined` when there is nobody to call.
 */
export function fairest(state: LessonState, nowMs: number): SeatId | undefined {
  const present = presentClassrooms(state);
  const shares = sharesOf(state, present);
  const candidates = present.flatMap((seat, index) => {
    const { pupils = 0, turns = 0 } = shares.each[index] ?? {};
    if (seat.presence !== 'here' || isOnStage(state, seat.seatId)) return [];
    return [
      {
        seatId: seat.seatId,
        heard: canSpeak(state, seat),
        // Whole numbers, so that equal is equal.
        behind: pupils * (shares.turns + 1) - turns * shares.pupils,
        silentMs: silentForMs(state, seat, nowMs),
        waitingMs: nowMs - (handOf(state, seat.seatId)?.raisedAtMs ?? nowMs),
      },
    ];
  });
  const heard = candidates.filter((candidate) => candidate.heard);
  const inNeed = heard.length > 0 ? heard : candidates;
  inNeed.sort((a, b) => b.behind - a.behind || b.silentMs - a.silentMs || b.waitingMs - a.waitingMs);
  return inNeed[0]?.seatId;
}

/** Seats of the listening classrooms that are here, or away for the moment. */
function presentClassrooms(state: LessonState): Seat[] {
  return (state.plan?.listening ?? []).flatMap(({ classroomId }) => {
    const seat = classroomSeat(state, classroomId);
    return seat && seat.presence !== 'left' ? [seat] : [];
  });
}

type Shares = {
  readonly each: readonly { readonly pupils: number; readonly turns: number }[];
  readonly pupils: number;
  readonly turns: number;
};

/** Pupils and turns of each classroom and of all. Where nobody knows the pupils, classrooms count alike. */
function sharesOf(state: LessonState, present: readonly Seat[]): Shares {
  const counted = present.map(({ classroomId }) => (classroomId ? pupilsPresent(state, classroomId) : 0));
  const known = counted.some((pupils) => pupils > 0);
  const each = present.map(({ seatId }, index) => ({
    pupils: known ? (counted[index] ?? 0) : 1,
    turns: state.turns[seatId]?.turns ?? 0,
  }));
  return {
    each,
    pupils: each.reduce((sum, { pupils }) => sum + pupils, 0),
    turns: each.reduce((sum, { turns }) => sum + turns, 0),
  };
}

function equityOf({ pupils, turns }: Shares['each'][number], all: Shares): number | null {
  const expected = all.pupils === 0 ? 0 : (all.turns * pupils) / all.pupils;
  return expected < LEAST_EXPECTED_TURNS ? null : turns / expected;
}

function silentForMs(state: LessonState, { seatId, cameAtMs }: Seat, nowMs: number): number {
  if (isOnStage(state, seatId)) return 0;
  const sinceMs = Math.max(state.startedAtMs ?? nowMs, cameAtMs, state.turns[seatId]?.endedAtMs ?? 0);
  return Math.max(0, nowMs - sinceMs);
}

/** Whether the classroom could be heard if it were called: it is connected, and its microphone is open. */
function canSpeak(state: LessonState, { seatId, presence }: Seat): boolean {
  return (
    state.phase === 'live' &&
    presence === 'here' &&
    streamsOf(state, seatId).some(({ medium, muted }) => medium === 'audio' && !muted)
  );
}

function hintOf(silentMs: number, equityRatio: number | null): Participation['hint'] {
  if (silentMs >= SILENT_FROM_MS) return 'silent';
  return equityRatio !== null && equityRatio < LITTLE_BELOW_RATIO ? 'little' : null;
}
