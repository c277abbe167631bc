import { AppError } from '../../../shared/errors/index.ts';
import type { Log } from '../../platform/Log.ts';
import { type MediaAddress, MediaWorker } from './MediaWorker.ts';

/** How the media workers are started. */
export type WorkerPoolOptions = {
  readonly workerBin: string | undefined;
  /** Port of the first worker; each further one takes the next. */
  readonly firstPort: number;
  readonly workers: number;
  readonly addresses: readonly MediaAddress[];
  readonly log: Log;
};

/** Wait before a worker that could not be started is tried again. */
const RESTART_AFTER_MS = 500;

type Place = { worker: Promise<MediaWorker>; lessons: number };

/** The media workers. One that dies is replaced at once, on the same port. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #places: Place[] = [];
  #closing = false;

  private constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** Starts all workers; rejects when one cannot be started. */
  static async start(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    for (let index = 0; index < options.workers; index += 1) {
      pool.#places.push({ worker: pool.#startAt(index), lessons: 0 });
    }
    try {
      await Promise.all(pool.#places.map(({ worker }) => worker));
      return pool;
    } catch (failure) {
      await pool.close();
      throw failure;
    }
  }

  /** The worker with the fewest lessons, for one more. Call `release` when the lesson is over. */
  async take(): Promise<{ worker: MediaWorker; release: () => void }> {
    const [least] = [...this.#places].sort((a, b) => a.lessons - b.lessons);
    if (!least || this.#closing) throw new AppError('media.no-worker');
    least.lessons += 1;
    const worker = await least.worker;
    let taken = true;
    return {
      worker,
      release: () => {
        least.lessons -= taken ? 1 : 0;
        taken = false;
      },
    };
  }

  /** All workers that run now. */
  async list(): Promise<MediaWorker[]> {
    const settled = await Promise.allSettled(this.#places.map(({ worker }) => worker));
    return settled.flatMap((place) => (place.status === 'fulfilled' && !place.value.closed ? [place.value] : []));
  }

  /** How many workers there should be. */
  get size(): number {
    return this.#places.length;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all((await this.list()).map((worker) => worker.close()));
  }

  #startAt(index: number): Promise<MediaWorker> {
    const { workerBin, firstPort, addresses, log } = this.#options;
    return MediaWorker.start({
      workerBin,
      port: firstPort + index,
      addresses,
      log,
      onDied: () => this.#replace(index),
    });
  }

  #replace(index: number): void {
    const place = this.#places[index];
    if (!place || this.#closing) return;
    place.lessons = 0;
    place.worker = this.#startAgain(index);
    // Whoever takes the place meets the failure; without anybody there it must not end the process.
    place.worker.catch(() => undefined);
  }

  async #startAgain(index: number): Promise<MediaWorker> {
    for (;;) {
      try {
        return await this.#startAt(index);
      } catch (err) {
        if (this.#closing) throw err;
        this.#options.log.error({ event: 'worker.start-failed', err });
        await new Promise((resolve) => setTimeout(resolve, RESTART_AFTER_MS));
      }
    }
  }
}
