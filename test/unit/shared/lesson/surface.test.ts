import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followDecks, movePointer, readyDeck } from '../../../../shared/lesson/courseware.ts';
import { pageRatio } from '../../../../shared/lesson/coursewareState.ts';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import { LessonState } from '../../../../shared/lesson/state.ts';
import { showSurface } from '../../../../shared/lesson/surface.ts';
import { MAX_BOARDS, type Surface, surfaceKey } from '../../../../shared/lesson/surfaceState.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { deck } from '../../../support/decks.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson, numbered } from '../../../support/lessons.ts';

const withDecks = after(liveLesson, ...followDecks(liveLesson, [deck(1), deck(2)]));
const page = (n: number, number: number): Surface => ({ kind: 'page', deckId: ids.deck(n), page: number });
const board: Surface = { kind: 'board', board: 2 };

describe('a surface', () => {
  it('has a name of its own, under which ink is kept', () => {
    expect(surfaceKey(page(1, 7))).toBe(`${ids.deck(1)}/7`);
    expect(surfaceKey(board)).toBe('board/2');
  });

  it('is shown, and shown again is no news', () => {
    const shown = after(withDecks, ...showSurface(withDecks, page(1, 2)));
    expect(shown.surface).toEqual(page(1, 2));
    expect(showSurface(shown, page(1, 2))).toEqual([]);
    expect(after(shown, ...showSurface(shown, null)).surface).toBeNull();
  });

  it('must be a page that there is', () => {
    expect(() => showSurface(withDecks, page(9, 1))).toThrow(expect.objectContaining({ code: 'deck.not-found' }));
    expect(() => showSurface(withDecks, page(1, 4))).toThrow(expect.objectContaining({ code: 'deck.page-not-found' }));
  });

  it('takes the pointer away when it changes', () => {
    const shown = after(withDecks, ...showSurface(withDecks, board));
    const pointing = after(shown, ...movePointer(shown, { x: 0.5, y: 0.25 }));
    expect(pointing.pointer).toEqual({ x: 0.5, y: 0.25 });
    expect(movePointer(pointing, { x: 0.5, y: 0.25 })).toEqual([]);
    expect(after(pointing, ...showSurface(pointing, page(1, 1))).pointer).toBeNull();
    expect(movePointer(withDecks, { x: 0.5, y: 0.25 })).toEqual([]);
  });
});

describe('a deck', () => {
  it('remembers the page that was shown last', () => {
    const shown = after(withDecks, ...showSurface(withDecks, page(1, 3)));
    expect(after(shown, ...showSurface(shown, board)).decks[ids.deck(1)]?.lastPage).toBe(3);
  });

  it('comes and goes with what is kept, and takes its page from the screens', () => {
    expect(Object.keys(withDecks.decks)).toEqual([ids.deck(1), ids.deck(2)]);
    expect(followDecks(withDecks, [deck(1), deck(2)])).toEqual([]);
    const shown = after(withDecks, ...showSurface(withDecks, page(1, 1)));
    const gone = after(shown, ...followDecks(shown, [deck(2)]));
    expect(Object.keys(gone.decks)).toEqual([ids.deck(2)]);
    expect(gone.surface).toBeNull();
    const other = after(shown, ...followDecks(shown, [deck(1)]));
    expect(other.surface).toEqual(page(1, 1));
  });

  it('stays as it was once the lesson has ended', () => {
    const ended = after(withDecks, { type: 'lesson.ended', data: {} });
    expect(followDecks(ended, [])).toEqual([]);
  });

  it('is ready in a classroom once', () => {
    const facts = readyDeck(withDecks, ids.deck(1), ids.classroom(1));
    const ready = after(withDecks, ...facts, ...facts);
    expect(ready.decks[ids.deck(1)]?.readyIn).toEqual([ids.classroom(1)]);
    expect(readyDeck(ready, ids.deck(1), ids.classroom(1))).toEqual([]);
    expect(() => readyDeck(withDecks, ids.deck(9), ids.classroom(1))).toThrow(
      expect.objectContaining({ code: 'deck.not-found' }),
    );
  });

  it('has a shape for each page, or one for all', () => {
    expect(pageRatio({ ratios: [1.5] }, 3)).toBe(1.5);
    expect(pageRatio({ ratios: [1.5, 0.5] }, 2)).toBe(0.5);
  });
});

const anySurface = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('board' as const), board: fc.integer({ min: 1, max: MAX_BOARDS }) }),
  fc.record({ n: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 1, max: 3 }) }).map(({ n, at }) => page(n, at)),
);
const anyKept = fc.subarray([deck(1), deck(2), deck(3)]);
const anyWish = fc.oneof(
  anySurface.map((surface) => (state: LessonState) => tolerant(() => showSurface(state, surface))),
  anyKept.map((kept) => (state: LessonState) => followDecks(state, kept)),
  fc
    .integer({ min: 1, max: 3 })
    .map((n) => (state: LessonState) => tolerant(() => readyDeck(state, ids.deck(n), ids.classroom(n)))),
  fc
    .option(fc.record({ x: fc.constantFrom(0, 0.5, 1), y: fc.constantFrom(0, 1) }))
    .map((at) => (state: LessonState) => movePointer(state, at)),
);

function tolerant<T>(rule: () => T[]): T[] {
  try {
    return rule();
  } catch {
    return [];
  }
}

it('any order of wishes leaves a state that the contract allows, shows only what there is, and folds the same in pieces', () => {
  fc.assert(
    fc.property(fc.array(anyWish, { maxLength: 30 }), (wishes) => {
      let state = liveLesson;
      const log: NewFact[] = [];
      for (const wish of wishes) {
        const facts = wish(state);
        log.push(...facts);
        state = after(state, ...facts);
        if (state.surface?.kind === 'page') expect(state.decks[state.surface.deckId]).toBeDefined();
        if (state.surface === null) expect(state.pointer).toBeNull();
      }
      expect(LessonState.safeParse(state).success).toBe(true);
      expect(foldLog(numbered(log, liveLesson.seq + 1), liveLesson)).toEqual(state);
    }),
  );
});
