import type { Consumer, Producer, Transport, TransportOptions } from 'mediasoup-client/types';
import { z } from 'zod';
import { AppError } from '../../shared/errors/index.ts';
import type {
  BodyInput,
  Direction,
  MediaOffer,
  Reply,
  StreamOffer,
  TransportOffer,
} from '../../shared/protocol/index.ts';
import { DtlsHalf, StreamRtp } from '../../shared/protocol/rtp.ts';
import { type Medium, StreamId, StreamKind } from '../../shared/vocabulary/index.ts';
import type { MediaDevice } from './device.ts';
import { SOUND_FIRST, type SoundCoding, soundCodec, videoEncodings } from './encodings.ts';
import { SharedAnswer } from './SharedAnswer.ts';
import { limitSender, type SenderLimit } from './uplink/limitSender.ts';

/** The requests that media needs, as a function, so that it knows nothing of sockets. */
export type AskMedia = <N extends (`media.${string}` & keyof MediaReplies) | 'stream.send'>(
  name: N,
  body: BodyInput<N>,
) => Promise<Reply<N>>;
type MediaReplies = { [N in 'media.open' | 'media.connect' | 'media.restart-ice' | 'media.receive']: Reply<N> };

/** What is to be sent, on its way through mediasoup-client. */
const Intent = z.object({
  kind: StreamKind,
  muted: z.boolean(),
  thin: z.literal(true).exactOptional(),
  heightPx: z.int().nullable(),
});

/** A track to send, and what it is. */
export type OutgoingTrack = {
  readonly kind: StreamKind;
  readonly medium: Medium;
  readonly muted: boolean;
  readonly track: MediaStreamTrack;
  /** How sound is carried; of no meaning for pictures. */
  readonly coding: SoundCoding;
  /** Thin sound that is sent beside the usual one. */
  readonly thin: boolean;
};

/** What is measured stays true for so long, in ms: less than from one look of the most watchful keeper to its next. */
const MEASURED_FOR_MS = 200;

/** What happens to the link. */
export type MediaLinkEvents = {
  /** A stream can be played. */
  readonly onTrack: (streamId: StreamId, track: MediaStreamTrack) => void;
  readonly onTrackEnded: (streamId: StreamId) => void;
  readonly onPath: (direction: Direction, state: RTCPeerConnectionState) => void;
};

/** The media between this browser and the server for one sitting: one transport each way, and the streams on them. */
export class MediaLink {
  readonly #ask: AskMedia;
  readonly #events: MediaLinkEvents;
  readonly #transports: Readonly<Record<Direction, Transport>>;
  readonly #measured: Readonly<Record<Direction, SharedAnswer<RTCStatsReport>>>;
  readonly #producers = new Map<StreamId, Producer>();
  readonly #consumers = new Map<StreamId, Consumer>();
  /** Asked for and not here yet: to play a stream twice would break the whole transport. */
  readonly #coming = new Set<StreamId>();
  #keepForMs = 0;
  #closed = false;

