import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginCatchUp,
  behindMs,
  catchUpAtMs,
  catchUpOf,
  caughtUpAtMs,
  endCatchUp,
  LEAD_IN_MS,
  lately,
  MISSED_FROM_MS,
  MISSED_TOLD_MS,
  MOST_SHOWN_MS,
  NEAR_MS,
  nextCatchUpAtMs,
  OFFERED_FOR_MS,
  settleCatchUps,
} from '../../../../shared/lesson/catchup.ts';
import { foldFact } from '../../../../shared/lesson/fold.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson } from '../../../support/lessons.ts';

const ONE = classroomSeat(1);
/** When the line is lost in these lessons. */
const LOST_MS = 100_000;

/** The state after facts that become true at a given time. */
function at(state: LessonState, atMs: number, ...facts: readonly NewFact[]): LessonState {
  let now = state;
  for (const fact of facts) now = foldFact(now, { ...fact, seq: now.seq + 1, atMs, by: null } as Fact);
  return now;
}

const dropped: NewFact = { type: 'seat.dropped', data: { seatId: ONE } };
const returned: NewFact = { type: 'seat.returned', data: { seatId: ONE } };
const board = (n: number): NewFact => ({ type: 'surface.shown', data: { surface: { kind: 'board', board: n } } });
const stage: NewFact = { type: 'floor.granted', data: { seatId: ONE } };

/** The first classroom is away for so long, while two boards are shown; then what is due at once has been settled. */
function afterOutage(awayMs: number, from: LessonState = liveLesson, ...meanwhile: readonly NewFact[]): LessonState {
  const gone = at(from, LOST_MS, dropped);
  const back = at(at(gone, LOST_MS + 1, board(1), board(2), board(1), ...meanwhile), LOST_MS + awayMs, returned);
  return at(back, LOST_MS + awayMs, ...settleCatchUps(back, LOST_MS + awayMs));
}

const offered = afterOutage(40_000);
const BACK_MS = LOST_MS + 40_000;
const begun = at(offered, BACK_MS + 5_000, ...beginCatchUp(offered, ONE, BACK_MS + 5_000));
const refused = (act: () => unknown, code: string) => expect(act).toThrowError(expect.objectContaining({ code }));

describe('what a classroom missed', () => {
  it('is offered after an outage that is long enough, with the pages that it did not see', () => {
    expect(offered.catchUps[ONE]).toMatchObject({
      step: 'offered',
      fromAtMs: LOST_MS,
      backAtMs: BACK_MS,
      missedMs: 40_000,
      pages: ['board/1', 'board/2'],
    });
    expect(afterOutage(MISSED_FROM_MS - 1).catchUps).toEqual({});
    expect(catchUpOf(afterOutage(MISSED_FROM_MS), ONE, 'offered')).toBeDefined();
  });

  it('begins when the line was last heard of, not when its loss was noticed', () => {
    const gone = at(liveLesson, LOST_MS, { type: 'seat.dropped', data: { seatId: ONE, heardAtMs: LOST_MS - 9_000 } });
    const back = at(at(gone, LOST_MS, board(1)), LOST_MS + 7_000, returned);
    expect(settleCatchUps(back, LOST_MS + 7_000)).toEqual([
      { type: 'catchup.offered', data: { seatId: ONE, fromAtMs: LOST_MS - 9_000, missedMs: 16_000 } },
    ]);
  });

  it('survives the seat’s being given up meanwhile', () => {
    const gone = at(at(liveLesson, LOST_MS, dropped), LOST_MS + 60_000, board(1), {
      type: 'seat.left',
      data: { seatId: ONE, reason: 'gave-up' },
    });
    const seat = liveLesson.seats[ONE];
    if (!seat) throw new Error('nobody sits there');
    const { presence: _, sinceAtMs: __, cameAtMs: ___, ...data } = seat;
    const back = at(gone, LOST_MS + 90_000, { type: 'seat.joined', data });
    expect(settleCatchUps(back, LOST_MS + 90_000)).toMatchObject([{ data: { fromAtMs: LOST_MS, missedMs: 90_000 } }]);
  });

  it('is its end only, when it was long', () => {
    const long = afterOutage(12 * 60_000);
    expect(long.catchUps[ONE]).toMatchObject({
      fromAtMs: LOST_MS + 12 * 60_000 - MOST_SHOWN_MS,
      missedMs: 12 * 60_000,
    });
  });

  it('is told to the teacher only, when nothing of it can be shown', () => {
    const back = at(at(liveLesson, LOST_MS, dropped), BACK_MS, returned);
    const [fact] = settleCatchUps(back, BACK_MS);
    expect(fact).toMatchObject({ type: 'catchup.ended', data: { reason: 'nothing-kept' } });
    const over = at(back, BACK_MS, ...settleCatchUps(back, BACK_MS));
    expect(lately(over.catchUps[ONE], BACK_MS)).toMatchObject({ missedMs: 40_000 });
    refused(() => beginCatchUp(over, ONE, BACK_MS), 'catchup.nothing-missed');
  });

  it('concerns classrooms only, and nobody in the lobby or after the end', () => {
    const phone = at(liveLesson, LOST_MS, { type: 'seat.dropped', data: { seatId: ids.seat(0) } });
    expect(phone.catchUps).toEqual({});
    expect(after(offered, { type: 'lesson.ended', data: {} }).catchUps).toEqual({});
  });
});

