import type { Router, WebRtcServer, WebRtcTransport } from 'mediasoup/types';
import { AppError } from '../../../shared/errors/index.ts';
import type { Rung } from '../../../shared/lesson/rungState.ts';
import type { Body, Direction, IceServer, Reply, StreamOffer, TransportOffer } from '../../../shared/protocol/index.ts';
import type { StreamId } from '../../../shared/vocabulary/index.ts';
import type { LineSeen, MediaWish, SeatMedia, TakenStream } from '../../lesson/ports.ts';
import { systemClock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import { Scope } from '../../platform/Scope.ts';
import { TokenBucket } from '../../platform/TokenBucket.ts';
import { engineCall } from '../engineCall.ts';
import { LineGuard } from '../line/LineGuard.ts';
import { ConnectDeadline } from './ConnectDeadline.ts';
import { candidatesAt } from './candidatesAt.ts';
import { type IncomingIndex, IncomingStreams } from './IncomingStreams.ts';
import { OutgoingStreams } from './OutgoingStreams.ts';

/** Where the sender's estimate starts, in bit/s: enough for a small picture and sound, until the line is known. */
const INITIAL_OUTGOING_BPS = 1_000_000;

/** Most that one seat may send in, in bit/s: camera, document camera, screen and sound. */
const MAX_INCOMING_BPS = 12_000_000;

/** A seat may seek a new path for each of its transports six times a minute. */
const ICE_RESTARTS = { perSecond: 12 / 60, burst: 12 };

/** What a seat's transports are made of. */
export type SeatTransportsOptions = {
  readonly router: Router;
  readonly server: WebRtcServer;
  readonly index: IncomingIndex;
  readonly wish: MediaWish;
  /** Where browsers reach this machine, best first. */
  readonly addresses: readonly string[];
  readonly iceServers: readonly IceServer[];
  /** Whether UDP leads nowhere, as in a drill. */
  readonly tcpOnly: boolean;
  readonly log: Log;
  /** Called before each stream that the seat begins to send; may throw to refuse it. */
  readonly beforeTaking: () => void;
  /** Called once when the seat did not get connected in time. */
  readonly onUnconnected: (closed: SeatTransports) => void;
  /** Called once when an opened seat closes. */
  readonly onClosed: (closed: SeatTransports) => void;
};

/** The two transports of a seat and the streams on them. */
export class SeatTransports implements SeatMedia {
  readonly #scope: Scope;
  readonly #iceRestarts = new TokenBucket({ ...ICE_RESTARTS, clock: systemClock });
  readonly #transports: Readonly<Record<Direction, WebRtcTransport>>;
  readonly #incoming: IncomingStreams;
  readonly #outgoing: OutgoingStreams;
  readonly #guard: LineGuard;
  readonly iceServers: readonly IceServer[];
  readonly #addresses: readonly string[];
  readonly #beforeTaking: () => void;
  readonly #deadlines: Readonly<Record<Direction, ConnectDeadline>>;

  private constructor(scope: Scope, transports: Record<Direction, WebRtcTransport>, options: SeatTransportsOptions) {
    this.#scope = scope;
    this.#transports = transports;
    scope.own(options.onClosed, (tell) => tell(this));
    this.#incoming = scope.own(new IncomingStreams(transports.send, options.index), (incoming) => incoming.close());
    this.#outgoing = new OutgoingStreams({
      ...options,
      canReceive: options.wish.canReceive,
      transport: transports.receive,
    });
    this.#guard = new LineGuard({
      transport: transports.receive,
      scope,
      log: options.log,
      nowMs: () => performance.now(),
      hasPictures: () => this.#outgoing.hasPictures,
      hold: (held) => this.#outgoing.hold(held),
    });
    this.#outgoing.onMissed = () => this.#guard.noteMissed();
    this.#addresses = options.addresses;
    this.iceServers = options.iceServers;
    this.#beforeTaking = options.beforeTaking;
    const onLate = () => void (scope.ended || options.onUnconnected(this));
    const deadlineOf = (transport: WebRtcTransport) =>
      scope.own(new ConnectDeadline(transport, onLate), (deadline) => deadline.close());
    // On another path the browser has missed what was under way: with a new picture it need not wait for a whole one.
    transports.receive.on('iceselectedtuplechange', () => this.#outgoing.refresh());
    this.#deadlines = { send: deadlineOf(transports.send), receive: deadlineOf(transports.receive) };
  }

  static async open(options: SeatTransportsOptions): Promise<SeatTransports> {
    const scope = new Scope();
    const open = async () =>
      scope.own(
        await engineCall(
          options.router.createWebRtcTransport({
            webRtcServer: options.server,
            enableUdp: !options.tcpOnly,
            enableTcp: true,
            preferUdp: !options.tcpOnly && !options.wish.tcpFirst,
            preferTcp: options.wish.tcpFirst === true,
            initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BPS,
          }),
        ),
        (transport) => transport.close(),
      );
    try {
      const [send, receive] = await Promise.all([open(), open()]);
      await engineCall(send.setMaxIncomingBitrate(MAX_INCOMING_BPS));
      return new SeatTransports(scope, { send, receive }, options);
    } catch (failure) {
      await scope.end();
      throw failure;
    }
  }

  get send(): TransportOffer {
    return offerOf(this.#transports.send, this.#addresses);
  }

  get receive(): TransportOffer {
    return offerOf(this.#transports.receive, this.#addresses);
  }

  async connect(direction: Direction, dtls: Body<'media.connect'>['dtls']): Promise<void> {
    this.#deadlines[direction].begin();
    await engineCall(this.#transports[direction].connect({ dtlsParameters: dtls }));
  }

  async restartIce(direction: Direction): Promise<Reply<'media.restart-ice'>['iceParameters']> {
    if (!this.#iceRestarts.take()) throw new AppError('request.too-many');
    return engineCall(this.#transports[direction].restartIce());
  }

  async take(stream: TakenStream): Promise<{ producerId: string }> {
    this.#beforeTaking();
    this.#deadlines.send.begin();
    return this.#incoming.take(stream);
  }

  stop(streamId: StreamId): void {
    this.#incoming.stop(streamId);
  }

  mute(streamId: StreamId, muted: boolean): Promise<void> {
    return this.#incoming.mute(streamId, muted);
  }

  async offer(streamIds: readonly StreamId[]): Promise<StreamOffer[]> {
    const offers = await this.#outgoing.offer(streamIds);
    // Until then there is nothing for which a browser would connect: a quiet lobby may last for hours.
    if (offers.length > 0) this.#deadlines.receive.begin();
    return offers;
  }

  draw(sizes: Body<'media.draw'>['sizes']): void {
    this.#outgoing.draw(
      new Map(sizes.map(({ streamId, widthPx, heightPx }) => [streamId, widthPx > 0 ? heightPx : 0])),
    );
  }

  async lookAtLine(): Promise<LineSeen> {
    const { streams, lineLossRatio, ...seen } = await this.#outgoing.lookAtLine(performance.now());
    return { streams, lineLossRatio, budget: this.#guard.budgetOf(seen), isChoked: this.#guard.isChoked() };
  }

  isHeldBack(): boolean {
    return this.#guard.isHeldBack();
  }

  letGo(): void {
    this.#guard.letGo();
  }

  limit(bps: number | null): Promise<void> {
    return this.#guard.limit(bps);
  }

  /** Lets streams through to this seat as `isLet` says, as far as its line has room for them. */
  direct(isLet: (streamId: StreamId) => boolean, rung: Rung): void {
    this.#outgoing.direct(isLet, rung);
  }

  close(): void {
    void this.#scope.end();
  }
}

function offerOf(
  { id, iceParameters, iceCandidates, dtlsParameters }: WebRtcTransport,
  addresses: readonly string[],
): TransportOffer {
  return { id, iceParameters, iceCandidates: candidatesAt(addresses, iceCandidates), dtlsParameters };
}
