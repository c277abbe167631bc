import type { RtpPacket } from '../rtp/rtpPacket.ts';
import type { Depacketizer, Frame } from './Frame.ts';
import { readSpsSize } from './sps.ts';

const TYPE = { key: 5, sps: 7, pps: 8, delimiter: 9, stapA: 24, fuA: 28 };

/** One NAL unit on its way: its type, and its bytes in parts. */
type Unit = { readonly type: number; readonly parts: Buffer[] };

/**
 * H264 in packetization mode 1 (RFC 6184): single units, STAP-A and FU-A; units with their length before them, as
 * Matroska has them. Every key picture carries its parameter sets, so that a file goes on when they change, e.g. with
 * another layer, and can be entered at any key picture.
 */
export class H264Depacketizer implements Depacketizer {
  #units: Unit[] = [];
  #timestamp: number | undefined;
  /** Whether the picture that is on its way has lost something. */
  #isBroken = false;
  #sps: Buffer | undefined;
  #pps: Buffer | undefined;

  add({ payload, timestamp, marker }: RtpPacket): Frame | undefined {
    if (payload.length < 2) return undefined;
    if (timestamp !== this.#timestamp) {
      this.#units = [];
      this.#timestamp = timestamp;
      this.#isBroken = !beginsPicture(payload);
    }
    this.#unpack(payload);
    if (!marker) return undefined;
    this.#timestamp = undefined;
    return this.#isBroken ? undefined : this.#frameOf(this.#units, timestamp);
  }

  lose(): void {
    this.#isBroken = true;
  }

  #unpack(payload: Buffer): void {
    const type = payload.readUInt8(0) & 0x1f;
    if (type === TYPE.stapA) this.#unpackAggregate(payload);
    else if (type === TYPE.fuA) this.#addFragment(payload);
    else if (type > 0 && type < TYPE.stapA) this.#units.push({ type, parts: [payload] });
    else this.#isBroken = true;
  }

  #unpackAggregate(payload: Buffer): void {
    for (let at = 1; at + 2 < payload.length; ) {
      const bytes = payload.readUInt16BE(at);
      const unit = payload.subarray(at + 2, at + 2 + bytes);
      if (unit.length > 0) this.#units.push({ type: unit.readUInt8(0) & 0x1f, parts: [unit] });
      at += 2 + bytes;
    }
  }

  #addFragment(payload: Buffer): void {
    const [indicator, header] = [payload.readUInt8(0), payload.readUInt8(1)];
    const body = payload.subarray(2);
    if ((header & 0x80) !== 0) {
      const first = Buffer.of((indicator & 0xe0) | (header & 0x1f));
      this.#units.push({ type: header & 0x1f, parts: [first, body] });
    } else if (this.#units.length > 0) this.#units.at(-1)?.parts.push(body);
    else this.#isBroken = true;
  }

  #frameOf(units: readonly Unit[], timestamp: number): Frame | undefined {
    for (const { type, parts } of units) {
      if (type === TYPE.sps) this.#sps = Buffer.concat(parts);
      if (type === TYPE.pps) this.#pps = Buffer.concat(parts);
    }
    const [sps, pps] = [this.#sps, this.#pps];
    const isKey = units.some(({ type }) => type === TYPE.key);
    const kept = units.filter(({ type }) => !BESIDE_PICTURE.includes(type));
    // Without its parameter sets a picture is of no use, nor are they without a picture.
    if (!sps || !pps || sps.length < 4 || kept.length === 0) return undefined;
    const parts = kept.flatMap(withLength);
    if (!isKey) return { timestamp, isKey, parts };
    const sets = [sps, pps].flatMap((set) => withLength({ parts: [set] }));
    return {
      timestamp,
      isKey,
      parts: [...sets, ...parts],
      size: readSpsSize(sps),
      codecPrivate: avcConfiguration(sps, pps),
    };
  }
}

/** What is no part of a picture itself. */
const BESIDE_PICTURE: readonly number[] = [TYPE.sps, TYPE.pps, TYPE.delimiter];

/** Whether this is the first packet of a picture: what comes before its slices, or the slice with its first block. */
function beginsPicture(payload: Buffer): boolean {
  const type = payload.readUInt8(0) & 0x1f;
  if (type === TYPE.stapA) return payload.length > 4 && beginsPicture(payload.subarray(3));
  const isFragment = type === TYPE.fuA;
  const unitType = isFragment ? payload.readUInt8(1) & 0x1f : type;
  if (isFragment && (payload.readUInt8(1) & 0x80) === 0) return false;
  const body = payload[isFragment ? 2 : 1] ?? 0;
  // A slice begins with the number of its first block: a single 1 stands for the number 0.
  return unitType > TYPE.key ? unitType <= TYPE.delimiter : (body & 0x80) !== 0;
}

/** A unit as it stands in the file: its length in four bytes, then itself. */
function withLength({ parts }: Pick<Unit, 'parts'>): Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.length, 0),
    0,
  );
  return [length, ...parts];
}

/** The decoder's configuration for one pair of parameter sets (ISO/IEC 14496-15 §5.3.3.1.2), lengths of four bytes. */
function avcConfiguration(sps: Buffer, pps: Buffer): Buffer {
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16BE(sps.length, 0);
  lengths.writeUInt16BE(pps.length, 2);
  return Buffer.concat([
    Buffer.of(1, sps.readUInt8(1), sps.readUInt8(2), sps.readUInt8(3), 0xff, 0xe1),
    lengths.subarray(0, 2),
    sps,
    Buffer.of(1),
    lengths.subarray(2),
    pps,
  ]);
}