  private constructor({
    device,
    opened,
    ask,
    events,
  }: {
    device: MediaDevice;
    opened: MediaOffer;
    ask: AskMedia;
    events: MediaLinkEvents;
  }) {
    this.#ask = ask;
    this.#events = events;
    const [send, receive] = [
      device.createSendTransport(optionsOf(opened.send, opened)),
      device.createRecvTransport(optionsOf(opened.receive, opened)),
    ];
    this.#transports = { send, receive };
    this.#measured = {
      send: new SharedAnswer(() => send.getStats(), MEASURED_FOR_MS),
      receive: new SharedAnswer(() => receive.getStats(), MEASURED_FOR_MS),
    };
    this.#wire('send');
    this.#wire('receive');
  }

  /** Begins to receive over media that was `opened` with the seat, or is opened now. */
  static async open({
    device,
    opened: before,
    wish,
    ask,
    events,
  }: {
    device: MediaDevice;
    opened: MediaOffer | null;
    /** What is asked for when it is opened now. */
    wish: BodyInput<'media.open'>;
    ask: AskMedia;
    events: MediaLinkEvents;
  }): Promise<MediaLink> {
    const opened = before ?? (await ask('media.open', wish));
    const link = new MediaLink({ device, opened, ask, events });
    try {
      await link.#play(opened.streams);
      return link;
    } catch (failure) {
      // Half a link would hold its connections for ever.
      link.close();
      throw failure;
    }
  }

  /** Whether it has been given up. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Begins to receive streams that began later. Those that are received, or just about to be, are left alone. */
  async receive(streamIds: readonly StreamId[]): Promise<void> {
    const wanted = streamIds.filter((streamId) => !this.#consumers.has(streamId) && !this.#coming.has(streamId));
    if (wanted.length === 0) return;
    for (const streamId of wanted) this.#coming.add(streamId);
    try {
      await this.#play((await this.#ask('media.receive', { streamIds: wanted })).streams);
    } finally {
      for (const streamId of wanted) this.#coming.delete(streamId);
    }
  }

  /** Stops receiving a stream. */
  forget(streamId: StreamId): void {
    const consumer = this.#consumers.get(streamId);
    if (!consumer) return;
    this.#consumers.delete(streamId);
    consumer.close();
    this.#events.onTrackEnded(streamId);
  }

  /** The streams that are received. */
  get received(): StreamId[] {
    return [...this.#consumers.keys()];
  }

  /** Begins to send a track; resolves with the stream's id. The track stays the caller's: it is not stopped here. */
  async send({ kind, medium, muted, track, coding, thin }: OutgoingTrack): Promise<StreamId> {
    const heightPx = medium === 'video' ? (track.getSettings().height ?? 360) : null;
    const appData: Record<string, unknown> = { kind, muted, heightPx, ...(thin ? { thin } : {}) };
    const producer = await this.#transports.send.produce({
      track,
      stopTracks: false,
      zeroRtpOnPause: true,
      disableTrackOnPause: true,
      appData,
      ...(heightPx === null
        ? { codecOptions: soundCodec(coding), encodings: [SOUND_FIRST] }
        : { encodings: videoEncodings(kind, heightPx) }),
    });
    if (muted) producer.pause();
    const streamId = StreamId.parse(producer.appData['streamId']);
    this.#producers.set(streamId, producer);
    return streamId;
  }

  /** Stops or goes on sending what a stream carries. */
  mute(streamId: StreamId, muted: boolean): void {
    const producer = this.#producers.get(streamId);
    if (muted) producer?.pause();
    else producer?.resume();
  }

  /** Sends another track under the same stream, e.g. another camera. */
  async replace(streamId: StreamId, track: MediaStreamTrack): Promise<void> {
    await this.#producers.get(streamId)?.replaceTrack({ track });
  }

  /** Sends of a stream no more than the way up carries. */
  async limit(streamId: StreamId, limit: Omit<SenderLimit, 'heightPx'>): Promise<void> {
    const producer = this.#producers.get(streamId);
    const heightPx = z.int().nullable().catch(null).parse(producer?.appData['heightPx']);
    if (producer?.rtpSender) await limitSender(producer.rtpSender, { ...limit, heightPx });
  }

  stop(streamId: StreamId): void {
    this.#producers.get(streamId)?.close();
    this.#producers.delete(streamId);
  }

  /** Has all that is received kept for at least so long before it is played, in ms; 0: as the browser thinks right. */
  keepFor(targetMs: number): void {
    this.#keepForMs = targetMs;
    for (const { rtpReceiver } of this.#consumers.values()) keepBy(rtpReceiver, targetMs);
  }

  /** Seeks a new path for a transport whose path broke. */
  async restartIce(direction: Direction): Promise<void> {
    const { iceParameters } = await this.#ask('media.restart-ice', { direction });
    await this.#transports[direction].restartIce({ iceParameters });
  }

  /** What the browser measures on one transport, or did a moment ago. */
  measure(direction: Direction): Promise<RTCStatsReport> {
    return this.#measured[direction].read();
  }

  close(): void {
    this.#closed = true;
    for (const streamId of this.received) this.forget(streamId);
    this.#transports.send.close();
    this.#transports.receive.close();
  }

  async #play(offers: readonly StreamOffer[]): Promise<void> {
    await Promise.all(offers.map((offer) => this.#playOne(offer)));
  }

  async #playOne({ streamId, consumerId, producerId, medium, rtpParameters }: StreamOffer): Promise<void> {
    if (this.#closed || this.#consumers.has(streamId)) return;
    const consumer = await this.#transports.receive.consume({
      id: consumerId,
      producerId,
      kind: medium,
      rtpParameters,
      // Sound and picture of one source are kept together, different sources are not held up by each other.
      streamId: producerId,
    });
    if (this.#closed) return consumer.close();
    this.#consumers.set(streamId, consumer);
    keepBy(consumer.rtpReceiver, this.#keepForMs);
    this.#events.onTrack(streamId, consumer.track);
  }

  #wire(direction: Direction): void {
    const transport = this.#transports[direction];
    transport.on('connect', ({ dtlsParameters }, done) => {
      const dtls = DtlsHalf.parse({ role: 'auto', ...dtlsParameters });
      this.#ask('media.connect', { direction, dtls }).catch(() => {
        // A path of which the server has not heard leads nowhere.
        if (!this.#closed) this.#events.onPath(direction, 'failed');
      });
      // The browser begins meanwhile: a handshake that comes before its announcement is simply sent again.
      done();
    });
    transport.on('connectionstatechange', (state) => {
      if (state !== 'closed') this.#events.onPath(direction, state);
    });
    transport.on('produce', ({ kind: medium, rtpParameters, appData }, done, fail) => {
      this.#produce(medium, rtpParameters, appData).then((id) => done({ id }), fail);
    });
  }

  async #produce(medium: Medium, rtpParameters: unknown, appData: Record<string, unknown>): Promise<string> {
    const rtp = StreamRtp.safeParse(rtpParameters);
    if (!rtp.success) throw new AppError('media.refused', {}, { cause: rtp.error });
    const intent = Intent.parse(appData);
    const { streamId, producerId } = await this.#ask('stream.send', { ...intent, medium, rtp: rtp.data });
    appData['streamId'] = streamId;
    return producerId;
  }
}

/** Browsers that know nothing of it keep what they receive as they think right. */
function keepBy(receiver: RTCRtpReceiver | undefined, targetMs: number): void {
  if (receiver && 'jitterBufferTarget' in receiver) receiver.jitterBufferTarget = targetMs === 0 ? null : targetMs;
}

function optionsOf(
  { id, iceParameters, iceCandidates, dtlsParameters }: TransportOffer,
  { iceServers }: Pick<MediaOffer, 'iceServers'>,
): TransportOptions {
  return { id, iceParameters, iceCandidates, dtlsParameters, iceServers };
}
