import type { Size } from '../../kit/useSize.ts';

/** The largest box of a shape (width over height) that fits into a place, in whole CSS pixels. */
export function fitInside(
  { widthPx, heightPx }: Size,
  ratio: number,
): { readonly width: number; readonly height: number } {
  const width = Math.min(widthPx, heightPx * ratio);
  return { width: Math.floor(width), height: Math.floor(width / ratio) };
}
