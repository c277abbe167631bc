import type { Fact } from '../protocol/index.ts';
import { behindMs, catchUpAtMs, MISSED_FROM_MS } from './catchup.ts';
import type { CatchUp, CatchUpAt } from './catchupState.ts';
import { type FoldsOf, without } from './folds.ts';
import type { LessonState } from './state.ts';
import { surfaceKey } from './surfaceState.ts';

/** Pages beyond this are not counted one by one. */
const MOST_PAGES = 50;

/** What becomes of what classrooms missed. */
export const catchupFolds: FoldsOf<'catchup.offered' | 'catchup.begun' | 'catchup.ended'> = {
  'catchup.offered': (state, { seatId, fromAtMs, missedMs }) =>
    changed(state, seatId, (each) => {
      if (each.step !== 'back') return each;
      return { step: 'offered', ...missedOf(each), fromAtMs, backAtMs: each.backAtMs, missedMs };
    }),
  'catchup.begun': (state, { seatId, sound, paceRatio }, { atMs }) =>
    changed(state, seatId, (each) => ({
      step: 'watching',
      ...missedOf(each),
      begunAtMs: atMs,
      sound,
      paceRatio,
    })),
  'catchup.ended': (state, { seatId, reason }, { atMs }) =>
    changed(state, seatId, (each) => ({
      step: 'over',
      ...missedOf(each),
      endedAtMs: atMs,
      reason,
      missedMs: reason === 'caught-up' ? 0 : neverSeenMs(each, atMs),
    })),
};

/**
 * Follows what other features tell: who loses their line and comes back, and what is shown and written meanwhile. To be
 * called after each of their facts, with the state after it; `before` is the one before.
 */
export function withMissed(before: LessonState, state: LessonState, fact: Fact): LessonState {
  switch (fact.type) {
    case 'seat.dropped':
      return lost(state, fact.data.seatId, fact.data.heardAtMs ?? fact.atMs);
    case 'seat.left':
      if (fact.data.reason === 'rights-lost') return put(state, without(state.catchUps, fact.data.seatId));
      return before.seats[fact.data.seatId]?.presence === 'here' ? lost(state, fact.data.seatId, fact.atMs) : state;
    case 'seat.joined':
    case 'seat.returned':
      return found(state, fact.data.seatId, fact.atMs);
    case 'surface.shown': {
      const { surface } = fact.data;
      return surface ? whileAway(state, (each) => withPage(each, surfaceKey(surface))) : state;
    }
    case 'ink.drew':
      return whileAway(state, (each) => ({ ...each, inked: true }));
    case 'lesson.ended':
      return put(state, {});
    default:
      return state;
  }
}

/** The line of a classroom is gone. What it had missed already it still has. */
function lost(state: LessonState, seatId: string, sinceAtMs: number): LessonState {
  const seat = state.seats[seatId];
  if (seat?.role !== 'classroom') return state;
  const had = state.catchUps[seatId];
  const still = had && had.step !== 'over' ? had : undefined;
  const was =
    still?.step === 'watching'
      ? { begunAtMs: still.begunAtMs, sound: still.sound, paceRatio: still.paceRatio, fromAtMs: still.fromAtMs }
      : null;
  const fromAtMs = still?.step === 'watching' ? Math.round(catchUpAtMs(still, sinceAtMs)) : still?.fromAtMs;
  const away: CatchUpAt<'away'> = {
    step: 'away',
    seatId: seat.seatId,
    fromAtMs: fromAtMs ?? sinceAtMs,
    pages: still?.pages ?? [],
    inked: still?.inked ?? false,
    sinceAtMs,
    was,
  };
  return put(state, { ...state.catchUps, [seatId]: away });
}

/** It is back. Who was away for a moment goes on as before. */
function found(state: LessonState, seatId: string, atMs: number): LessonState {
  const away = state.catchUps[seatId];
  if (away?.step !== 'away') return state;
  if (state.phase !== 'live') return put(state, without(state.catchUps, seatId));
  if (away.was && atMs - away.sinceAtMs < MISSED_FROM_MS)
    return put(state, { ...state.catchUps, [seatId]: { step: 'watching', ...missedOf(away), ...away.was } });
  const fromAtMs = Math.max(away.fromAtMs, state.startedAtMs ?? 0);
  if (atMs - fromAtMs < MISSED_FROM_MS) return put(state, without(state.catchUps, seatId));
  return put(state, { ...state.catchUps, [seatId]: { step: 'back', ...missedOf(away), fromAtMs, backAtMs: atMs } });
}

function whileAway(state: LessonState, change: (away: CatchUpAt<'away'>) => CatchUpAt<'away'>): LessonState {
  const entries = Object.entries(state.catchUps);
  if (!entries.some(([, { step }]) => step === 'away')) return state;
  return put(
    state,
    Object.fromEntries(entries.map(([seatId, each]) => [seatId, each.step === 'away' ? change(each) : each])),
  );
}

function withPage(away: CatchUpAt<'away'>, key: string): CatchUpAt<'away'> {
  if (away.pages.includes(key) || away.pages.length >= MOST_PAGES) return away;
  return { ...away, pages: [...away.pages, key] };
}

function neverSeenMs(each: CatchUp, atMs: number): number {
  if (each.step === 'offered') return each.missedMs;
  if (each.step === 'watching') return Math.round(behindMs(each, atMs));
  return each.step === 'back' ? each.backAtMs - each.fromAtMs : 0;
}

const missedOf = ({ seatId, fromAtMs, pages, inked }: CatchUp) => ({ seatId, fromAtMs, pages, inked });

const put = (state: LessonState, catchUps: LessonState['catchUps']): LessonState => ({ ...state, catchUps });

function changed(
  { catchUps }: LessonState,
  seatId: string,
  change: (each: CatchUp) => CatchUp,
): Pick<LessonState, 'catchUps'> {
  const each = catchUps[seatId];
  return { catchUps: each ? { ...catchUps, [seatId]: change(each) } : catchUps };
}
