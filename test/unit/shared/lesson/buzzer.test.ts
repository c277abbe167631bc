import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BUZZER_LEAD_MS,
  closeBuzzer,
  nameFirst,
  openBuzzer,
  plausiblePressAtMs,
  pressBuzzer,
  ranking,
  settlesAtMs,
} from '../../../../shared/lesson/buzzer.ts';
import { foldFact } from '../../../../shared/lesson/fold.ts';
import { afterRestart } from '../../../../shared/lesson/presence.ts';
import { LessonState } from '../../../../shared/lesson/state.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby } from '../../../support/lessons.ts';

const ROUND = ids.buzzer(1);
const NOW = 50_000;
const OPENS = NOW + BUZZER_LEAD_MS;
const codeOf = (code: string) => expect.objectContaining({ code });

const at = (state: LessonState, atMs: number, facts: readonly NewFact[]): LessonState =>
  facts.reduce((now, fact) => foldFact(now, { ...fact, seq: now.seq + 1, atMs, by: null }), state);

const open = (state = liveLesson) => at(state, NOW, openBuzzer(state, ROUND, NOW));

const withRtt = (state: LessonState, rtts: Readonly<Record<number, number>>) =>
  after(state, {
    type: 'links.sampled',
    data: {
      samples: Object.entries(rtts).map(([n, rttMs]) => ({
        seatId: classroomSeat(Number(n)),
        quality: 'good' as const,
        rttMs,
        downLossRatio: 0,
        upLossRatio: 0,
        freezeRatio: 0,
      })),
    },
  });

type Race = { readonly n: number; readonly claimedAtMs: number; readonly arrivedAtMs: number };
const press = (state: LessonState, { n, claimedAtMs, arrivedAtMs }: Race) =>
  at(
    state,
    arrivedAtMs,
    pressBuzzer(state, {
      buzzerId: ROUND,
      classroomId: ids.classroom(n),
      seatId: classroomSeat(n),
      claimedAtMs,
      arrivedAtMs,
    }),
  );

describe('when a press was made', () => {
  const link = { rttMs: 200, opensAtMs: 1_000 };

  it('is what the client says, within what its link allows', () => {
    expect(plausiblePressAtMs({ ...link, claimedAtMs: 1_890, arrivedAtMs: 2_000 })).toBe(1_890);
  });

  it('is not earlier than a round trip and a little before it arrived, whatever is claimed', () => {
    expect(plausiblePressAtMs({ ...link, claimedAtMs: 1_001, arrivedAtMs: 5_000 })).toBe(4_700);
  });

  it('is not before presses count', () => {
    expect(plausiblePressAtMs({ ...link, claimedAtMs: 10, arrivedAtMs: 1_050 })).toBe(1_000);
  });

  it('is not after it arrived, for a clock that is wrong the other way', () => {
    expect(plausiblePressAtMs({ ...link, claimedAtMs: 9_999, arrivedAtMs: 2_000 })).toBe(2_000);
  });

  it('is not earlier than was claimed because the line had a bad moment when it was measured', () => {
    expect(plausiblePressAtMs({ ...link, rttMs: 900, claimedAtMs: 1_990, arrivedAtMs: 2_000 })).toBe(1_990);
  });

  it('believes no round trip above a second', () => {
    expect(plausiblePressAtMs({ rttMs: 30_000, opensAtMs: 0, claimedAtMs: 0, arrivedAtMs: 40_000 })).toBe(38_900);
  });

  it('lies between the opening and the arrival, for any claim, link and clock', () => {
    const claims = fc.record({
      claimedAtMs: fc.integer({ min: 0, max: 2_000_000 }),
      arrivedAtMs: fc.integer({ min: 10_000, max: 1_000_000 }),
      rttMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
      opensAtMs: fc.constant(10_000),
    });
    fc.assert(
      fc.property(claims, (claim) => {
        const pressedAtMs = plausiblePressAtMs(claim);
        expect(pressedAtMs).toBeGreaterThanOrEqual(claim.opensAtMs);
        expect(pressedAtMs).toBeLessThanOrEqual(claim.arrivedAtMs);
        expect(claim.arrivedAtMs - pressedAtMs).toBeLessThanOrEqual(1_100);
      }),
    );
  });
});

