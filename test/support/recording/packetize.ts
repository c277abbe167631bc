import type { Clip, CodedFrame } from './clips.ts';
import { nalUnits } from './clips.ts';

/** Payload of one packet at most, as browsers have it. */
const MOST_BYTES = 1_100;

/** Cuts a coded frame into RTP payloads, as a browser would. */
export function payloadsOf(codec: Clip['codec'], { data, isKey }: CodedFrame, index: number): Buffer[] {
  switch (codec) {
    case 'opus':
      return [data];
    case 'vp8':
      return chunks(data).map((chunk, part) => Buffer.concat([Buffer.of(part === 0 ? 0x10 : 0), chunk]));
    case 'vp9':
      return chunks(data).map((chunk, part, all) => {
        const flags = 0x80 | (isKey ? 0 : 0x40) | (part === 0 ? 0x08 : 0) | (part === all.length - 1 ? 0x04 : 0);
        return Buffer.concat([Buffer.of(flags, 0x80 | ((index >> 8) & 0x7f), index & 0xff), chunk]);
      });
    case 'h264':
      return h264Payloads(data);
  }
}

/** An RTP packet around a payload. */
export function rtpPacket(header: {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Buffer;
}): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt8(0x80, 0);
  head.writeUInt8((header.marker ? 0x80 : 0) | header.payloadType, 1);
  head.writeUInt16BE(header.sequence & 0xffff, 2);
  head.writeUInt32BE(header.timestamp >>> 0, 4);
  head.writeUInt32BE(header.ssrc, 8);
  return Buffer.concat([head, header.payload]);
}

/** A sender report: at Unix time `atMs` the RTP time was `timestamp`. */
export function senderReport(report: {
  readonly ssrc: number;
  readonly atMs: number;
  readonly timestamp: number;
  readonly packets?: number;
}): Buffer {
  const packet = Buffer.alloc(28);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(200, 1);
  packet.writeUInt16BE(6, 2);
  packet.writeUInt32BE(report.ssrc, 4);
  const seconds = Math.floor(report.atMs / 1_000);
  packet.writeUInt32BE((seconds + 2_208_988_800) >>> 0, 8);
  packet.writeUInt32BE(Math.floor(((report.atMs - seconds * 1_000) / 1_000) * 2 ** 32) >>> 0, 12);
  packet.writeUInt32BE(report.timestamp >>> 0, 16);
  packet.writeUInt32BE(report.packets ?? 0, 20);
  return packet;
}

function chunks(data: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < data.length; at += MOST_BYTES) parts.push(data.subarray(at, at + MOST_BYTES));
  return parts;
}

function h264Payloads(picture: Buffer): Buffer[] {
  const units = nalUnits(picture).filter((unit) => ((unit[0] ?? 0) & 0x1f) !== 9);
  const isParameter = (unit: Buffer): boolean => [7, 8].includes((unit[0] ?? 0) & 0x1f);
  const parameters = units.filter(isParameter);
  const aggregate = parameters.flatMap((unit) => [Buffer.of(unit.length >> 8, unit.length & 0xff), unit]);
  return [
    ...(parameters.length > 0 ? [Buffer.concat([Buffer.of(0x78), ...aggregate])] : []),
    ...units.filter((unit) => !isParameter(unit)).flatMap(fragments),
  ];
}

function fragments(unit: Buffer): Buffer[] {
  if (unit.length <= MOST_BYTES) return [unit];
  const first = unit.readUInt8(0);
  return chunks(unit.subarray(1)).map((chunk, part, all) => {
    const edge = part === 0 ? 0x80 : part === all.length - 1 ? 0x40 : 0;
    return Buffer.concat([Buffer.of((first & 0xe0) | 28, (first & 0x1f) | edge), chunk]);
  });
}
