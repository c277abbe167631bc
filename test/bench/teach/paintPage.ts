/** A window that paints a board by the product's own painter, at the pace at which a screen shows pictures. */
import { InkPainter } from '../../../client/lesson/ink/InkPainter.ts';
import { foldFact, foldLog } from '../../../shared/lesson/fold.ts';
import { blankSurface } from '../../../shared/lesson/inkSurface.ts';
import { liveLesson } from '../../support/lessons.ts';
import { FULL_BOARD, fullBoardLog, type Strokes } from './strokeLog.ts';

declare global {
  interface Window {
    /** Paints a board of strokes, and then each fact of those that come to it. */
    paintBoard: (strokes: Strokes) => Promise<{ wholeMs: number; moreMs: number[] }>;
  }
}

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

window.paintBoard = async (strokes) => {
  const { before, after } = fullBoardLog(strokes);
  const canvas = document.createElement('canvas');
  document.body.append(canvas);
  const painter = new InkPainter(canvas, { black: '#000', red: '#c00', blue: '#00c', green: '#080', orange: '#c60' });
  painter.resize(1_920, 1_080);
  let state = foldLog(before, liveLesson);
  const isPainted = (): boolean => painter.paint(state.ink.surfaces[FULL_BOARD] ?? blankSurface);
  // A browser only notes what is painted; a look at the picture makes it do it.
  const look = (): void => void canvas.getContext('2d')?.getImageData(0, 0, 1, 1);
  await nextFrame();
  const beganMs = performance.now();
  while (!isPainted()) await nextFrame();
  look();
  const wholeMs = performance.now() - beganMs;
  const moreMs: number[] = [];
  for (const fact of after) {
    await nextFrame();
    state = foldFact(state, fact);
    const facedMs = performance.now();
    if (!isPainted()) throw new Error('one fact more could not be painted at once');
    look();
    moreMs.push(performance.now() - facedMs);
  }
  return { wholeMs, moreMs };
};
