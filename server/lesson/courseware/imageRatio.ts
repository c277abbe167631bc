import { AppError } from '../../../shared/errors/index.ts';
import type { DeckKind } from '../../../shared/lesson/coursewareState.ts';

/** An image as its header tells. */
type Size = { readonly width: number; readonly height: number };

/** More than this no screen shows, and no television has the memory for, in pixels. */
const MOST_PIXELS = 80_000_000;
const LONGEST_EDGE = 16_384;

/**
 * Width over height of an image, as it is seen.
 *
 * @param head - The file from its beginning; of a photo as much as its notes take, 256 KiB will do.
 * @throws AppError `deck.broken`, `deck.too-large` for more pixels than a screen can draw.
 */
export function imageRatio(kind: Exclude<DeckKind, 'pdf'>, head: Buffer): number {
  const size = orBroken(() => SIZES[kind](head));
  if (size === undefined || size.width === 0 || size.height === 0) throw new AppError('deck.broken');
  const { width, height } = size;
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_EDGE)
    throw new AppError('deck.too-large', { width, height });
  return width / height;
}

/** Reading past the end of a header that was cut off. */
function orBroken<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new AppError('deck.broken', {}, { cause });
  }
}

const SIZES: Record<Exclude<DeckKind, 'pdf'>, (head: Buffer) => Size | undefined> = {
  png: (head) =>
    head.toString('latin1', 12, 16) === 'IHDR'
      ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
      : undefined,
  jpeg: sizeOfJpeg,
  webp: sizeOfWebp,
};

/** Walks the segments of a JPEG up to the one with its size; a photo that was taken upright says so on the way. */
function sizeOfJpeg(head: Buffer): Size | undefined {
  let turned = false;
  for (let at = 2; ; ) {
    if (head.readUInt8(at) !== 0xff) return undefined;
    const marker = head.readUInt8(at + 1);
    const length = head.readUInt16BE(at + 2);
    if (marker === 0xe1) turned = isTurned(head.subarray(at + 4, at + 2 + length));
    if (isFrame(marker)) {
      const [height, width] = [head.readUInt16BE(at + 5), head.readUInt16BE(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xda || length < 2) return undefined;
    at += 2 + length;
  }
}

/** SOF0 to SOF15, without the three among them that are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Whether a photo's notes say that it lies on its side (Exif orientation 5 to 8). */
function isTurned(notes: Buffer): boolean {
  if (notes.toString('latin1', 0, 4) !== 'Exif' || notes.length < 16) return false;
  const tiff = notes.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; first + 2 + 12 * (entry + 1) <= tiff.length && entry < u16(first); entry += 1) {
    const at = first + 2 + 12 * entry;
    if (u16(at) === 0x0112) return u16(at + 8) >= 5;
  }
  return false;
}

function sizeOfWebp(head: Buffer): Size | undefined {
  const form = head.toString('latin1', 12, 16);
  if (form === 'VP8X') return { width: 1 + head.readUIntLE(24, 3), height: 1 + head.readUIntLE(27, 3) };
  if (form === 'VP8 ') return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
  if (form !== 'VP8L') return undefined;
  const bits = head.readUInt32LE(21);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}
