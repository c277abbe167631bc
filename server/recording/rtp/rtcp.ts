/** A sender's word for which RTP time belongs to which wall-clock time. */
export type SenderReport = {
  readonly ssrc: number;
  /** Unix time in ms, with fraction. */
  readonly atMs: number;
  /** 32 bit, wraps. */
  readonly timestamp: number;
  /** The middle 32 bits of its NTP time, by which a receiver's report names it. */
  readonly compactNtp: number;
};

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;
const GENERIC_NACK = 1;
const PICTURE_LOSS = 1;

/** Seconds from 1900, where NTP begins, to 1970. */
const NTP_TO_UNIX_S = 2_208_988_800;

/** The source under which we report; it sends no media, so any number will do that is nobody else's. */
const OWN_SSRC = 1;

/** Reads the sender reports (RFC 3550 §6.4.1) of a compound packet; what is malformed or of another kind is left out. */
export function readSenderReports(datagram: Buffer): SenderReport[] {
  const reports: SenderReport[] = [];
  let at = 0;
  while (at + 4 <= datagram.length) {
    const bytes = (datagram.readUInt16BE(at + 2) + 1) * 4;
    if (at + bytes > datagram.length) break;
    if (datagram.readUInt8(at + 1) === SENDER_REPORT && bytes >= 28) reports.push(readSenderReport(datagram, at));
    at += bytes;
  }
  return reports;
}

function readSenderReport(datagram: Buffer, at: number): SenderReport {
  const seconds = datagram.readUInt32BE(at + 8);
  const fraction = datagram.readUInt32BE(at + 12);
  return {
    ssrc: datagram.readUInt32BE(at + 4),
    atMs: (seconds - NTP_TO_UNIX_S) * 1_000 + (fraction / 2 ** 32) * 1_000,
    timestamp: datagram.readUInt32BE(at + 16),
    compactNtp: (((seconds & 0xffff) << 16) | (fraction >>> 16)) >>> 0,
  };
}

/** Asks for packets again (generic NACK, RFC 4585 §6.2.1). `sequences`: 16 bit, in ascending order; may wrap. */
export function writeNack(ssrc: number, sequences: readonly number[]): Buffer {
  const entries: { readonly first: number; mask: number }[] = [];
  for (const sequence of sequences) {
    const last = entries.at(-1);
    const behind = last ? (sequence - last.first) & 0xffff : 0;
    if (last && behind >= 1 && behind <= 16) last.mask |= 1 << (behind - 1);
    else entries.push({ first: sequence, mask: 0 });
  }
  const packet = feedback(TRANSPORT_FEEDBACK, GENERIC_NACK, ssrc, entries.length);
  for (const [index, { first, mask }] of entries.entries()) {
    packet.writeUInt16BE(first, 12 + index * 4);
    packet.writeUInt16BE(mask, 14 + index * 4);
  }
  return packet;
}

/** Asks for a key frame (picture loss indication, RFC 4585 §6.3.1). */
export function writePictureLoss(ssrc: number): Buffer {
  return feedback(PAYLOAD_FEEDBACK, PICTURE_LOSS, ssrc, 0);
}

/** How reception went since the last report. */
export type Reception = {
  readonly ssrc: number;
  /** Share of packets that never came, 0–1. */
  readonly lostRatio: number;
  /** Packets that never came, since the beginning. */
  readonly lost: number;
  /** Highest number received, with its wraps above 16 bits. */
  readonly highestSequence: number;
  /** The last sender report, and how long ago it came; none yet: nothing. */
  readonly lastReport: { readonly compactNtp: number; readonly agoMs: number } | undefined;
};

/** Reports how reception went (receiver report, RFC 3550 §6.4.2): by it the sender knows the round trip. */
export function writeReceiverReport({ ssrc, lostRatio, lost, highestSequence, lastReport }: Reception): Buffer {
  const packet = head(RECEIVER_REPORT, 1, 32);
  packet.writeUInt32BE(ssrc, 8);
  packet.writeUInt8(Math.min(255, Math.floor(lostRatio * 256)), 12);
  packet.writeUIntBE(Math.min(lost, 0x7f_ffff), 13, 3);
  packet.writeUInt32BE(highestSequence >>> 0, 16);
  packet.writeUInt32BE(lastReport?.compactNtp ?? 0, 24);
  packet.writeUInt32BE(lastReport ? Math.floor(lastReport.agoMs * 65.536) >>> 0 : 0, 28);
  return packet;
}

function feedback(type: number, format: number, ssrc: number, entries: number): Buffer {
  const packet = head(type, format, 12 + entries * 4);
  packet.writeUInt32BE(ssrc, 8);
  return packet;
}

function head(type: number, count: number, bytes: number): Buffer {
  const packet = Buffer.alloc(bytes);
  packet.writeUInt8(0x80 | count, 0);
  packet.writeUInt8(type, 1);
  packet.writeUInt16BE(bytes / 4 - 1, 2);
  packet.writeUInt32BE(OWN_SSRC, 4);
  return packet;
}
