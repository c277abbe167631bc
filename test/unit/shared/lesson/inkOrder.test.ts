import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldFact, foldLog } from '../../../../shared/lesson/fold.ts';
import { givePen, type InkWish, withInkUnread } from '../../../../shared/lesson/ink.ts';
import { firstUnread, isSeen, withRead } from '../../../../shared/lesson/inkSurface.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import type { Fact } from '../../../../shared/protocol/index.ts';
import { digitsOf, part, wished } from '../../../support/ink.ts';
import { after, classroomSeat, liveLesson, TEACHER } from '../../../support/lessons.ts';

const BOARD = 'board/1';
const draw = (stroke: ReturnType<typeof part>): InkWish => ({ name: 'ink.draw', body: { strokes: [stroke] } });
const erase = (at: number[]): InkWish => ({ name: 'ink.erase', body: { surface: BOARD, at, goesOn: false } });
const undo: InkWish = { name: 'ink.undo', body: { surface: BOARD } };
const clear: InkWish = { name: 'ink.clear', body: { surface: BOARD } };
const dot = (n: number) => digitsOf([n, n]);

const board = (state: LessonState) => state.ink.surfaces[BOARD] ?? { count: 0, clears: [], pieces: [] };
const seen = (state: LessonState): number[] =>
  Array.from({ length: board(state).count }, (_, at) => at).filter((at) => isSeen(board(state), at));
const withPen = after(liveLesson, ...givePen(liveLesson, classroomSeat(1)));

/** The same said the slow way: everything that was ever done, and what of it stands. */
class SlowBoard {
  readonly #deeds: { seat: number; what: 'draw' | 'erase' | 'clear'; at: number[] }[] = [];
  #strokes = 0;

  see(): number[] {
    const gone = new Set(this.#deeds.flatMap(({ what, at }) => (what === 'draw' ? [] : at)));
    return this.#deeds.flatMap(({ what, at }) => (what === 'draw' ? at : [])).filter((at) => !gone.has(at));
  }
  play({ seat, does, at }: Move): void {
    if (does === 'draw') this.#deeds.push({ seat, what: does, at: [this.#strokes++] });
    const all = Array.from({ length: this.#strokes }, (_, number) => number);
    const hit = (does === 'clear' ? all : at).filter((number) => does === 'clear' || this.see().includes(number));
    const matters = does === 'clear' ? this.see().length > 0 : hit.length > 0;
    if ((does === 'erase' || does === 'clear') && matters) this.#deeds.push({ seat, what: does, at: hit });
    const index = this.#deeds.findLastIndex((deed) => deed.seat === seat);
    if (does === 'undo' && index >= 0) this.#deeds.splice(index, 1);
  }
}

type Move = {
  readonly seat: number;
  readonly does: 'draw' | 'grow' | 'erase' | 'undo' | 'clear' | 'again';
  readonly at: number[];
};

const moves = fc.array(
  fc.record<Move>({
    seat: fc.constantFrom(0, 1),
    does: fc.constantFrom('draw', 'draw', 'draw', 'grow', 'erase', 'undo', 'clear', 'again'),
    at: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 45 },
);

/** One seat's hand: it numbers its strokes, and may ask for its last one again, as after a lost answer. */
function hand() {
  let strokes = 0;
  let last: InkWish | undefined;
  const drawing = (points: string): InkWish => {
    last = draw(part(Math.max(1, strokes), points));
    return last;
  };
  return ({ does, at }: Move): InkWish | undefined => {
    if (does === 'draw') {
      strokes += 1;
      return drawing(dot(strokes));
    }
    const others = {
      grow: last && drawing(dot(strokes) + digitsOf([9, 9])),
      erase: erase(at),
      undo,
      clear,
      again: last,
    };
    return others[does];
  };
}

/** Plays moves at two seats and gives the log that they leave. */
function play(asked: readonly Move[], slow = new SlowBoard()): { state: LessonState; log: Fact[] } {
  let state = withPen;
  const log: Fact[] = [];
  const hands = [hand(), hand()];
  for (const move of asked) {
    const wish = hands[move.seat]?.(move);
    const facts = wish ? wished(state, move.seat === 0 ? TEACHER : classroomSeat(1), wish) : [];
    log.push(...facts);
    state = foldLog(facts, state);
    slow.play(move);
    expect(seen(state)).toEqual(slow.see());
  }
  return { state, log };
}

describe('whatever is asked in whatever order', () => {
  it('shows what the deeds that stand have drawn', () => {
    fc.assert(
      fc.property(moves, (asked) => void play(asked)),
      { numRuns: 200 },
    );
  });

  it('ends in the same state for whoever folds the log, also with facts told twice', () => {
    fc.assert(
      fc.property(moves, (asked) => {
        const { state, log } = play(asked);
        expect(
          foldLog(
            log.flatMap((fact) => [fact, fact]),
            withPen,
          ),
        ).toEqual(state);
      }),
    );
  });

  it('ends in the same state for whoever comes in between and reads the strokes later', () => {
    fc.assert(
      fc.property(moves, fc.nat(45), fc.nat(45), (asked, came, read) => {
        const { state, log } = play(asked);
        const cameAt = Math.min(came, log.length);
        const readAt = Math.max(cameAt, Math.min(read, log.length));
        let late = withInkUnread(foldLog(log.slice(0, cameAt), withPen));
        for (const fact of log.slice(cameAt, readAt)) late = foldFact(late, fact);
        const server = foldLog(log.slice(0, readAt), withPen);
        const surface = late.ink.surfaces[BOARD];
        if (surface && firstUnread({ ...surface, clears: [] }) !== undefined) {
          const whole = withRead(
            surface,
            0,
            board(server).pieces.map((piece) => piece ?? []),
          );
          late = { ...late, ink: { ...late.ink, surfaces: { ...late.ink.surfaces, [BOARD]: whole } } };
        }
        expect(foldLog(log.slice(readAt), late)).toEqual(state);
      }),
    );
  });
});
