/** The largest box of a shape (width over height) that fits into a place, in whole pixels. */
export function fitInside(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  ratio: number,
): { readonly width: number; readonly height: number } {
  const width = Math.min(widthPx, heightPx * ratio);
  return { width: Math.floor(width), height: Math.floor(width / ratio) };
}
