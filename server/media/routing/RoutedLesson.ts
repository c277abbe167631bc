import type { Router, WebRtcServer } from 'mediasoup/types';
import { AppError } from '../../../shared/errors/index.ts';
import { isSent } from '../../../shared/lesson/audience.ts';
import { isSentToObservers } from '../../../shared/lesson/observing.ts';
import { rungOf } from '../../../shared/lesson/rungs.ts';
import type { LessonState, Stream } from '../../../shared/lesson/state.ts';
import type { IceServer } from '../../../shared/protocol/index.ts';
import type { SeatId, StreamId } from '../../../shared/vocabulary/index.ts';
import type { LessonMedia, MediaWish, StreamTap } from '../../lesson/ports.ts';
import type { Log } from '../../platform/Log.ts';
import { openTap } from '../taps/openTap.ts';
import type { IncomingIndex } from '../transports/IncomingStreams.ts';
import { SeatTransports } from '../transports/SeatTransports.ts';
import type { MediaWorker } from '../workers/MediaWorker.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';

/** A router and what it takes to listen on it. */
type Route = {
  readonly router: Router;
  readonly server: WebRtcServer;
  readonly index: IncomingIndex;
  readonly noteSender: (seatId: SeatId) => void;
  readonly blameNobody: () => void;
  readonly worker: MediaWorker;
};

/** Whoever receives: a seat, or somebody who observes. */
type Opening = {
  /** The seat's id, or the observer's. */
  readonly receiverId: string;
  readonly wish: MediaWish;
  readonly onLost: () => void;
  /** Called before each stream that is sent from there; throws to refuse it. */
  readonly beforeTaking: (route: Route) => void;
  /** Whether a stream is sent there now. */
  readonly isSent: (state: LessonState, stream: Stream) => boolean;
};

type Entry = Pick<Opening, 'onLost' | 'isSent'> & { readonly transports: SeatTransports };

/** What a lesson's media is made of. */
export type RoutedLessonParts = {
  readonly pool: WorkerPool<MediaWorker>;
  /** Where browsers reach this machine now, best first. */
  readonly addresses: () => readonly string[];
  /** Who passes media on to this receiver where no direct way leads. */
  readonly iceServers: (receiverId: string) => readonly IceServer[];
  readonly log: Log;
};

/** One lesson's media, on one router. When the worker dies, the next seat that opens gets a new router. */
export class RoutedLesson implements LessonMedia {
  readonly #parts: RoutedLessonParts;
  readonly #receivers = new Map<string, Entry>();
  #route: Promise<Route> | undefined;
  /** Seats whose next transports are over TCP alone. */
  #tcpOnly: ReadonlySet<string> = new Set();
  #closed = false;

  constructor(parts: RoutedLessonParts) {
    this.#parts = parts;
  }

  openSeat(seatId: SeatId, wish: MediaWish, onLost: () => void): Promise<SeatTransports> {
    return this.#open({
      receiverId: seatId,
      wish,
      onLost,
      beforeTaking: (route) => this.#admitSender(route, seatId),
      isSent: (state, stream) => {
        const receiver = state.seats[seatId];
        return receiver !== undefined && isSent(state, stream, receiver);
      },
    });
  }

  openObserver(observerId: string, wish: MediaWish, onLost: () => void): Promise<SeatTransports> {
    return this.#open({
      receiverId: observerId,
      wish,
      onLost,
      beforeTaking: () => {
        throw new AppError('request.forbidden');
      },
      isSent: isSentToObservers,
    });
  }

  direct(state: LessonState): void {
    for (const [receiverId, { transports, isSent: goes }] of this.#receivers) {
      const isLet = (streamId: StreamId) => {
        const stream = state.streams[streamId];
        return stream !== undefined && goes(state, stream);
      };
      transports.direct(isLet, rungOf(state, receiverId));
    }
  }

  async tap(streamId: StreamId, to: { readonly ip: string; readonly port: number }): Promise<StreamTap> {
    const route = await this.#route;
    const source = route?.index.get(streamId);
    if (!route || !source || source.producer.closed) throw new AppError('stream.not-found', { streamId });
    return openTap({ router: route.router, source, to });
  }

  async worker(): Promise<string | undefined> {
    const route = await this.#route?.catch(() => undefined);
    return route && `${route.worker.pid}`;
  }

  async strike(how: 'kill' | 'hang'): Promise<boolean> {
    const route = await this.#route?.catch(() => undefined);
    if (!route || route.worker.closed) return false;
    route.blameNobody();
    route.worker.strike(how);
    return true;
  }

  leaveTcp(seatIds: ReadonlySet<SeatId>): void {
    this.#tcpOnly = seatIds;
  }

  close(): void {
    this.#closed = true;
    for (const { transports } of this.#receivers.values()) transports.close();
    this.#receivers.clear();
    const route = this.#route;
    this.#route = undefined;
    // A route that could not be opened has nothing to close.
    route?.then(({ router }) => router.close()).catch(() => undefined);
  }

  async #open({ receiverId, wish, onLost, beforeTaking, isSent: goes }: Opening): Promise<SeatTransports> {
    const route = await this.#openRoute();
    const log = this.#parts.log.child({ receiverId });
    const transports = await SeatTransports.open({
      ...route,
      wish,
      addresses: this.#parts.addresses(),
      iceServers: this.#parts.iceServers(receiverId),
      tcpOnly: this.#tcpOnly.has(receiverId),
      log,
      beforeTaking: () => beforeTaking(route),
      onUnconnected: (unconnected) => {
        log.warn({ event: 'seat.not-connected' });
        unconnected.close();
        onLost();
      },
      onClosed: (closed) => {
        if (this.#receivers.get(receiverId)?.transports === closed) this.#receivers.delete(receiverId);
      },
    });
    this.#receivers.set(receiverId, { transports, onLost, isSent: goes });
    return transports;
  }

  #openRoute(): Promise<Route> {
    this.#route ??= this.#createRoute().catch((failure: unknown) => {
      this.#route = undefined;
      throw failure;
    });
    return this.#route;
  }

  async #createRoute(): Promise<Route> {
    const { worker, release, noteSender, blameNobody } = await this.#parts.pool.take();
    try {
      const router = await worker.createRouter();
      router.observer.once('close', release);
      router.on('workerclose', () => this.#lose());
      if (this.#closed) router.close();
      return { router, server: worker.server, index: new Map(), noteSender, blameNobody, worker };
    } catch (failure) {
      release();
      throw failure;
    }
  }

  /** Noted before the engine sees the stream: already what describes it may be what the worker dies of. */
  #admitSender({ noteSender }: Route, seatId: SeatId): void {
    const forMs = this.#parts.pool.suspects.refusedForMs(seatId);
    if (forMs > 0) throw new AppError('stream.sender-refused', { seatId, forMs });
    noteSender(seatId);
  }

  #lose(): void {
    this.#route = undefined;
    const lost = [...this.#receivers.values()];
    this.#receivers.clear();
    for (const { transports, onLost } of lost) {
      transports.close();
      onLost();
    }
  }
}