describe('a race', () => {
  it('is opened while the lesson is live, ahead of the moment from which presses count', () => {
    expect(() => openBuzzer(lobby, ROUND, NOW)).toThrowError(codeOf('lesson.not-live'));
    expect(open().buzzer).toMatchObject({ opensAtMs: OPENS, presses: [], wonBy: null });
    expect(LessonState.safeParse(open()).success).toBe(true);
  });

  it('takes no press before that, nor one for another round', () => {
    const early = { n: 1, claimedAtMs: OPENS - 1, arrivedAtMs: OPENS - 1 };
    expect(() => press(open(), early)).toThrowError(codeOf('buzzer.too-early'));
    const closed = at(open(), NOW, closeBuzzer(open(), ROUND));
    expect(() => press(closed, { ...early, arrivedAtMs: OPENS + 9 })).toThrowError(codeOf('buzzer.not-found'));
    expect(closeBuzzer(closed, ROUND)).toEqual([]);
  });

  it('counts a classroom once, by its display or a phone, whichever came first', () => {
    const once = press(open(), { n: 1, claimedAtMs: OPENS + 300, arrivedAtMs: OPENS + 310 });
    expect(press(once, { n: 1, claimedAtMs: OPENS + 1, arrivedAtMs: OPENS + 320 })).toBe(once);
  });

  it('is won by who pressed first, though the press of another arrived first', () => {
    let state = withRtt(open(), { 1: 20, 2: 600 });
    state = press(state, { n: 1, claimedAtMs: OPENS + 400, arrivedAtMs: OPENS + 410 });
    state = press(state, { n: 2, claimedAtMs: OPENS + 250, arrivedAtMs: OPENS + 550 });
    expect(nameFirst(state, OPENS + 1_009)).toEqual([]);
    const won = nameFirst(state, OPENS + 1_010);
    expect(won).toEqual([{ type: 'buzzer.won', data: { buzzerId: ROUND, classroomId: ids.classroom(2) } }]);
    expect(ranking(at(state, OPENS + 1_010, won).buzzer)).toEqual([
      { classroomId: ids.classroom(2), behindMs: 0 },
      { classroomId: ids.classroom(1), behindMs: 150 },
    ]);
  });

  it('waits for the slowest line before it names the first, but not longer than a second', () => {
    const settled = (rtts: Record<number, number>) =>
      settlesAtMs(press(withRtt(open(), rtts), { n: 1, claimedAtMs: OPENS, arrivedAtMs: OPENS + 10 }));
    expect(settled({})).toBe(OPENS + 410);
    expect(settled({ 2: 700 })).toBe(OPENS + 710);
    expect(settled({ 3: 9_000 })).toBe(OPENS + 1_010);
    expect(settlesAtMs(open())).toBeUndefined();
  });

  it('is decided once: who comes later is behind, whatever is claimed', () => {
    let state = press(open(), { n: 1, claimedAtMs: OPENS + 500, arrivedAtMs: OPENS + 500 });
    state = at(state, OPENS + 900, nameFirst(state, OPENS + 900));
    state = press(state, { n: 2, claimedAtMs: OPENS, arrivedAtMs: OPENS + 901 });
    expect(ranking(state.buzzer).map(({ classroomId }) => classroomId)).toEqual([ids.classroom(1), ids.classroom(2)]);
    expect(ranking(state.buzzer)[1]?.behindMs).toBeGreaterThanOrEqual(0);
    expect(nameFirst(state, OPENS + 9_000)).toEqual([]);
  });

  it('is decided at once when the server comes back, by what it had heard', () => {
    const pressed = press(open(), { n: 3, claimedAtMs: OPENS + 5, arrivedAtMs: OPENS + 20 });
    expect(afterRestart(pressed)).toContainEqual({
      type: 'buzzer.won',
      data: { buzzerId: ROUND, classroomId: ids.classroom(3) },
    });
    expect(afterRestart(open()).map(({ type }) => type)).not.toContain('buzzer.won');
  });

  it('is over with the lesson', () => {
    expect(after(open(), { type: 'lesson.ended', data: {} }).buzzer).toBeNull();
  });

  it('has the same first in whatever order the presses arrive within the wait', () => {
    const presses = fc
      .uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 3, maxLength: 3 })
      .map((delays) => delays.map((delay, index) => ({ n: index + 1, claimedAtMs: OPENS + 200 + delay })));
    fc.assert(
      fc.property(presses, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (races, order) => {
        let state = withRtt(open(), { 1: 300, 2: 300, 3: 300 });
        for (const index of order) {
          const race = races[index];
          // All arrive in the same moment: each has told when it was.
          if (race) state = press(state, { ...race, arrivedAtMs: OPENS + 440 });
        }
        const [first] = [...races].sort((a, b) => a.claimedAtMs - b.claimedAtMs);
        expect(ranking(state.buzzer)[0]?.classroomId).toBe(ids.classroom(first?.n ?? 0));
      }),
    );
  });
});
