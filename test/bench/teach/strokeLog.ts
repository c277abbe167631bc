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

/** The surface of all strokes: a full page is the worst. */
export const FULL_BOARD = 'board/1';

const PEN: StrokeStyle = { surface: FULL_BOARD, tool: 'pen', colour: 'black', width: 'medium' };

/** The facts by which so many strokes came into a lesson, after those of `liveLesson`, as a server would have logged them. */
export function writtenLog(strokes: number): Fact[] {
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

/** How long folding takes with so many strokes, in ms. */
export function measureFold(strokes: number, more: number) {
  const log = writtenLog(strokes + more);
  const isNewStroke = ({ data }: Fact): boolean => 'points' in data && String(strokes + 1) in data.points;
  const first = log.findIndex(isNewStroke);
  const old = log.slice(0, first);
  foldLog(old, liveLesson);
  const wholeMs = [1, 2, 3, 4, 5].map(() => timed(() => foldLog(old, liveLesson)));
  let state = foldLog(old, liveLesson);
  const moreMs = log.slice(first).map((fact) =>
    timed(() => {
      state = foldFact(state, fact);
    }),
  );
  if (state.ink.surfaces[FULL_BOARD]?.count !== strokes + more) throw new Error('strokes are missing');
  return {
    facts: old.length,
    foldMs: Math.round(quantile(wholeMs, 0.5) * 10) / 10,
    foldOneMoreMs: Math.round(quantile(moreMs, 0.5) * 10_000) / 10_000,
  };
}

function timed(run: () => unknown): number {
  const beganMs = performance.now();
  run();
  return performance.now() - beganMs;
}
