import { AppError } from '../errors/index.ts';
import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { isOnStage } from './audience.ts';
import type { CatchUp, CatchUpAt, CatchUpEnd } from './catchupState.ts';
import { isSoundOnly } from './rungs.ts';
import type { LessonState } from './state.ts';
import { runningTake } from './takes.ts';

/** Who was away for less than this is not asked: it would take longer to answer. In ms. */
export const MISSED_FROM_MS = 15_000;
/** Nobody stands at the screen: who does not answer goes on with the lesson after so long, in ms. */
export const OFFERED_FOR_MS = 20_000;
/** No more than the last of what was missed is shown: a lesson is too short for more. In ms. */
export const MOST_SHOWN_MS = 5 * 60_000;
/** Speech that is so much faster can still be followed; pages and ink without it can be followed faster. */
const PACE_WITH_SOUND = 1.25;
const PACE_WITHOUT_SOUND = 2;
/** Time for the first of it to arrive, in ms. */
export const LEAD_IN_MS = 1_500;
/** Closer to the lesson than this nothing more is fetched: what is recorded is there about so much later. In ms. */
export const NEAR_MS = 2_500;
/** That a classroom missed something is told to the teacher for so long, and until then it may still be seen. In ms. */
export const MISSED_TOLD_MS = 60_000;

/** The moment of the lesson that a classroom sees which catches up. */
export function catchUpAtMs({ fromAtMs, begunAtMs, paceRatio }: CatchUpAt<'watching'>, nowMs: number): number {
  const seenMs = Math.max(0, nowMs - begunAtMs - LEAD_IN_MS) * paceRatio;
  return Math.min(nowMs, fromAtMs + seenMs);
}

/** How far behind the lesson it is, in ms. */
export const behindMs = (watching: CatchUpAt<'watching'>, nowMs: number): number =>
  Math.max(0, nowMs - catchUpAtMs(watching, nowMs));

/** When it will have reached the lesson. */
export function caughtUpAtMs({ fromAtMs, begunAtMs, paceRatio }: CatchUpAt<'watching'>): number {
  const startsAtMs = begunAtMs + LEAD_IN_MS;
  return startsAtMs + Math.max(0, startsAtMs - fromAtMs - NEAR_MS) / (paceRatio - 1);
}

/** What a classroom missed, if it is at that step. */
export function catchUpOf<Step extends CatchUp['step']>(
  { catchUps }: Pick<LessonState, 'catchUps'>,
  seatId: string | undefined,
  step: Step,
): CatchUpAt<Step> | undefined {
  const found = seatId === undefined ? undefined : catchUps[seatId];
  return found && isAt(found, step) ? found : undefined;
}

/** What a classroom never saw and the teacher should know of just now; `undefined`: nothing. */
export function lately(catchUp: CatchUp | undefined, nowMs: number): CatchUpAt<'over'> | undefined {
  if (catchUp?.step !== 'over' || catchUp.missedMs < MISSED_FROM_MS) return undefined;
  return nowMs - catchUp.endedAtMs < MISSED_TOLD_MS ? catchUp : undefined;
}

/** Begins to show a classroom what it missed. Errors: `lesson.not-live`, `catchup.nothing-missed`. */
export function beginCatchUp(state: LessonState, seatId: SeatId | undefined, nowMs: number): NewFact[] {
  const found = mustHaveMissed(state, seatId);
  if (found.step === 'watching') return [];
  const isOpen = found.step === 'offered' || (found.reason === 'unanswered' && lately(found, nowMs) !== undefined);
  if (!isOpen || isOnStage(state, found.seatId)) throw new AppError('catchup.nothing-missed');
  const sound = hasSound(state, found.seatId);
  const paceRatio = sound ? PACE_WITH_SOUND : PACE_WITHOUT_SOUND;
  return [{ type: 'catchup.begun', data: { seatId: found.seatId, sound, paceRatio } }];
}

/** A classroom goes on with the lesson. One that has does so already. Errors: as above. */
export function endCatchUp(state: LessonState, seatId: SeatId | undefined): NewFact[] {
  const found = mustHaveMissed(state, seatId);
  if (found.step === 'over') return [];
  return [ended(found.seatId, found.step === 'offered' ? 'skipped' : 'stopped')];
}

/** When the next thing happens to those who missed something, of itself. */
export function nextCatchUpAtMs(state: LessonState): number | undefined {
  const times = Object.values(state.catchUps).flatMap((each) => dueAtMs(state, each) ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Asks those who came back, lets those go on who did not answer, and ends what has reached the lesson. */
export function settleCatchUps(state: LessonState, nowMs: number): NewFact[] {
  return Object.values(state.catchUps).flatMap((each) => {
    const dueMs = dueAtMs(state, each);
    if (dueMs === undefined || dueMs > nowMs) return [];
    if (isOnStage(state, each.seatId)) return [ended(each.seatId, 'stage')];
    if (each.step === 'back') return [offer(state, each)];
    return [ended(each.seatId, each.step === 'offered' ? 'unanswered' : 'caught-up')];
  });
}

function dueAtMs(state: LessonState, each: CatchUp): number | undefined {
  if (state.phase !== 'live' || each.step === 'away' || each.step === 'over') return undefined;
  if (each.step === 'back' || isOnStage(state, each.seatId)) return 0;
  return each.step === 'offered' ? each.backAtMs + OFFERED_FOR_MS : caughtUpAtMs(each);
}

function offer(state: LessonState, { seatId, fromAtMs, backAtMs, pages, inked }: CatchUpAt<'back'>): NewFact {
  if (pages.length === 0 && !inked && !hasSound(state, seatId)) return ended(seatId, 'nothing-kept');
  const shownFromMs = Math.max(fromAtMs, backAtMs - MOST_SHOWN_MS);
  return { type: 'catchup.offered', data: { seatId, fromAtMs: shownFromMs, missedMs: backAtMs - fromAtMs } };
}

/** Whether the teacher's sound can be had: it is being recorded, and the line carries it beside what it carries now. */
function hasSound(state: LessonState, seatId: SeatId): boolean {
  return runningTake(state) !== undefined && !isSoundOnly(state, seatId);
}

const ended = (seatId: SeatId, reason: CatchUpEnd): NewFact<'catchup.ended'> => ({
  type: 'catchup.ended',
  data: { seatId, reason } satisfies FactData<'catchup.ended'>,
});

function mustHaveMissed(state: LessonState, seatId: SeatId | undefined): CatchUpAt<'offered' | 'watching' | 'over'> {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const found = seatId === undefined ? undefined : state.catchUps[seatId];
  if (found?.step === 'offered' || found?.step === 'watching' || found?.step === 'over') return found;
  throw new AppError('catchup.nothing-missed');
}

function isAt<Step extends CatchUp['step']>(found: CatchUp, step: Step): found is CatchUpAt<Step> {
  return found.step === step;
}
