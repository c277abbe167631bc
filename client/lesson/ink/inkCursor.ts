import { strokeUnits } from '../../../shared/lesson/inkLines.ts';
import { SHEET_UNITS } from '../../../shared/lesson/inkPoints.ts';
import type { InkKit } from './inkKit.ts';
import { ERASER_UNITS } from './strokesAt.ts';

/** Browsers draw no larger cursors, in CSS pixels. */
const MOST_PX = 96;
const LEAST_PX = 8;

/** How a cursor is drawn: the colour of the tool, and what sets it off from dark and light. */
export type CursorColours = { readonly tool: string; readonly edge: string };

/**
 * A cursor that shows what is in the hand: as wide as the tool draws or erases on a sheet of this width, full for what
 * draws and hollow for what erases.
 *
 * @returns A value for CSS.
 */
export function inkCursor({ tool, width }: InkKit, sheetPx: number, colours: CursorColours): string {
  const units = tool === 'eraser' ? 2 * ERASER_UNITS : strokeUnits({ tool, width });
  const ringPx = Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, (units / SHEET_UNITS) * sheetPx)));
  const sidePx = ringPx + 6;
  const circle = (more: string) => `<circle cx="${sidePx / 2}" cy="${sidePx / 2}" r="${ringPx / 2}" ${more}/>`;
  const look = {
    eraser: circle(`fill="${colours.edge}" fill-opacity="0.5" stroke="${colours.tool}" stroke-width="2"`),
    highlighter: circle(`fill="${colours.tool}" fill-opacity="0.5" stroke="${colours.edge}" stroke-width="2"`),
    pen: circle(`fill="${colours.tool}" stroke="${colours.edge}" stroke-width="2"`),
  }[tool === 'eraser' || tool === 'highlighter' ? tool : 'pen'];
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${sidePx}" height="${sidePx}">${look}</svg>`;
  const middlePx = Math.round(sidePx / 2);
  return `url("data:image/svg+xml,${encodeURIComponent(picture)}") ${middlePx} ${middlePx}, crosshair`;
}
