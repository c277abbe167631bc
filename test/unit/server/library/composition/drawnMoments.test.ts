import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnMoments, isDrawnFrom, STEP_MS } from '../../../../../server/library/composition/drawnMoments.ts';
import { FRAME_MS } from '../../../../../server/library/composition/filmPlaces.ts';
import { foldLog } from '../../../../../shared/lesson/fold.ts';
import { surfaceKey } from '../../../../../shared/lesson/surfaceState.ts';
import type { Fact, NewFact } from '../../../../../shared/protocol/index.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { blackPen, digitsOf } from '../../../../support/ink.ts';

const T0 = 1_900_000_000_000;
const SEAT = ids.seat(1);

const logOf = (...told: readonly (readonly [filmMs: number, fact: NewFact])[]): Fact[] =>
  told.map(([filmMs, fact], index) => ({ ...fact, seq: index + 1, atMs: T0 + filmMs, by: SEAT }));
const board = (number: number): NewFact => ({
  type: 'surface.shown',
  data: { surface: { kind: 'board', board: number } },
});
const stroke = (number: number): NewFact => ({
  type: 'ink.drew',
  data: { points: { [number]: digitsOf([0, 0], [100 * number, 50]) }, styles: { [number]: blackPen } },
});
const pointed = (x: number): NewFact => ({ type: 'pointer.moved', data: { at: { x, y: 0.5 } } });
const moments = (facts: Fact[], ...shots: { fromMs: number; toMs: number }[]) => [
  ...drawnMoments({ facts, beginsAtMs: T0 }, shots),
];
const times = (facts: Fact[], ...shots: { fromMs: number; toMs: number }[]) =>
  moments(facts, ...shots).map(({ shot, filmMs }) => [shot, filmMs]);

describe('what is drawn of a film', () => {
  it('is drawn at the beginning of a shot with all that was there before', () => {
    const facts = logOf([-9_000, board(1)], [-8_000, stroke(1)]);
    const [first, ...rest] = moments(facts, { fromMs: 0, toMs: 4_000 });
    expect(rest).toEqual([]);
    expect(first?.state.surface).toEqual({ kind: 'board', board: 1 });
    expect(first?.state.ink.surfaces['board/1']?.count).toBe(1);
  });

  it('is drawn again at the frame at which another board is shown', () => {
    const facts = logOf([0, board(1)], [1_007, board(2)], [1_030, board(3)]);
    expect(times(facts, { fromMs: 0, toMs: 4_000 })).toEqual([
      [0, 0],
      [0, 1_000],
      [0, 1_040],
    ]);
  });

  it('follows writing in steps, and ends with all of it', () => {
    const writing = Array.from({ length: 40 }, (_, n) => [1_000 + n * 25, stroke(n + 1)] as const);
    const drawn = moments(logOf([0, board(1)], ...writing), { fromMs: 0, toMs: 4_000 });
    expect(drawn.map(({ filmMs }) => filmMs)).toEqual([0, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000]);
    expect(drawn.at(-1)?.state.ink.surfaces['board/1']?.count).toBe(40);
  });

  it('follows the pointer, and what is asked, but not ink on a board that is not shown', () => {
    const facts = logOf(
      [0, board(2)],
      [500, stroke(1)],
      [1_000, pointed(0.2)],
      [1_040, pointed(0.3)],
      [3_000, pointed(0.3)],
    );
    expect(times(facts, { fromMs: 0, toMs: 4_000 })).toEqual([
      [0, 0],
      [0, 1_000],
      [0, 1_200],
    ]);
  });

  it('skips what happens between shots, and what happens at the end of one belongs to the next', () => {
    const facts = logOf([0, board(1)], [900, stroke(1)], [1_500, stroke(2)], [2_000, stroke(3)]);
    const drawn = moments(facts, { fromMs: 0, toMs: 1_000 }, { fromMs: 2_000, toMs: 3_000 });
    expect(drawn.map(({ shot, filmMs, state }) => [shot, filmMs, state.ink.surfaces['board/1']?.count])).toEqual([
      [0, 0, undefined],
      [0, 920, 1],
      [1, 2_000, 3],
    ]);
  });

  it('does not go back when the clock of the server was', () => {
    const facts = logOf([0, board(1)], [2_000, board(2)], [1_000, board(3)]);
    expect(times(facts, { fromMs: 0, toMs: 4_000 })).toEqual([
      [0, 0],
      [0, 2_000],
    ]);
  });

  it('is right at each moment but for a step, on whole frames, whatever is done when', () => {
    const deeds = fc.oneof(
      fc.integer({ min: 1, max: 4 }).map(board),
      fc.constant('stroke' as const),
      fc.double({ min: 0, max: 1, noNaN: true }).map(pointed),
    );
    const log = fc.array(fc.tuple(fc.integer({ min: -500, max: 5_500 }), deeds), { maxLength: 60 });
    fc.assert(
      fc.property(log, (told) => {
        const sorted = told.toSorted(([a], [b]) => a - b);
        const facts = logOf(...sorted.map(([ms, deed], n) => [ms, deed === 'stroke' ? stroke(n + 1) : deed] as const));
        const drawn = moments(facts, { fromMs: 0, toMs: 5_000 });
        for (const [index, { filmMs, state }] of drawn.entries()) {
          const nextMs = drawn[index + 1]?.filmMs ?? 5_000;
          expect(filmMs % FRAME_MS).toBe(0);
          expect(nextMs).toBeGreaterThan(filmMs);
          // What it shows was so within a step before the next picture.
          const now = foldLog(facts.filter(({ atMs }) => atMs - T0 <= nextMs - STEP_MS - FRAME_MS));
          const key = state.surface && surfaceKey(state.surface);
          if (nextMs - filmMs > STEP_MS + FRAME_MS) {
            expect(key).toBe(now.surface && surfaceKey(now.surface));
            expect(state.ink.surfaces[key ?? '']?.count).toBe(now.ink.surfaces[key ?? '']?.count);
            expect(state.pointer).toEqual(now.pointer);
          }
        }
      }),
    );
  });
});

it('comes from pages, ink and questions, and from nothing else of the log', () => {
  const [shown, drew, added] = logOf([0, board(1)], [0, stroke(1)], [0, { type: 'deck.added', data: deck(1) }]);
  for (const fact of [shown, drew, added]) expect(fact && isDrawnFrom(fact)).toBe(true);
  const [level] = logOf([0, { type: 'audible.began', data: { seatId: SEAT } }]);
  expect(level && isDrawnFrom(level)).toBe(false);
});
