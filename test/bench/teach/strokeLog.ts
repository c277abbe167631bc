import { DrawnStroke } from '../../../client/lesson/ink/DrawnStroke.ts';
import { foldFact, foldLog } from '../../../shared/lesson/fold.ts';
import { inkFactsOf } from '../../../shared/lesson/ink.ts';
import type { StrokeStyle } from '../../../shared/lesson/inkState.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Fact } from '../../../shared/protocol/index.ts';
import { liveLesson, TEACHER } from '../../support/lessons.ts';
import { quantile } from '../statistics.ts';
import { handwriting } from './handwriting.ts';

/** What is drawn between two facts, in ms; as `InkQueue` does it. */
const TOLD_EVERY_MS = 125;

const ROUNDS = 5;

/** How many strokes there are, and how many come to them. */
export type Strokes = { readonly strokes: number; readonly more: number };

/** The surface of all strokes: a full page is the worst. */
export const FULL_BOARD = 'board/1';

const PEN: StrokeStyle = { surface: FULL_BOARD, tool: 'pen', colour: 'black', width: 'medium' };

/** A lesson's log of ink, in two: the facts until so many strokes were drawn, and those of some strokes more. */
export function fullBoardLog({ strokes, more }: Strokes): { readonly before: Fact[]; readonly after: Fact[] } {
  const log = writtenLog(strokes + more);
  const isNewStroke = ({ data }: Fact): boolean => 'points' in data && String(strokes + 1) in data.points;
  const first = log.findIndex(isNewStroke);
  return { before: log.slice(0, first), after: log.slice(first) };
}

/** How long folding takes with so many strokes on a board, in ms. */
export function measureFold({ strokes, more }: Strokes) {
  const { before, after } = fullBoardLog({ strokes, more });
  const wholeMs = Array.from({ length: ROUNDS }, () => timed(() => foldLog(before, liveLesson)));
  let state = foldLog(before, liveLesson);
  const moreMs = after.map((fact) =>
    timed(() => {
      state = foldFact(state, fact);
    }),
  );
  if (state.ink.surfaces[FULL_BOARD]?.count !== strokes + more) throw new Error('strokes are missing');
  return {
    facts: before.length,
    foldMs: rounded(quantile(wholeMs, 0.5), 1),
    foldOneMoreMs: rounded(quantile(moreMs, 0.5), 4),
  };
}

function timed(run: () => unknown): number {
  const beganMs = performance.now();
  run();
  return performance.now() - beganMs;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The facts by which so many strokes came into a lesson, after those of `liveLesson`, as a server would have logged them. */
function writtenLog(strokes: number): Fact[] {
  const log: Fact[] = [];
  let state: LessonState = liveLesson;
  let waiting = new Set<DrawnStroke>();
  let drawn: DrawnStroke | undefined;
  let toldMs = 0;
  const tell = (): void => {
    const parts = [...waiting].filter(({ isUntold }) => isUntold).map((stroke) => stroke.tell());
    waiting = new Set();
    const facts = inkFactsOf(
      state,
      { seatId: TEACHER, role: 'teacher' },
      { name: 'ink.draw', body: { strokes: parts } },
    );
    for (const fact of facts) {
      const logged: Fact = { ...fact, seq: state.seq + 1, atMs: 1_000_000 + toldMs, by: TEACHER };
      log.push(logged);
      state = foldFact(state, logged);
    }
  };
  for (const { atMs, stroke, point } of handwriting(1)) {
    if (atMs - toldMs >= TOLD_EVERY_MS || stroke > strokes) {
      toldMs = atMs;
      if (waiting.size > 0) tell();
    }
    if (stroke > strokes) return log;
    if (drawn?.number !== stroke) drawn = new DrawnStroke(stroke, PEN);
    drawn.add(point);
    waiting.add(drawn);
  }
  return log;
}
