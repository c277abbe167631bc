import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Observable } from '../../../../../client/kit/Observable.ts';
import { InkHand } from '../../../../../client/lesson/ink/InkHand.ts';
import type { SessionStatus } from '../../../../../client/lesson/LessonSession.ts';
import { LessonStore } from '../../../../../client/lesson/LessonStore.ts';
import { AppError, type ErrorCode } from '../../../../../shared/errors/index.ts';
import { type InkWish, inkFactsOf } from '../../../../../shared/lesson/ink.ts';
import { decodePoints, type InkPoint } from '../../../../../shared/lesson/inkPoints.ts';
import { isSeen, strokeAt } from '../../../../../shared/lesson/inkSurface.ts';
import type { BodyInput, Fact, Reply, RequestName } from '../../../../../shared/protocol/index.ts';
import { liveLesson, TEACHER } from '../../../../support/lessons.ts';

const BOARD = 'board/1';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A teacher's device, and a server that decides at once but tells and answers only when it is let. */
function atTheBoard() {
  const store = new LessonStore();
  store.reset(liveLesson);
  let server = liveLesson;
  const told: Fact[] = [];
  const asked: { wish: InkWish; answer: PromiseWithResolvers<void> }[] = [];
  let refusal: ErrorCode | undefined;
  async function ask<N extends RequestName>(name: N, body: BodyInput<N>): Promise<Reply<N>> {
    const wish = { name, body } as InkWish;
    const answer = Promise.withResolvers<void>();
    asked.push({ wish, answer });
    if (refusal) throw new AppError(refusal);
    const self = server.seats[TEACHER];
    const facts = self ? inkFactsOf(server, self, wish) : [];
    for (const fact of facts) told.push({ ...fact, seq: server.seq + told.length + 1, atMs: 0, by: TEACHER });
    await answer.promise;
    return {} as Reply<N>;
  }
  const tell = (): void => {
    const shadow = new LessonStore();
    shadow.reset(server);
    shadow.apply(told);
    server = shadow.read();
    store.apply(told.splice(0));
  };
  const status = new Observable<SessionStatus>({ step: 'joined', seatId: TEACHER });
  const hand = new InkHand({ ask, store, status });
  return {
    hand,
    store,
    asked,
    tell,
    refuseWith: (code: ErrorCode | undefined) => {
      refusal = code;
    },
    /** The next wish is told and answered. */
    land: async () => {
      tell();
      asked.at(-1)?.answer.resolve();
      await vi.advanceTimersByTimeAsync(0);
    },
    server: () => server,
  };
}

const at = (x: number, y: number): InkPoint => ({ x, y, pressure: 128 });
const zigzag = (from: number, count: number): InkPoint[] =>
  Array.from({ length: count }, (_, n) => at(from + n * 100, n % 2 === 0 ? 1_000 : 1_300));
const later = () => vi.advanceTimersByTimeAsync(130);

