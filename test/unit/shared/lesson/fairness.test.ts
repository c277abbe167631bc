import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairest, type Participation, participation, SILENT_FROM_MS } from '../../../../shared/lesson/fairness.ts';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import { leaveSeat } from '../../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, numbered } from '../../../support/lessons.ts';

const startedAtMs = liveLesson.startedAtMs ?? 0;
const MINUTE_MS = 60_000;
/** The roll was called: so many pupils are in the first, second and third classroom. */
const counted = (state: LessonState, pupils: readonly number[]): LessonState => {
  const counts = pupils.map((present, index) => [
    ids.classroom(index + 1),
    { expected: present, present, atMs: startedAtMs },
  ]);
  return { ...state, rollcall: { openedAtMs: null, counts: Object.fromEntries(counts) } };
};
const alike = (state: LessonState) => counted(state, [30, 30, 30]);

/** One turn of a classroom, one second long. */
const turn = (n: number) =>
  [
    { type: 'floor.granted', data: { seatId: classroomSeat(n) } },
    { type: 'floor.ended', data: { seatId: classroomSeat(n), reason: 'teacher' } },
  ] as const;
const taught = (...turns: number[]) => after(liveLesson, ...turns.flatMap(turn));
const of = (rows: readonly Participation[], n: number) => rows.find(({ seatId }) => seatId === classroomSeat(n));
const hints = (state: LessonState, nowMs: number) => participation(alike(state), nowMs).map(({ hint }) => hint);

describe('participation', () => {
  it('counts turns, seconds on stage and waiting, with those that are still going on', () => {
    const state = after(
      taught(1),
      {
        type: 'hand.raised',
        data: { seatId: classroomSeat(2), intent: 'answer', child: { name: null, number: null } },
      },
      { type: 'floor.granted', data: { seatId: classroomSeat(1) } },
    );
    const rows = participation(state, state.seq * 1_000 + 4_000);
    expect(of(rows, 1)).toMatchObject({ turns: 2, stageMs: 5_000, hands: 0, waitedMs: 0, silentMs: 0, pupils: 11 });
    expect(of(rows, 2)).toMatchObject({ turns: 0, stageMs: 0, hands: 1, waitedMs: 5_000 });
  });

  it('compares shares of turns with shares of pupils: [[20 of 30 pupils, 5 of 15 turns]] is half its share', () => {
    const state = taught(...Array.from({ length: 15 }, (_, index) => (index % 3 === 0 ? 1 : 2)));
    const two = after(state, ...leaveSeat(state, classroomSeat(3), 'left'));
    const rows = participation(counted(two, [20, 10, 0]), startedAtMs);
    expect(of(rows, 1)?.equityRatio).toBeCloseTo(0.5);
    expect(of(rows, 2)?.equityRatio).toBeCloseTo(2);
    expect(of(rows, 3)).toBeUndefined();
  });

  it('gives counts and no ratio where fewer than five turns are to be expected', () => {
    const few = participation(alike(taught(...Array<number>(14).fill(1))), startedAtMs);
    expect(few.map(({ equityRatio }) => equityRatio)).toEqual([null, null, null]);
    const enough = participation(alike(taught(...Array<number>(15).fill(1))), startedAtMs);
    expect(enough.map(({ equityRatio }) => equityRatio)).toEqual([3, 0, 0]);
  });

  it('treats classrooms alike where nobody knows how many pupils there are', () => {
    const rows = participation(counted(taught(...Array<number>(15).fill(1)), [0, 0, 0]), startedAtMs);
    expect(rows.map(({ equityRatio }) => equityRatio)).toEqual([3, 0, 0]);
  });
});

