/** Below this a face cannot be told from another, in CSS pixels. */
const LEAST_TILE_PX = 168;
const RATIO = 16 / 9;

type Wall = {
  readonly count: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly gapPx: number;
  /** What stands under each picture. */
  readonly footPx: number;
};

/** How many columns make the tiles largest while all are in sight; where that is impossible, as many as can be seen well. */
export function wallColumns({ count, widthPx, heightPx, gapPx, footPx }: Wall): number {
  const most = Math.max(1, Math.min(count, Math.floor((widthPx + gapPx) / (LEAST_TILE_PX + gapPx))));
  for (let columns = 1; columns < most; columns += 1) {
    const tilePx = (widthPx - gapPx * (columns - 1)) / columns;
    const rows = Math.ceil(count / columns);
    if (rows * (tilePx / RATIO + footPx + gapPx) - gapPx <= heightPx) return columns;
  }
  return most;
}

/** The largest 16:9 picture that fits into a place, in CSS pixels. */
export function fitPicture({ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }) {
  const width = Math.floor(Math.min(widthPx, heightPx * RATIO));
  return { width, height: Math.floor(width / RATIO) };
}
