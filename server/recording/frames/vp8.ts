import type { RtpPacket } from '../rtp/rtpPacket.ts';
import type { Depacketizer, Frame, PictureSize } from './Frame.ts';
import { PictureParts } from './PictureParts.ts';

/** Begins the header of a key picture (RFC 6386 §9.1). */
const START_CODE = 0x9d012a;

/** VP8 (RFC 7741): each packet begins with a descriptor, a picture ends with the packet that is marked. */
export class Vp8Depacketizer implements Depacketizer {
  readonly #picture = new PictureParts();

  add(packet: RtpPacket): Frame | undefined {
    const descriptor = readVp8Descriptor(packet.payload);
    if (!descriptor) return undefined;
    if (descriptor.beginsPicture) this.#picture.begin(packet);
    if (!this.#picture.isOpen) return undefined;
    this.#picture.add(packet.payload.subarray(descriptor.bytes), packet);
    if (!packet.marker || !this.#picture.isOpen) return undefined;
    const parts = this.#picture.take();
    const [first] = parts;
    if (!first) return undefined;
    const isKey = (first.readUInt8(0) & 1) === 0;
    return { timestamp: packet.timestamp, isKey, parts, size: isKey ? readVp8Size(first) : undefined };
  }

  lose(): void {
    this.#picture.drop();
  }
}

/** Reads a payload descriptor (RFC 7741 §4.2); `undefined` when nothing follows it. */
function readVp8Descriptor(payload: Buffer): { readonly bytes: number; readonly beginsPicture: boolean } | undefined {
  if (payload.length === 0) return undefined;
  const first = payload.readUInt8(0);
  let bytes = 1;
  if ((first & 0x80) !== 0) {
    const extensions = payload[bytes++] ?? 0;
    if ((extensions & 0x80) !== 0) bytes += ((payload[bytes] ?? 0) & 0x80) !== 0 ? 2 : 1;
    if ((extensions & 0x40) !== 0) bytes += 1;
    if ((extensions & 0x30) !== 0) bytes += 1;
  }
  if (bytes >= payload.length) return undefined;
  // Start of a partition, and of the first one.
  return { bytes, beginsPicture: (first & 0x10) !== 0 && (first & 0x07) === 0 };
}

function readVp8Size(picture: Buffer): PictureSize | undefined {
  if (picture.length < 10 || picture.readUIntBE(3, 3) !== START_CODE) return undefined;
  return { widthPx: picture.readUInt16LE(6) & 0x3fff, heightPx: picture.readUInt16LE(8) & 0x3fff };
}
