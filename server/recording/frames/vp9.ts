import type { RtpPacket } from '../rtp/rtpPacket.ts';
import { BitReader } from './BitReader.ts';
import type { Depacketizer, Frame, PictureSize } from './Frame.ts';

/** What the descriptor before a VP9 payload says (RFC 9628 §4.2), as far as it is needed. */
type Vp9Descriptor = {
  readonly bytes: number;
  /** Needs an earlier picture. */
  readonly isPredicted: boolean;
  readonly beginsLayer: boolean;
  readonly layer: number;
  /** Of the largest layer, where the descriptor lists them. */
  readonly size: PictureSize | undefined;
};

/** One picture on its way: its spatial layers, each in parts. */
type Picture = {
  readonly timestamp: number;
  readonly isKey: boolean;
  readonly layers: Buffer[][];
  size: PictureSize | undefined;
};

/** VP9 (RFC 9628). The spatial layers of a picture become one superframe, as a file needs it. */
export class Vp9Depacketizer implements Depacketizer {
  #picture: Picture | undefined;

  add(packet: RtpPacket): Frame | undefined {
    const descriptor = readVp9Descriptor(packet.payload);
    if (!descriptor) return undefined;
    const part = packet.payload.subarray(descriptor.bytes);
    const picture = this.#pictureOf(packet, descriptor, part);
    if (!picture) return undefined;
    if (descriptor.beginsLayer) picture.layers.push([]);
    picture.layers.at(-1)?.push(part);
    picture.size = descriptor.size ?? picture.size;
    if (!packet.marker) return undefined;
    this.#picture = undefined;
    const { timestamp, isKey, size } = picture;
    return { timestamp, isKey, parts: joinLayers(picture.layers), size };
  }

  lose(): void {
    this.#picture = undefined;
  }

  #pictureOf({ timestamp }: RtpPacket, descriptor: Vp9Descriptor, part: Buffer): Picture | undefined {
    if (this.#picture?.timestamp === timestamp) return this.#picture;
    const isWhole = descriptor.beginsLayer && descriptor.layer === 0;
    const isKey = isWhole && !descriptor.isPredicted;
    this.#picture = isWhole ? { timestamp, isKey, layers: [], size: isKey ? readVp9Size(part) : undefined } : undefined;
    return this.#picture;
  }
}

function readVp9Descriptor(payload: Buffer): Vp9Descriptor | undefined {
  const first = payload[0] ?? 0;
  const has = (bit: number): boolean => (first & bit) !== 0;
  let at = 1;
  if (has(0x80)) at += ((payload[at] ?? 0) & 0x80) !== 0 ? 2 : 1;
  const layer = has(0x20) ? ((payload[at] ?? 0) >> 1) & 0x07 : 0;
  // Without flexible mode an index of the layer's frame in time follows.
  if (has(0x20)) at += has(0x10) ? 1 : 2;
  if (has(0x10) && has(0x40)) at = afterReferences(payload, at);
  const structure = has(0x02) ? readStructure(payload, at) : { end: at, size: undefined };
  if (structure.end >= payload.length) return undefined;
  return { bytes: structure.end, isPredicted: has(0x40), beginsLayer: has(0x08), layer, size: structure.size };
}

/** Up to three references follow one another; each says whether there is another. */
function afterReferences(payload: Buffer, start: number): number {
  for (let at = start; at < start + 2; at += 1) if (((payload[at] ?? 0) & 1) === 0) return at + 1;
  return start + 3;
}

/** Reads the list of layers (RFC 9628 §4.2.1): the size of the last, and where the list ends. */
function readStructure(
  payload: Buffer,
  start: number,
): { readonly end: number; readonly size: PictureSize | undefined } {
  const [first = 0] = payload.subarray(start, start + 1);
  const layers = (first >> 5) + 1;
  let end = start + 1;
  let size: PictureSize | undefined;
  if ((first & 0x10) !== 0) {
    end += layers * 4;
    if (end > payload.length) return { end, size };
    size = { widthPx: payload.readUInt16BE(end - 4), heightPx: payload.readUInt16BE(end - 2) };
  }
  if ((first & 0x08) !== 0) {
    const pictures = payload[end++] ?? 0;
    for (let index = 0; index < pictures; index += 1) end += 1 + (((payload[end] ?? 0) >> 2) & 0x03);
  }
  return { end, size };
}

/** Reads the size in the header of a key picture of profile 0, the one that routers carry (VP9 specification §6.2). */
function readVp9Size(picture: Buffer): PictureSize | undefined {
  const reader = new BitReader(picture.subarray(0, 16));
  const isProfile0 = reader.bits(2) === 2 && reader.bits(2) === 0;
  const [showsExisting, isPredicted] = [reader.flag(), reader.flag()];
  if (!isProfile0 || showsExisting || isPredicted) return undefined;
  reader.bits(2);
  if (reader.bits(24) !== 0x498342) return undefined;
  // RGB has no place in profile 0, so a range always follows the colour space.
  reader.bits(4);
  return { widthPx: reader.bits(16) + 1, heightPx: reader.bits(16) + 1 };
}

/** One layer stays as it is; several get an index after them, by which decoders tell them apart (annex B). */
function joinLayers(layers: readonly Buffer[][]): Buffer[] {
  if (layers.length < 2) return layers.flat();
  const index = Buffer.alloc(2 + layers.length * 4);
  const marker = 0xc0 | (3 << 3) | (layers.length - 1);
  index.writeUInt8(marker, 0);
  for (const [number, parts] of layers.entries()) {
    index.writeUInt32LE(
      parts.reduce((sum, part) => sum + part.length, 0),
      1 + number * 4,
    );
  }
  index.writeUInt8(marker, index.length - 1);
  return [...layers.flat(), index];
}
