/** One RTP packet (RFC 3550 §5.1) without what carries it: extensions, contributing sources and padding are gone. */
export type RtpPacket = {
  readonly payloadType: number;
  readonly marker: boolean;
  /** 16 bit, wraps. */
  readonly sequence: number;
  /** 32 bit, wraps; in units of the codec's clock. */
  readonly timestamp: number;
  readonly ssrc: number;
  /** A view into the datagram, not a copy. */
  readonly payload: Buffer;
};

const FIXED_HEADER_BYTES = 12;

/** Whether a datagram on a port that carries both is RTCP (RFC 5761 §4). */
export function isRtcp(datagram: Buffer): boolean {
  const type = datagram[1] ?? 0;
  return type >= 192 && type <= 223;
}

/** Reads an RTP packet; `undefined` for anything that is none or is cut short. */
export function readRtp(datagram: Buffer): RtpPacket | undefined {
  if (datagram.length < FIXED_HEADER_BYTES) return undefined;
  const first = datagram.readUInt8(0);
  if (first >> 6 !== 2) return undefined;
  let start = FIXED_HEADER_BYTES + (first & 0x0f) * 4;
  if ((first & 0x10) !== 0) {
    if (datagram.length < start + 4) return undefined;
    start += 4 + datagram.readUInt16BE(start + 2) * 4;
  }
  const end = datagram.length - ((first & 0x20) !== 0 ? datagram.readUInt8(datagram.length - 1) : 0);
  if (start > end) return undefined;
  const second = datagram.readUInt8(1);
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    payload: datagram.subarray(start, end),
  };
}

/**
 * The packet that a retransmission carries (RFC 4588 §4): its own number stands before its payload. `undefined` for one
 * that carries none, as those which only probe a line.
 */
export function unwrapRetransmission(
  packet: RtpPacket,
  original: { readonly payloadType: number; readonly ssrc: number },
): RtpPacket | undefined {
  if (packet.payload.length < 2) return undefined;
  return {
    ...original,
    marker: packet.marker,
    timestamp: packet.timestamp,
    sequence: packet.payload.readUInt16BE(0),
    payload: packet.payload.subarray(2),
  };
}
