import { BitReader } from './BitReader.ts';
import type { PictureSize } from './Frame.ts';

/** Profiles whose parameter sets say more of the colours (H.264 §7.3.2.1.1). */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads the size of the pictures from a sequence parameter set (H.264 §7.3.2.1.1), without its cropped borders. */
export function readSpsSize(sps: Buffer): PictureSize {
  const reader = new BitReader(withoutEmulation(sps.subarray(1)));
  const profile = reader.bits(8);
  reader.bits(16);
  reader.golomb();
  const chroma = HIGH_PROFILES.has(profile) ? readChroma(reader) : 1;
  reader.golomb();
  skipPictureOrder(reader);
  reader.golomb();
  reader.bits(1);
  const widthInBlocks = reader.golomb() + 1;
  const heightInUnits = reader.golomb() + 1;
  const fields = reader.flag() ? 1 : 2;
  if (fields === 2) reader.bits(1);
  reader.bits(1);
  const [left, right, top, bottom] = reader.flag()
    ? [reader.golomb(), reader.golomb(), reader.golomb(), reader.golomb()]
    : [0, 0, 0, 0];
  const cropX = chroma === 1 || chroma === 2 ? 2 : 1;
  const cropY = (chroma === 1 ? 2 : 1) * fields;
  return {
    widthPx: widthInBlocks * 16 - (left + right) * cropX,
    heightPx: heightInUnits * 16 * fields - (top + bottom) * cropY,
  };
}

function readChroma(reader: BitReader): number {
  const chroma = reader.golomb();
  if (chroma === 3) reader.bits(1);
  reader.golomb();
  reader.golomb();
  reader.bits(1);
  if (reader.flag()) {
    for (let list = 0; list < (chroma === 3 ? 12 : 8); list += 1) if (reader.flag()) skipScaling(reader, list);
  }
  return chroma;
}

function skipScaling(reader: BitReader, list: number): void {
  let next = 8;
  for (let index = 0, last = 8; index < (list < 6 ? 16 : 64) && next !== 0; index += 1) {
    next = (last + reader.signedGolomb() + 256) % 256;
    last = next === 0 ? last : next;
  }
}

function skipPictureOrder(reader: BitReader): void {
  const type = reader.golomb();
  if (type === 0) reader.golomb();
  if (type !== 1) return;
  reader.bits(1);
  reader.golomb();
  reader.golomb();
  const frames = Math.min(255, reader.golomb());
  for (let index = 0; index < frames; index += 1) reader.golomb();
}

/** A zero byte, a zero byte and a 3: the 3 only keeps them from looking like a start code. */
function withoutEmulation(bytes: Buffer): Uint8Array {
  return bytes.filter((byte, index) => !(byte === 3 && index >= 2 && bytes[index - 1] === 0 && bytes[index - 2] === 0));
}