describe('the offer', () => {
  it('ends by itself, and the teacher knows what was missed for a minute', () => {
    expect(nextCatchUpAtMs(offered)).toBe(BACK_MS + OFFERED_FOR_MS);
    expect(settleCatchUps(offered, BACK_MS + OFFERED_FOR_MS - 1)).toEqual([]);
    const endMs = BACK_MS + OFFERED_FOR_MS;
    const over = at(offered, endMs, ...settleCatchUps(offered, endMs));
    expect(over.catchUps[ONE]).toMatchObject({ step: 'over', reason: 'unanswered', missedMs: 40_000 });
    expect(lately(over.catchUps[ONE], endMs + MISSED_TOLD_MS - 1)).toBeDefined();
    expect(lately(over.catchUps[ONE], endMs + MISSED_TOLD_MS)).toBeUndefined();
    // Whoever comes to the phone a moment later may still say yes.
    expect(beginCatchUp(over, ONE, endMs + 5_000)).toHaveLength(1);
    refused(() => beginCatchUp(over, ONE, endMs + MISSED_TOLD_MS), 'catchup.nothing-missed');
  });

  it('is turned down once; a second press changes nothing, and then there is nothing to see', () => {
    const over = at(offered, BACK_MS, ...endCatchUp(offered, ONE));
    expect(over.catchUps[ONE]).toMatchObject({ reason: 'skipped', missedMs: 40_000 });
    expect(endCatchUp(over, ONE)).toEqual([]);
    refused(() => beginCatchUp(over, ONE, BACK_MS), 'catchup.nothing-missed');
  });

  it('is refused with a code to whoever missed nothing, and outside of a lesson', () => {
    for (const act of [beginCatchUp, endCatchUp]) {
      refused(() => act(liveLesson, ONE, 0), 'catchup.nothing-missed');
      refused(() => act(liveLesson, undefined, 0), 'catchup.nothing-missed');
      refused(() => act(after(offered, { type: 'lesson.ended', data: {} }), ONE, 0), 'lesson.not-live');
    }
  });
});

