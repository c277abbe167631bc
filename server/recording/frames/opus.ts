import type { RtpPacket } from '../rtp/rtpPacket.ts';
import type { Depacketizer, Frame } from './Frame.ts';

/** Opus (RFC 7587): a packet is a frame. */
export class OpusDepacketizer implements Depacketizer {
  add({ payload, timestamp }: RtpPacket): Frame | undefined {
    if (payload.length === 0) return undefined;
    return opusDurationMs(payload) === 0 ? undefined : { timestamp, isKey: true, parts: [payload] };
  }

  lose(): void {
    // What was lost is a gap in time; the next packet can be decoded without it.
  }
}

/** How much sound a packet holds, in ms, by its first bytes (RFC 6716 §3.1); 0 for one that is malformed. */
export function opusDurationMs(packet: Buffer): number {
  const toc = packet[0] ?? 0;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? (packet[1] ?? 0) & 0x3f : 2;
  return frames * opusFrameMs(toc);
}

/** How long one frame lasts, in ms, by a packet's first byte (RFC 6716, table 2). */
export function opusFrameMs(toc: number): number {
  const configuration = toc >> 3;
  if (configuration < 12) return [10, 20, 40, 60][configuration & 3] ?? 0;
  if (configuration < 16) return (configuration & 1) === 0 ? 10 : 20;
  return [2.5, 5, 10, 20][configuration & 3] ?? 0;
}

/** What a decoder must know (OpusHead, RFC 7845 §5.1): no samples are skipped, since a stream is joined midway. */
export function opusHead(channels: number): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(channels, 9);
  head.writeUInt32LE(48_000, 12);
  return head;
}
