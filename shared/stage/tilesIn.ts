import type { Rect } from './rect.ts';

/** Width over height of a tile that shows people. */
export const TILE_RATIO = 16 / 9;

/** What of a screen decides how tiles fit on it. */
export type Screen = {
  /** Width over height. */
  readonly ratio: number;
  /** Between rectangles, in percent of width and height. */
  readonly gap: { readonly x: number; readonly y: number };
};

type Wanted = {
  readonly count: number;
  readonly mostColumns: number;
  /** Where the rows stand when the area is higher than they are. */
  readonly rows: 'at-top' | 'in-middle';
};

/** Tiles of one size in rows, in as many columns as make them largest; what is left over stands beside them evenly. */
export function tilesIn(area: Rect, { ratio, gap }: Screen, { count, mostColumns, rows }: Wanted): Rect[] {
  const inColumns = (columns: number) => {
    const lines = Math.ceil(count / columns);
    const room = (area.w - (columns - 1) * gap.x) / columns;
    const h = Math.min((room * ratio) / TILE_RATIO, (area.h - (lines - 1) * gap.y) / lines);
    return { columns, lines, h, w: (h * TILE_RATIO) / ratio };
  };
  const choices = Array.from({ length: Math.min(count, mostColumns) }, (_, index) => inColumns(index + 1));
  const [largest] = choices.sort((a, b) => b.h - a.h || a.columns - b.columns);
  if (!largest) return [];
  const { columns, lines, h, w } = largest;
  const top = rows === 'at-top' ? area.y : area.y + (area.h - lines * h - (lines - 1) * gap.y) / 2;
  return Array.from({ length: count }, (_, index) => {
    const line = Math.floor(index / columns);
    const inLine = Math.min(columns, count - line * columns);
    const left = area.x + (area.w - inLine * w - (inLine - 1) * gap.x) / 2;
    return { x: left + (index % columns) * (w + gap.x), y: top + line * (h + gap.y), w, h };
  });
}
