import { z } from 'zod';
import { Stream } from '../lesson/state.ts';
import { Medium, OBSERVING, StreamId, StreamKind } from '../vocabulary/index.ts';
import { request } from './define.ts';
import { DtlsHalf, ReceivableRtp, StreamRtp } from './rtp.ts';

/** The two transports of a seat: what it sends, what it receives. */
export const Direction = z.enum(['send', 'receive']);
export type Direction = z.infer<typeof Direction>;
export const DIRECTIONS = Direction.options;

/** A seat may have this many streams of its own at once (camera, microphone and its thin sound, document camera, screen with sound). */
export const MAX_STREAMS_PER_SEAT = 7;

/** More streams than the largest lesson has: 32 classrooms with sound and picture, and the teacher's own. */
const MAX_STREAMS_AT_ONCE = 100;

const IceParameters = z.object({
  usernameFragment: z.string(),
  password: z.string(),
  iceLite: z.boolean().exactOptional(),
});

const IceCandidate = z.object({
  foundation: z.string(),
  priority: z.int(),
  ip: z.string(),
  address: z.string(),
  protocol: z.enum(['udp', 'tcp']),
  port: z.int(),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.enum(['active', 'passive', 'so']).exactOptional(),
});

/** How a browser reaches one of its transports on the server. */
export const TransportOffer = z.object({
  id: z.string(),
  iceParameters: IceParameters,
  iceCandidates: z.array(IceCandidate),
  dtlsParameters: z.object({
    role: z.enum(['auto', 'client', 'server']).exactOptional(),
    fingerprints: z.array(
      z.object({ algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']), value: z.string() }),
    ),
  }),
});
export type TransportOffer = z.infer<typeof TransportOffer>;

/** A stream on its way to a seat: what the browser needs to receive it. */
export const StreamOffer = z.object({
  streamId: StreamId,
  consumerId: z.string(),
  producerId: z.string(),
  medium: Medium,
  rtpParameters: StreamRtp,
});
export type StreamOffer = z.infer<typeof StreamOffer>;

/** A server that passes media on where no direct way leads to ours, and what it takes to be served by it. */
const IceServer = z.object({ urls: z.array(z.string()), username: z.string(), credential: z.string() });
export type IceServer = z.infer<typeof IceServer>;

/** A seat's media as it was just opened: how to reach both transports, and every stream that the seat may receive. */
export const MediaOffer = z.object({
  send: TransportOffer,
  receive: TransportOffer,
  iceServers: z.array(IceServer),
  streams: z.array(StreamOffer),
});
export type MediaOffer = z.infer<typeof MediaOffer>;

/** Where UDP is blocked, browsers need not find out each time: their transports are offered by TCP first. */
export const TcpFirst = z.literal(true).exactOptional();

/** The size in which a seat draws a video stream now. Zero: not drawn. CSS pixels times the device's pixel ratio. */
export const DrawnSize = z.strictObject({
  streamId: StreamId,
  widthPx: z.int().min(0).max(8_192),
  heightPx: z.int().min(0).max(8_192),
});
export type DrawnSize = z.infer<typeof DrawnSize>;

/** Height of a video stream's largest layer; `null` for sound. */
const VideoHeight = z.int().min(1).max(8_192).nullable();

/** Who is sent streams. Nobody knows of those who only observe, and they send none. */
const RECEIVING = ['teacher', 'classroom', ...OBSERVING] as const;

export const mediaRequests = {
  /**
   * Opens the seat's transports, or new ones in place of the old, and brings every stream that the seat may receive.
   * What is said of a seat here and below holds for whoever observes as well.
   * Streams that the seat sent before on older transports have ended.
   */
  'media.open': request({
    by: RECEIVING,
    body: z.strictObject({ canReceive: ReceivableRtp, tcpFirst: TcpFirst }),
    reply: MediaOffer,
  }),
  'media.connect': request({
    by: RECEIVING,
    body: z.strictObject({ direction: Direction, dtls: DtlsHalf }),
    reply: z.object({}),
  }),
  /** New ICE credentials for a transport whose path broke; the streams on it go on. */
  'media.restart-ice': request({
    by: RECEIVING,
    body: z.strictObject({ direction: Direction }),
    reply: z.object({ iceParameters: IceParameters }),
  }),
  /** Brings streams that began later. Unknown and forbidden ones are left out of the reply. */
  'media.receive': request({
    by: RECEIVING,
    body: z.strictObject({ streamIds: z.array(StreamId).min(1).max(MAX_STREAMS_AT_ONCE) }),
    reply: z.object({ streams: z.array(StreamOffer) }),
  }),
  /**
   * Says how large each video stream is drawn; what is not named is not drawn and not sent. Until a seat has said so
   * for the first time it is sent the smallest layer of every stream, so that pictures need not wait for the layout.
   */
  'media.draw': request({
    by: RECEIVING,
    body: z.strictObject({ sizes: z.array(DrawnSize).max(MAX_STREAMS_AT_ONCE) }),
    reply: z.object({}),
  }),
  /** Begins to send a stream. A second one of the same kind and medium, and as thin, takes the place of the first. */
  'stream.send': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({
      kind: StreamKind,
      medium: Medium,
      muted: z.boolean(),
      /** Sound only: in few bits, beside the usual sound of the same kind. */
      thin: z.literal(true).exactOptional(),
      heightPx: VideoHeight,
      rtp: StreamRtp,
    }),
    reply: z.object({ streamId: StreamId, producerId: z.string() }),
  }),
  /** Ends one of the caller's own streams. Harmless when it has ended. */
  'stream.stop': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ streamId: StreamId }),
    reply: z.object({}),
  }),
  /** Mutes or unmutes an own stream. */
  'stream.mute': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ streamId: StreamId, muted: z.boolean() }),
    reply: z.object({}),
  }),
};

export const mediaFacts = {
  'stream.began': Stream.omit({ beganAtMs: true }),
  'stream.ended': z.object({ streamId: StreamId }),
  'stream.muted': z.object({ streamId: StreamId }),
  'stream.unmuted': z.object({ streamId: StreamId }),
};
