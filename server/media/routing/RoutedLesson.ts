import type { Router, WebRtcServer } from 'mediasoup/types';
import { isSent } from '../../../shared/lesson/audience.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { ReceivableRtp } from '../../../shared/protocol/rtp.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { LessonMedia } from '../../lesson/ports.ts';
import type { Log } from '../../platform/Log.ts';
import type { IncomingIndex } from '../transports/IncomingStreams.ts';
import { SeatTransports } from '../transports/SeatTransports.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';

/** A router and what it takes to listen on it. */
type Route = { readonly router: Router; readonly server: WebRtcServer; readonly index: IncomingIndex };

type SeatEntry = { readonly transports: SeatTransports; readonly onLost: () => void };

/** One lesson's media, on one router. When the worker dies, the next seat that opens gets a new router. */
export class RoutedLesson implements LessonMedia {
  readonly #pool: WorkerPool;
  readonly #log: Log;
  readonly #seats = new Map<SeatId, SeatEntry>();
  #route: Promise<Route> | undefined;
  #closed = false;

  constructor(pool: WorkerPool, log: Log) {
    this.#pool = pool;
    this.#log = log;
  }

  async openSeat(seatId: SeatId, canReceive: ReceivableRtp, onLost: () => void): Promise<SeatTransports> {
    const route = await this.#openRoute();
    const transports = await SeatTransports.open({
      ...route,
      canReceive,
      log: this.#log.child({ seatId }),
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
    const { worker, release } = await this.#pool.take();
    try {
      const router = await worker.createRouter();
      router.observer.once('close', release);
      router.on('workerclose', () => this.#lose());
      if (this.#closed) router.close();
      return { router, server: worker.server, index: new Map() };
    } catch (failure) {
      release();
      throw failure;
    }
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
