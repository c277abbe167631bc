import { AppError } from '../../../shared/errors/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import { Signal } from '../../platform/Signal.ts';
import { TokenBucket } from '../../platform/TokenBucket.ts';
import { Suspects } from './Suspects.ts';

/** A worker that could not be started is tried again after the first of these, in ms; each wait is twice the last. */
const RESTART_AFTER_MS = { first: 250, most: 4_000 };

/** A lesson waits this long for a worker when none runs, in ms. */
const TAKE_WITHIN_MS = 5_000;

/** How often it is told that a port still cannot be opened: three times at once, then each 30 s. */
const TELL_FAILURES = { perSecond: 1 / 30, burst: 3 };

/** What the pool must know of a worker. */
export interface PooledWorker {
  /** Whether the process has ended or is ending. */
  readonly closed: boolean;
  close(): Promise<void>;
}

/** How the media workers are started. */
export type WorkerPoolOptions<W extends PooledWorker> = {
  /** Port of the first worker; each further one takes the next. */
  readonly firstPort: number;
  readonly workers: number;
  /** Starts a worker on its port; `onDied` is to be called once if it ends without having been closed. */
  readonly startWorker: (port: number, onDied: () => void) => Promise<W>;
  readonly clock: Clock;
  readonly log: Log;
};

/** One process from its start to its end, and what the pool has noted of it. */
type Standing<W> = { readonly worker: W; lessons: number; newestSender: SeatId | undefined };

/** A worker for one lesson. */
export type Taken<W> = {
  readonly worker: W;
  /** Notes that a seat begins to send over this worker. */
  readonly noteSender: (seatId: SeatId) => void;
  /** It is about to end, and nobody's stream is to blame for it. */
  readonly blameNobody: () => void;
  /** The lesson is over. Safe to call twice. */
  readonly release: () => void;
};

/** The media workers. One that dies is replaced at once, on the same port; lessons go to those that run. */
export class WorkerPool<W extends PooledWorker> {
  /** Who may not send for now, because workers died of it. */
  readonly suspects: Suspects;
  readonly #options: WorkerPoolOptions<W>;
  /** By port, from the first; nothing where none runs now. */
  readonly #standing: (Standing<W> | undefined)[];
  readonly #starting = new Set<Promise<void>>();
  /** A worker has come, or the pool is closing: whoever waits looks again. */
  readonly #changes: Signal<void>;
  #closing = false;

  private constructor(options: WorkerPoolOptions<W>) {
    this.#options = options;
    this.#standing = Array.from({ length: options.workers });
    this.suspects = new Suspects(options.clock);
    this.#changes = new Signal((err) => options.log.error({ event: 'worker.wait-failed', err }));
  }

  /** Starts all workers; rejects when one cannot be started, with what the one on the lowest port says. */
  static async start<W extends PooledWorker>(options: WorkerPoolOptions<W>): Promise<WorkerPool<W>> {
    const pool = new WorkerPool(options);
    const starts = await Promise.allSettled(
      Array.from({ length: options.workers }, (_, index) => pool.#startAt(index)),
    );
    const failed = starts.find((start) => start.status === 'rejected');
    if (!failed) return pool;
    await pool.close();
    throw failed.reason;
  }

  /** The running worker with the fewest lessons, for one more. Throws `media.no-worker` when there is none for 5 s. */
  async take(): Promise<Taken<W>> {
    if (!this.#least()) await this.#change(TAKE_WITHIN_MS);
    const least = this.#least();
    if (!least) throw new AppError('media.no-worker');
    return take(least);
  }

  /** All workers that run now. */
  list(): W[] {
    return this.#running().map(({ worker }) => worker);
  }

  /** How many workers there should be. */
  get size(): number {
    return this.#standing.length;
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#changes.emit();
    // One that is just being started closes itself when it sees that nobody wants it any more.
    await Promise.allSettled([...this.#starting]);
    await Promise.all(this.list().map((worker) => worker.close()));
  }

  #running(): Standing<W>[] {
    return this.#standing.filter((standing) => standing !== undefined).filter(({ worker }) => !worker.closed);
  }

  #least(): Standing<W> | undefined {
    return this.#closing ? undefined : this.#running().sort((a, b) => a.lessons - b.lessons)[0];
  }

  /** Waits until a worker comes or the pool closes, and at most this long. */
  async #change(withinMs: number): Promise<void> {
    if (this.#closing) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const stop = this.#changes.subscribe(done);
      const timer = setTimeout(done, withinMs);
    });
  }

  async #startAt(index: number): Promise<void> {
    const starting = this.#begin(index);
    this.#starting.add(starting);
    try {
      await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  async #begin(index: number): Promise<void> {
    const { firstPort, startWorker } = this.#options;
    const worker = await startWorker(firstPort + index, () => this.#replace(index));
    if (this.#closing) return worker.close();
    this.#standing[index] = { worker, lessons: 0, newestSender: undefined };
    this.#changes.emit();
  }

  #replace(index: number): void {
    const newest = this.#standing[index]?.newestSender;
    this.#standing[index] = undefined;
    if (this.suspects.died(newest)) this.#options.log.error({ event: 'sender.refused', seatId: newest });
    void this.#startAgain(index);
  }

  async #startAgain(index: number): Promise<void> {
    const { log, clock, firstPort } = this.#options;
    const tell = new TokenBucket({ ...TELL_FAILURES, clock });
    let waitMs = RESTART_AFTER_MS.first;
    for (let failures = 1; !this.#closing; failures += 1) {
      try {
        return await this.#startAt(index);
      } catch (err) {
        if (tell.take()) log.error({ event: 'worker.start-failed', port: firstPort + index, failures, err });
        await this.#change(waitMs);
        waitMs = Math.min(2 * waitMs, RESTART_AFTER_MS.most);
      }
    }
  }
}

function take<W>(standing: Standing<W>): Taken<W> {
  let taken = true;
  standing.lessons += 1;
  return {
    worker: standing.worker,
    noteSender: (seatId) => {
      standing.newestSender = seatId;
    },
    blameNobody: () => {
      standing.newestSender = undefined;
    },
    release: () => {
      standing.lessons -= taken ? 1 : 0;
      taken = false;
    },
  };
}
