import { PIECE, type Stroke, type SurfaceInk } from './inkState.ts';

/** A surface on which nothing was drawn yet. */
export const blankSurface: SurfaceInk = { count: 0, clears: [], pieces: [] };

/** The stroke with this number, if there is one and it has been read. */
export function strokeAt({ pieces }: SurfaceInk, at: number): Stroke | undefined {
  return pieces[Math.floor(at / PIECE)]?.[at % PIECE];
}

/** The strokes with lower numbers than this have been cleared away. */
export function clearedBelow({ clears }: SurfaceInk): number {
  return Math.max(0, ...clears);
}

/** Whether a stroke can be seen. */
export function isSeen(surface: SurfaceInk, at: number): boolean {
  return at >= clearedBelow(surface) && strokeAt(surface, at)?.hidden === 0;
}

/** Whether there is anything to see; what has not been read counts as that. */
export function isAnythingSeen(surface: SurfaceInk): boolean {
  const lowest = clearedBelow(surface);
  for (let at = surface.count - 1; at >= lowest; at -= 1) {
    if ((strokeAt(surface, at)?.hidden ?? 0) === 0) return true;
  }
  return false;
}

/** One more stroke. */
export function withStroke(surface: SurfaceInk, stroke: Stroke): SurfaceInk {
  const { count, pieces } = surface;
  const last = count % PIECE === 0 ? [] : pieces[Math.floor(count / PIECE)];
  const piece = last ? [...last, stroke] : null;
  return { ...surface, count: count + 1, pieces: withPiece(pieces, Math.floor(count / PIECE), piece) };
}

/** The strokes with these numbers, changed; those that have not been read are left. */
export function withChanged(
  surface: SurfaceInk,
  numbers: readonly number[],
  change: (stroke: Stroke) => Stroke,
): SurfaceInk {
  const pieces = new Map<number, Stroke[]>();
  for (const at of numbers) {
    const index = Math.floor(at / PIECE);
    const piece = pieces.get(index) ?? surface.pieces[index]?.slice();
    const stroke = piece?.[at % PIECE];
    if (!piece || !stroke) continue;
    piece[at % PIECE] = change(stroke);
    pieces.set(index, piece);
  }
  if (pieces.size === 0) return surface;
  return { ...surface, pieces: surface.pieces.map((piece, index) => pieces.get(index) ?? piece) };
}

/** The first piece that is needed and has not been read; `undefined` when all is there. */
export function firstUnread(surface: SurfaceInk): number | undefined {
  const lowest = Math.floor(clearedBelow(surface) / PIECE);
  const index = surface.pieces.findIndex((piece, at) => at >= lowest && piece === null);
  return index < 0 ? undefined : index;
}

/** The surface with pieces that have been read, from the piece `from` on. */
export function withRead(surface: SurfaceInk, from: number, read: readonly Stroke[][]): SurfaceInk {
  return { ...surface, pieces: surface.pieces.map((piece, index) => read[index - from] ?? piece) };
}

/** The surface without its strokes: what they are is read later. */
export function unread(surface: SurfaceInk): SurfaceInk {
  return { ...surface, pieces: surface.pieces.map(() => null) };
}

function withPiece(pieces: SurfaceInk['pieces'], index: number, piece: Stroke[] | null): SurfaceInk['pieces'] {
  const copy = pieces.slice();
  copy[index] = piece;
  return copy;
}
