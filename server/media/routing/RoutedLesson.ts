import type { Router, WebRtcServer } from 'mediasoup/types';
import { AppError } from '../../../shared/errors/index.ts';
import { isSent } from '../../../shared/lesson/audience.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { ReceivableRtp } from '../../../shared/protocol/rtp.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { LessonMedia } from '../../lesson/ports.ts';
import type { Log } from '../../platform/Log.ts';
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
};

type SeatEntry = { readonly transports: SeatTransports; readonly onLost: () => void };

/** What a lesson's media is made of. */
export type RoutedLessonParts = {
  readonly pool: WorkerPool<MediaWorker>;
  /** Where browsers reach this machine now, best first. */
  readonly addresses: () => readonly string[];
  readonly log: Log;
};

/** One lesson's media, on one router. When the worker dies, the next seat that opens gets a new router. */
export class RoutedLesson implements LessonMedia {
  readonly #parts: RoutedLessonParts;
  readonly #seats = new Map<SeatId, SeatEntry>();
  #route: Promise<Route> | undefined;
  #closed = false;

  constructor(parts: RoutedLessonParts) {
    this.#parts = parts;
  }

  async openSeat(seatId: SeatId, canReceive: ReceivableRtp, onLost: () => void): Promise<SeatTransports> {
    const route = await this.#openRoute();
    const log = this.#parts.log.child({ seatId });
    const transports = await SeatTransports.open({
      ...route,
      canReceive,
      addresses: this.#parts.addresses(),
      log,
      beforeTaking: () => this.#admitSender(route, seatId),
      onUnconnected: (unconnected) => {
        log.warn({ event: 'seat.not-connected' });
        unconnected.close();
        onLost();
      },
      onClosed: (closed) => {
        if (this.#seats.get(seatId)?.transports === closed) this.#seats.delete(seatId);
      },
    });
    this.#seats.set(seatId, { transports, onLost });
    return transports;
  }

  direct(state: LessonState): void {
    for (const [seatId, { transports }] of this.#seats) {
      const receiver = state.seats[seatId];
      transports.direct((streamId) => {
        const stream = state.streams[streamId];
        return receiver !== undefined && stream !== undefined && isSent(state, stream, receiver);
      });
    }
  }

  close(): void {
    this.#closed = true;
    for (const { transports } of this.#seats.values()) transports.close();
    this.#seats.clear();
    const route = this.#route;
    this.#route = undefined;
    // A route that could not be opened has nothing to close.
    route?.then(({ router }) => router.close()).catch(() => undefined);
  }

  #openRoute(): Promise<Route> {
    this.#route ??= this.#createRoute().catch((failure: unknown) => {
      this.#route = undefined;
      throw failure;
    });
    return this.#route;
  }

  async #createRoute(): Promise<Route> {
    const { worker, release, noteSender } = await this.#parts.pool.take();
    try {
      const router = await worker.createRouter();
      router.observer.once('close', release);
      router.on('workerclose', () => this.#lose());
      if (this.#closed) router.close();
      return { router, server: worker.server, index: new Map(), noteSender };
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
    const lost = [...this.#seats.values()];
    this.#seats.clear();
    for (const { transports, onLost } of lost) {
      transports.close();
      onLost();
    }
  }
}
