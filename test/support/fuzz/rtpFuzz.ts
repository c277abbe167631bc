import type { SentStream } from '../media/SocketSeat.ts';
import type { Chance } from './Chance.ts';

const EXTENSIONS = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
] as const;

const headerExtensions = EXTENSIONS.map((uri, index) => ({ uri, id: index + 1 }));
const rtcpFeedback = [
  { type: 'nack' },
  { type: 'nack', parameter: 'pli' },
  { type: 'ccm', parameter: 'fir' },
  { type: 'transport-cc' },
];
const H264 = { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 };

/** What a hostile teacher says that it sends: every codec of the routers, every extension that is let through. */
export const HOSTILE_STREAMS: readonly SentStream[] = [
  {
    kind: 'teacher-camera',
    medium: 'audio',
    rtp: {
      mid: '0',
      codecs: [
        { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2, rtcpFeedback: [{ type: 'nack' }] },
      ],
      headerExtensions,
      encodings: [{ ssrc: 1_000 }],
    },
  },
  video('teacher-camera', { mid: '1', mimeType: 'video/VP8', payloadType: 101, ssrcs: [2_000, 2_001, 2_002] }),
  video('document-camera', { mid: '2', mimeType: 'video/VP9', payloadType: 103, ssrcs: [3_000] }),
  video('panorama', { mid: '3', mimeType: 'video/H264', payloadType: 105, ssrcs: [4_000] }),
];

type Video = {
  readonly mid: string;
  readonly mimeType: string;
  readonly payloadType: number;
  readonly ssrcs: readonly number[];
};

function video(kind: SentStream['kind'], { mid, mimeType, payloadType, ssrcs }: Video): SentStream {
  const parameters = mimeType === 'video/H264' ? H264 : mimeType === 'video/VP9' ? { 'profile-id': 0 } : {};
  const rtx = {
    mimeType: 'video/rtx',
    payloadType: payloadType + 1,
    clockRate: 90_000,
    parameters: { apt: payloadType },
  };
  return {
    kind,
    medium: 'video',
    rtp: {
      mid,
      codecs: [{ mimeType, payloadType, clockRate: 90_000, parameters, rtcpFeedback }, rtx],
      headerExtensions,
      encodings: ssrcs.map((ssrc) => ({ ssrc, rtx: { ssrc: ssrc + 500 } })),
    },
  };
}

const SSRCS = [1_000, 2_000, 2_001, 2_002, 2_500, 2_501, 2_502, 3_000, 3_500, 4_000, 4_500] as const;
const TYPES = [100, 101, 102, 103, 104, 105, 106] as const;
const TYPE_OF: Readonly<Record<number, number>> = {
  1000: 100,
  2000: 101,
  2001: 101,
  2002: 101,
  2500: 102,
  2501: 102,
  2502: 102,
  3000: 103,
  3500: 104,
  4000: 105,
  4500: 106,
};
const MOST_PAYLOAD_BYTES = 300;

/** Makes packets that a receiver takes for right until it looks into them. */
export class HostilePackets {
  readonly #chance: Chance;
  readonly #sequence = new Map<number, number>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** A packet, and how much of it is header as the receiver counts. */
  rtp(): { readonly packet: Buffer; readonly headerBytes: number } {
    const chance = this.#chance;
    // Few sources that nobody named: each would be kept as a source of its own.
    const ssrc = chance.percent(0.1) ? chance.int(1, 0xffff_ffff) : chance.of(SSRCS);
    const type = chance.percent(90)
      ? (TYPE_OF[ssrc] ?? 101)
      : chance.percent(50)
        ? chance.of(TYPES)
        : chance.int(0, 127);
    const extension = chance.percent(75) ? this.#extension() : Buffer.alloc(0);
    const contributing = chance.percent(5) ? chance.int(1, 15) : 0;
    const fixed = Buffer.alloc(12 + 4 * contributing);
    fixed[0] = 0x80 | (chance.percent(5) ? 0x20 : 0) | (extension.length > 0 ? 0x10 : 0) | contributing;
    fixed[1] = (chance.percent(50) ? 0x80 : 0) | type;
    fixed.writeUInt16BE(this.#next(ssrc), 2);
    fixed.writeUInt32BE(chance.percent(2) ? chance.int(0, 0xffff_ffff) : this.#next(-ssrc) * 3_000, 4);
    fixed.writeUInt32BE(ssrc, 8);
    const header = Buffer.concat([fixed, extension]);
    return { packet: Buffer.concat([header, this.#payload()]), headerBytes: header.length };
  }

  /** Reports and requests, some of them of no known kind, some that say that they are longer or shorter than they are. */
  rtcp(): Buffer {
    const chance = this.#chance;
    const parts = Array.from({ length: chance.int(1, 3) }, () => {
      const words = chance.int(0, 12);
      const part = Buffer.concat([Buffer.alloc(4), chance.bytes(4 + 4 * words)]);
      part[0] = 0x80 | (chance.percent(5) ? 0x20 : 0) | chance.int(0, 31);
      part[1] = chance.percent(90) ? chance.int(200, 207) : chance.int(192, 223);
      part.writeUInt16BE(chance.percent(85) ? 1 + words : chance.int(0, 60), 2);
      part.writeUInt32BE(chance.of(SSRCS), 4);
      return part;
    });
    return Buffer.concat(parts);
  }

  #next(of: number): number {
    const chance = this.#chance;
    const before = this.#sequence.get(of) ?? 0;
    const next = (before + (chance.percent(95) ? 1 : chance.int(1, 400))) % 0x1_0000;
    this.#sequence.set(of, next);
    return next;
  }

  /** One-byte, two-byte and no known form; lengths within that end where they should not. */
  #extension(): Buffer {
    const chance = this.#chance;
    const words = chance.int(0, 8);
    const head = Buffer.alloc(4);
    head.writeUInt16BE(
      chance.percent(60) ? 0xbede : chance.percent(70) ? 0x1000 + chance.int(0, 15) : chance.int(0, 0xffff),
    );
    head.writeUInt16BE(words, 2);
    const body = chance.bytes(4 * words);
    // Often ids that were agreed on, with lengths that were not.
    if (words > 0 && chance.percent(80)) body[0] = (chance.int(1, 6) << 4) | chance.int(0, 15);
    return Buffer.concat([head, body]);
  }

  #payload(): Buffer {
    const chance = this.#chance;
    const payload = chance.bytes(chance.percent(3) ? 0 : chance.int(1, chance.percent(90) ? 24 : MOST_PAYLOAD_BYTES));
    // Descriptors of VP8 and VP9 with every flag, H.264's aggregates and fragments.
    if (payload.length > 0 && chance.percent(40))
      payload[0] = chance.of([0x90, 0xff, 0x80, 0xf8, 0x78, 0x7c, 0x67, 0x10]);
    return payload;
  }
}
