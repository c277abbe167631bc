import { z } from 'zod';

/**
 * What a browser may hand to the media engine. Everything is bounded and rebuilt from known keys: an odd value
 * (a fraction, null, an object where a number belongs) that reaches the engine's serialiser can make a whole
 * worker unusable.
 */
const PayloadType = z.int().min(0).max(127);
const Ssrc = z.int().min(1).max(0xffff_ffff);
const ShortText = z.string().max(256);
const MimeType = z.string().regex(/^(audio|video)\/[A-Za-z0-9-]{1,32}$/);

/**
 * The header extensions that are let through. Others have crashed a worker with crafted lengths; with this list
 * 4.8 million fuzzed packets did nothing (RELIABILITY.md, fact 2).
 */
export const ExtensionUri = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
]);

const CodecSettings = z
  .record(z.string().max(64), z.union([ShortText, z.int()]))
  .refine((settings) => Object.keys(settings).length <= 24);

const Feedback = z.object({ type: z.string().max(32), parameter: z.string().max(32).exactOptional() });

const Codec = z.object({
  mimeType: MimeType,
  payloadType: PayloadType,
  clockRate: z.int().min(1).max(192_000),
  channels: z.int().min(1).max(2).exactOptional(),
  parameters: CodecSettings.exactOptional(),
  rtcpFeedback: z.array(Feedback).max(16).exactOptional(),
});

/** A stream has at most this many layers; what a receiver is offered can name no more. */
const MAX_LAYERS = 3;

const Encoding = z.object({
  ssrc: Ssrc.exactOptional(),
  rid: z
    .string()
    .regex(/^[A-Za-z0-9]{1,16}$/)
    .exactOptional(),
  codecPayloadType: PayloadType.exactOptional(),
  rtx: z.object({ ssrc: Ssrc }).exactOptional(),
  dtx: z.boolean().exactOptional(),
  scalabilityMode: z
    .string()
    .regex(/^[LS][1-3]T[1-3](h|_KEY|_KEY_SHIFT)?$/)
    .exactOptional(),
  maxBitrate: z.int().min(1_000).max(20_000_000).exactOptional(),
});

/** RTP parameters of one stream, from a seat or to it. */
export const StreamRtp = z.object({
  mid: z.string().max(16).exactOptional(),
  codecs: z.array(Codec).min(1).max(8),
  headerExtensions: z
    .array(z.object({ uri: ExtensionUri, id: z.int().min(1).max(255) }))
    .max(16)
    .exactOptional(),
  encodings: z.array(Encoding).min(1).max(MAX_LAYERS),
  rtcp: z.object({ cname: ShortText.exactOptional(), reducedSize: z.boolean().exactOptional() }).exactOptional(),
});
export type StreamRtp = z.infer<typeof StreamRtp>;

/** What a seat can receive. */
export const ReceivableRtp = z.object({
  codecs: z
    .array(
      z.object({
        kind: z.enum(['audio', 'video']),
        mimeType: MimeType,
        preferredPayloadType: PayloadType,
        clockRate: z.int().min(1).max(192_000),
        channels: z.int().min(1).max(2).exactOptional(),
        parameters: CodecSettings.exactOptional(),
        rtcpFeedback: z.array(Feedback).max(16).exactOptional(),
      }),
    )
    .min(1)
    .max(32),
  headerExtensions: z
    .array(
      z.object({
        kind: z.enum(['audio', 'video']),
        uri: ExtensionUri,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(32)
    .exactOptional(),
});
export type ReceivableRtp = z.infer<typeof ReceivableRtp>;

/** A browser's half of the DTLS handshake. */
export const DtlsHalf = z.object({
  role: z.enum(['auto', 'client', 'server']),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31,63}$/),
      }),
    )
    .min(1)
    .max(4),
});
export type DtlsHalf = z.infer<typeof DtlsHalf>;
