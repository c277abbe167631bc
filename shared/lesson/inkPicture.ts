import { PIECE, type Stroke, type SurfaceInk } from './inkState.ts';
import { clearedBelow, strokeAt } from './inkSurface.ts';

/** A highlighter lets through what is under it: so much of it is there, 0–1. */
export const HIGHLIGHTER_ALPHA = 0.38;

/** Painters paint the newest strokes anew each time, since they grow, and are what is erased and undone. */
export const LOOSE_STROKES = 64;

/**
 * Whether a picture of a surface's first strokes is still right after the surface has changed.
 *
 * @param below - The picture shows the strokes with lower numbers.
 */
export function looksSameBelow(now: SurfaceInk, painted: SurfaceInk, below: number): boolean {
  if (below === 0 || now === painted) return true;
  if (clearedBelow(now) !== clearedBelow(painted) || now.count < below) return false;
  for (let index = 0; index * PIECE < below; index += 1) {
    if (now.pieces[index] === painted.pieces[index]) continue;
    const end = Math.min(below, (index + 1) * PIECE);
    for (let at = index * PIECE; at < end; at += 1) {
      if (!looksLike(strokeAt(now, at), strokeAt(painted, at))) return false;
    }
  }
  return true;
}

function looksLike(one: Stroke | undefined, other: Stroke | undefined): boolean {
  if (one === other) return true;
  if (!one || !other || one.hidden > 0 !== other.hidden > 0) return false;
  return (
    one.points === other.points && one.tool === other.tool && one.colour === other.colour && one.width === other.width
  );
}