describe('the hand that draws', () => {
  it('shows its stroke at once and tells it a little later, and it is there once at any moment', async () => {
    const board = atTheBoard();
    board.hand.press(1, BOARD, at(0, 1_000));
    board.hand.move(1, zigzag(100, 6));
    const seen = () => decodePoints(strokeAt(board.hand.shown(BOARD), 0)?.points ?? '').length;
    expect([board.hand.shown(BOARD).count, seen()]).toEqual([1, 7]);
    expect(board.asked).toHaveLength(0);
    await later();
    expect(board.asked).toHaveLength(1);
    board.hand.move(1, zigzag(700, 4));
    expect([board.hand.shown(BOARD).count, seen()]).toEqual([1, 11]);
    // The fact is there before the answer.
    board.tell();
    expect([board.hand.shown(BOARD).count, seen()]).toEqual([1, 11]);
    await board.land();
    expect([board.hand.shown(BOARD).count, seen()]).toEqual([1, 11]);
    await later();
    await board.land();
    expect(board.store.read().ink.surfaces[BOARD]).toEqual(board.hand.shown(BOARD));
    expect(seen()).toBe(11);
  });

  it('sends one wish at a time, and what came meanwhile together', async () => {
    const board = atTheBoard();
    board.hand.press(1, BOARD, at(0, 0));
    await later();
    for (let stroke = 2; stroke < 9; stroke += 1) {
      board.hand.press(stroke, BOARD, at(stroke * 100, 0));
      await later();
    }
    expect(board.asked).toHaveLength(1);
    await board.land();
    await later();
    expect(board.asked).toHaveLength(2);
    expect(board.asked[1]?.wish.body).toMatchObject({ strokes: [2, 3, 4, 5, 6, 7, 8].map((stroke) => ({ stroke })) });
  });

  it('asks no more than ten times a second while it draws', async () => {
    const board = atTheBoard();
    board.hand.press(1, BOARD, at(0, 0));
    for (let ms = 0; ms < 3_000; ms += 10) {
      board.hand.move(1, [at(ms, (ms * 7) % 900)]);
      await vi.advanceTimersByTimeAsync(10);
      await board.land();
    }
    expect(board.asked.length).toBeGreaterThan(15);
    expect(board.asked.length).toBeLessThanOrEqual(30);
  });

  it('takes back and clears at once, in the order in which it was wished', async () => {
    const board = atTheBoard();
    for (const stroke of [1, 2]) {
      board.hand.press(stroke, BOARD, at(stroke * 1_000, 500));
      board.hand.lift(stroke);
    }
    const seen = () => [0, 1, 2].filter((number) => isSeen(board.hand.shown(BOARD), number));
    expect(seen()).toEqual([0, 1]);
    board.hand.undo(BOARD);
    expect(seen()).toEqual([0]);
    board.hand.clear(BOARD);
    expect(seen()).toEqual([]);
    board.hand.undo(BOARD);
    expect(seen()).toEqual([0]);
    for (let wish = 0; wish < 4; wish += 1) {
      await later();
      await board.land();
      expect(seen()).toEqual([0]);
    }
    expect(board.asked.map(({ wish }) => wish.name)).toEqual(['ink.draw', 'ink.undo', 'ink.clear', 'ink.undo']);
    expect(board.hand.canUndo(BOARD)).toBe(true);
  });

  it('erases with one movement what is taken back in one', async () => {
    const board = atTheBoard();
    for (const stroke of [1, 2, 3]) {
      board.hand.press(stroke, BOARD, at(stroke * 1_000, 500));
      board.hand.lift(stroke);
    }
    await later();
    await board.land();
    board.hand.take('eraser');
    board.hand.press(9, BOARD, at(1_000, 500));
    await later();
    board.hand.move(9, [at(2_000, 500), at(3_000, 500)]);
    const seen = () => [0, 1, 2].filter((number) => isSeen(board.hand.shown(BOARD), number));
    expect(seen()).toEqual([]);
    await board.land();
    await later();
    await board.land();
    board.hand.undo(BOARD);
    expect(seen()).toEqual([0, 1, 2]);
  });

  it('asks again for what was refused for the moment, and drops what is refused for good', async () => {
    const board = atTheBoard();
    board.refuseWith('request.too-many');
    board.hand.press(1, BOARD, at(0, 0));
    board.hand.lift(1);
    await later();
    expect(board.hand.shown(BOARD).count).toBe(1);
    board.refuseWith(undefined);
    await vi.advanceTimersByTimeAsync(500);
    await board.land();
    expect(board.store.read().ink.surfaces[BOARD]?.count).toBe(1);
    board.refuseWith('ink.no-pen');
    board.hand.press(2, BOARD, at(500, 0));
    await later();
    expect(board.hand.shown(BOARD).count).toBe(1);
    board.hand.move(2, [at(900, 0)]);
    expect(board.hand.shown(BOARD).count).toBe(1);
  });

  it('goes on as another stroke when one becomes too long', async () => {
    const board = atTheBoard();
    board.hand.press(1, BOARD, at(0, 0));
    board.hand.move(1, zigzag(0, 2_000));
    expect(board.hand.shown(BOARD).count).toBeGreaterThan(1);
    for (let wish = 0; wish < 4; wish += 1) {
      await later();
      await board.land();
    }
    expect(board.store.read().ink.surfaces[BOARD]).toEqual(board.hand.shown(BOARD));
  });
});
