import type { SKRSContext2D } from '@napi-rs/canvas';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Place } from '../../library/composition/filmPlaces.ts';
import { type AskedLine, askedLines } from './askedLines.ts';
import { fontOf, LEADING, linesOf } from './lettering.ts';
import { COLOURS } from './sheetColours.ts';

/** How large letters are, of the picture's height in px, from the largest that are tried to the smallest. */
const SIZES_PX = [46, 40, 34, 30, 26, 22, 19, 16, 13];
/** In letters: around all, between lines, and inside a framed one. */
const [EDGE, GAP, INSET] = [1, 0.55, 0.5];
const BAR_RATIO = 0.16;
/** How much larger a heading is. */
const HEADING = 1.25;

type Laid = {
  readonly line: AskedLine;
  readonly rows: readonly string[];
  readonly px: number;
  readonly heightPx: number;
};

/** Paints what is asked of the classrooms, or what they have answered, as large as there is room for. */
export function paintAsked(pen: SKRSContext2D, state: LessonState, { xPx, yPx, widthPx, heightPx }: Place): void {
  const lines = askedLines(state);
  pen.save();
  pen.beginPath();
  pen.roundRect(xPx, yPx, widthPx, heightPx, 10);
  pen.fillStyle = COLOURS.surface;
  pen.fill();
  pen.clip();
  const fits = SIZES_PX.map((px) => ({ px, laid: lay(pen, lines, { px, widthPx }) }));
  const chosen = fits.find(({ px, laid }) => heightOf(laid, px) <= heightPx) ?? fits.at(-1);
  let top = yPx + (chosen?.px ?? 0) * EDGE;
  for (const each of chosen?.laid ?? []) {
    paintLine(pen, each, {
      xPx: xPx + (chosen?.px ?? 0) * EDGE,
      yPx: top,
      widthPx: widthPx - 2 * (chosen?.px ?? 0) * EDGE,
    });
    top += each.heightPx + (chosen?.px ?? 0) * GAP;
  }
  pen.restore();
}

function lay(
  pen: SKRSContext2D,
  lines: readonly AskedLine[],
  { px, widthPx }: { px: number; widthPx: number },
): Laid[] {
  return lines.map((line) => {
    const size = line.kind === 'question' ? px * HEADING : px;
    pen.font = fontOf(size, line.kind === 'question' ? 'bold' : 'normal');
    const room = widthPx - 2 * px * EDGE - (line.kind === 'answer' ? 2 * px * INSET : 0);
    const rows = linesOf(pen, line.text, room);
    const bar = line.kind === 'answer' && line.share !== null ? size * (BAR_RATIO + GAP) : 0;
    const inset = line.kind === 'answer' ? 2 * px * INSET : 0;
    return { line, rows, px: size, heightPx: rows.length * size * LEADING + bar + inset };
  });
}

const heightOf = (laid: readonly Laid[], px: number): number =>
  laid.reduce((sum, each) => sum + each.heightPx + px * GAP, 2 * px * EDGE);

function paintLine(
  pen: SKRSContext2D,
  { line, rows, px, heightPx }: Laid,
  { xPx, yPx, widthPx }: Pick<Place, 'xPx' | 'yPx' | 'widthPx'>,
): void {
  const inset = line.kind === 'answer' ? px * INSET : 0;
  const isRight = line.kind === 'answer' && line.right;
  if (line.kind === 'answer') {
    pen.beginPath();
    pen.roundRect(xPx, yPx, widthPx, heightPx, 8);
    pen.fillStyle = isRight ? COLOURS['accent-wash'] : COLOURS.paper;
    pen.fill();
  }
  pen.font = fontOf(px, line.kind === 'question' ? 'bold' : 'normal');
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.fillStyle = line.kind === 'note' ? COLOURS['ink-soft'] : isRight ? COLOURS.accent : COLOURS.ink;
  for (const [index, row] of rows.entries()) pen.fillText(row, xPx + inset, yPx + inset + (index + 0.5) * px * LEADING);
  if (line.kind !== 'answer' || line.share === null) return;
  const bar = { x: xPx + inset, y: yPx + heightPx - inset - px * BAR_RATIO, w: widthPx - 2 * inset, h: px * BAR_RATIO };
  pen.fillStyle = COLOURS.line;
  pen.fillRect(bar.x, bar.y, bar.w, bar.h);
  pen.fillStyle = COLOURS.accent;
  pen.fillRect(bar.x, bar.y, bar.w * line.share, bar.h);
}
