/** The part of a QR code that is drawn: its modules row by row, dark ones set. */
export type QrModules = { readonly size: number; readonly data: ArrayLike<number> };

/** An SVG path of a QR code's dark modules, each one unit wide; neighbours in a row are drawn in one. */
export function qrPath({ size, data }: QrModules): string {
  const parts: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = x;
      while (x < size && data[y * size + x]) x += 1;
      if (x > from) parts.push(`M${from} ${y}h${x - from}v1H${from}z`);
    }
  }
  return parts.join('');
}