describe('catching up', () => {
  const watching = catchUpOf(begun, ONE, 'watching');
  if (!watching) throw new Error('it has not begun');

  it('begins once, without sound where there is no take, with it where there is and the line carries it', () => {
    expect(beginCatchUp(begun, ONE, BACK_MS + 6_000)).toEqual([]);
    expect(watching).toMatchObject({ sound: false, paceRatio: 2 });
    const recorded = at(offered, BACK_MS, { type: 'take.began', data: { takeId: ids.take(1) } });
    expect(beginCatchUp(recorded, ONE, BACK_MS)).toMatchObject([{ data: { sound: true, paceRatio: 1.25 } }]);
    const thin = at(recorded, BACK_MS, { type: 'link.rung', data: { seatId: ONE, rung: 5 } });
    expect(beginCatchUp(thin, ONE, BACK_MS)).toMatchObject([{ data: { sound: false } }]);
  });

  it('begins with the first moment that was missed, and ends by itself when it has reached the lesson', () => {
    expect(catchUpAtMs(watching, BACK_MS + 5_000 + LEAD_IN_MS)).toBe(LOST_MS);
    const endMs = caughtUpAtMs(watching);
    expect(behindMs(watching, endMs)).toBeCloseTo(NEAR_MS);
    expect(settleCatchUps(begun, endMs - 1)).toEqual([]);
    const over = at(begun, endMs, ...settleCatchUps(begun, endMs));
    expect(over.catchUps[ONE]).toMatchObject({ reason: 'caught-up', missedMs: 0 });
    expect(lately(over.catchUps[ONE], endMs)).toBeUndefined();
    expect(nextCatchUpAtMs(over)).toBeUndefined();
  });

  it('ends at once by a press, and when the classroom is called on stage', () => {
    const pressMs = BACK_MS + 10_000;
    const left = at(begun, pressMs, ...endCatchUp(begun, ONE));
    expect(left.catchUps[ONE]).toMatchObject({ reason: 'stopped', missedMs: Math.round(behindMs(watching, pressMs)) });
    const called = at(begun, pressMs, stage);
    expect(nextCatchUpAtMs(called)).toBe(0);
    expect(settleCatchUps(called, pressMs)).toMatchObject([{ data: { reason: 'stage' } }]);
    expect(settleCatchUps(at(offered, BACK_MS, stage), BACK_MS)).toMatchObject([{ data: { reason: 'stage' } }]);
  });

  it('goes on after a moment without a line, and is offered anew from where it was after a longer one', () => {
    const gone = at(begun, BACK_MS + 10_000, dropped);
    expect(at(gone, BACK_MS + 13_000, returned).catchUps[ONE]).toEqual(watching);
    const back = at(gone, BACK_MS + 40_000, returned);
    expect(settleCatchUps(back, BACK_MS + 40_000)).toMatchObject([
      { type: 'catchup.offered', data: { fromAtMs: catchUpAtMs(watching, BACK_MS + 10_000) } },
    ]);
  });

  it('never goes back, never runs ahead of the lesson, and comes to an end whatever was missed', () => {
    const outage = fc.record({
      awayMs: fc.integer({ min: MISSED_FROM_MS, max: 3_600_000 }),
      answerMs: fc.integer({ min: 0, max: OFFERED_FOR_MS - 1 }),
      recorded: fc.boolean(),
    });
    fc.assert(
      fc.property(outage, fc.array(fc.nat(3_600_000), { maxLength: 20 }), ({ awayMs, answerMs, recorded }, looks) => {
        const take: NewFact = { type: 'take.began', data: { takeId: ids.take(1) } };
        const asked = afterOutage(awayMs, liveLesson, ...(recorded ? [take] : []));
        const beginMs = LOST_MS + awayMs + answerMs;
        const one = catchUpOf(at(asked, beginMs, ...beginCatchUp(asked, ONE, beginMs)), ONE, 'watching');
        if (!one) throw new Error('it has not begun');
        const endMs = caughtUpAtMs(one);
        expect(endMs).toBeLessThan(Number.POSITIVE_INFINITY);
        const moments = [...looks]
          .sort((a, b) => a - b)
          .map((ms) => ({ nowMs: beginMs + ms, seen: catchUpAtMs(one, beginMs + ms) }));
        for (const [index, { nowMs, seen }] of moments.entries()) {
          expect(seen).toBeLessThanOrEqual(nowMs);
          expect(seen).toBeGreaterThanOrEqual(Math.max(one.fromAtMs, moments[index - 1]?.seen ?? 0));
        }
        expect(behindMs(one, endMs)).toBeLessThanOrEqual(NEAR_MS + LEAD_IN_MS);
      }),
    );
  });
});