describe('the quiet hint', () => {
  const eightMinutes = startedAtMs + SILENT_FROM_MS;

  it('comes after eight minutes without a turn, counted from the last one', () => {
    expect(hints(liveLesson, eightMinutes - 1)).toEqual([null, null, null]);
    expect(hints(liveLesson, eightMinutes)).toEqual(['silent', 'silent', 'silent']);
    expect(hints(taught(2), eightMinutes)).toEqual(['silent', null, 'silent']);
  });

  it('comes when a classroom has had less than half its share', () => {
    const state = taught(...Array.from({ length: 15 }, (_, index) => (index % 2) + 1));
    expect(hints(state, state.seq * 1_000)).toEqual([null, null, 'little']);
  });

  it('counts from when a classroom came, not from before', () => {
    const left = after(liveLesson, ...leaveSeat(liveLesson, classroomSeat(3), 'left'));
    const seat = liveLesson.seats[classroomSeat(3)];
    if (!seat) throw new Error('no seat');
    const { seatId, role, holder, classroomId, name } = seat;
    const [back] = numbered([{ type: 'seat.joined', data: { seatId, role, holder, classroomId, name } }], left.seq + 1);
    if (!back) throw new Error('no fact');
    const again = foldLog([{ ...back, atMs: startedAtMs + 5 * MINUTE_MS }], left);
    expect(of(participation(alike(again), eightMinutes), 3)?.silentMs).toBe(3 * MINUTE_MS);
  });

  it('is not given to who is away, muted, without a microphone, or on stage', () => {
    const seatId = classroomSeat(1);
    const hintAfter = (...facts: Parameters<typeof after>[1][]) =>
      of(participation(alike(after(liveLesson, ...facts)), eightMinutes), 1)?.hint;
    expect(hintAfter({ type: 'seat.dropped', data: { seatId } })).toBeNull();
    expect(hintAfter({ type: 'stream.muted', data: { streamId: ids.stream(10) } })).toBeNull();
    expect(hintAfter({ type: 'stream.ended', data: { streamId: ids.stream(10) } })).toBeNull();
    expect(hintAfter({ type: 'floor.granted', data: { seatId } })).toBeNull();
  });

  it('outlives a short break of the line', () => {
    const seatId = classroomSeat(1);
    const back = after(
      liveLesson,
      { type: 'seat.dropped', data: { seatId } },
      { type: 'seat.returned', data: { seatId } },
    );
    expect(of(participation(alike(back), eightMinutes), 1)?.hint).toBe('silent');
  });
});

describe('who is called fairly', () => {
  const now = startedAtMs + MINUTE_MS;

  it('is whoever is furthest behind their share', () => {
    expect(fairest(alike(taught(1, 2)), now)).toBe(classroomSeat(3));
    expect(fairest(alike(taught(3, 2)), now)).toBe(classroomSeat(1));
  });

  it('is the larger classroom first, and as often as it has more pupils', () => {
    let state = liveLesson;
    for (let round = 0; round < 8; round += 1) {
      const chosen = fairest(counted(state, [20, 40, 20]), state.seq * 1_000);
      state = after(state, ...turn(Number(chosen?.slice(-1))));
    }
    expect([1, 2, 3].map((n) => state.turns[classroomSeat(n)]?.turns)).toEqual([2, 4, 2]);
  });

  it('is among equals the one that has been silent longest, then the one whose hand waits', () => {
    const last = taught(3, 1, 2);
    expect(fairest(alike(last), last.seq * 1_000 + 60_000)).toBe(classroomSeat(3));
    const hand = after(liveLesson, {
      type: 'hand.raised',
      data: { seatId: classroomSeat(2), intent: 'answer', child: { name: null, number: null } },
    });
    expect(fairest(alike(hand), now)).toBe(classroomSeat(2));
  });

  it('is nobody who is away, on stage or has left, and nobody muted as long as another can be heard', () => {
    const gone = after(
      liveLesson,
      { type: 'seat.dropped', data: { seatId: classroomSeat(1) } },
      { type: 'stream.muted', data: { streamId: ids.stream(20) } },
    );
    expect(fairest(alike(gone), now)).toBe(classroomSeat(3));
    const alone = after(gone, ...leaveSeat(gone, classroomSeat(3), 'left'));
    expect(fairest(alike(alone), now)).toBe(classroomSeat(2));
    const nobody = after(alone, { type: 'floor.granted', data: { seatId: classroomSeat(2) } });
    expect(fairest(alike(nobody), now)).toBeUndefined();
  });

  it('keeps each within one turn of its share, however many pupils there are, and is the same for the same state', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
    );
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), (pupils, rounds) => {
        const all = pupils.reduce((sum, count) => sum + count, 0);
        let state = liveLesson;
        for (let round = 1; round <= rounds; round += 1) {
          const seen = counted(state, pupils);
          const chosen = fairest(seen, state.seq * 1_000);
          expect(fairest(seen, state.seq * 1_000)).toBe(chosen);
          state = after(state, ...turn(Number(chosen?.slice(-1))));
          for (const n of [1, 2, 3]) {
            const due = (round * (pupils[n - 1] ?? 0)) / all;
            expect(Math.abs((state.turns[classroomSeat(n)]?.turns ?? 0) - due)).toBeLessThan(1.5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
