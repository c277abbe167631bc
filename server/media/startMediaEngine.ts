import { networkInterfaces } from 'node:os';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import type { MediaEngine } from '../lesson/ports.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log } from '../platform/Log.ts';
import type { NoteProcess } from '../platform/NoteProcess.ts';
import { Scope } from '../platform/Scope.ts';
import { MediaAddresses, ownAddresses } from './addresses.ts';
import { routableRtp } from './codecs.ts';
import { iceServersFor, type TurnServers } from './iceServersFor.ts';
import { RoutedLesson } from './routing/RoutedLesson.ts';
import { type MediaCensus, MediaWorker } from './workers/MediaWorker.ts';
import { WorkerPool } from './workers/WorkerPool.ts';

/** A change of this machine's addresses is told at the latest after this time, in ms; it takes effect at once. */
const LOOK_AT_ADDRESSES_EVERY_MS = 15_000;

/** How the media engine is started. */
export type MediaEngineOptions = {
  readonly workerBin: string | undefined;
  /** Port of the first worker; each further one takes the next. */
  readonly firstPort: number;
  readonly workers: number;
  /** The address by which browsers reach this machine, when that is not its own. */
  readonly announcedAddress: string | undefined;
  /** The TURN servers that pass media on; `undefined`: there are none. */
  readonly turn: TurnServers | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** Hears of each worker's process. */
  readonly noteProcess?: NoteProcess;
};

/** The running media engine. */
export type RunningMediaEngine = MediaEngine & {
  /** What keeps media from flowing, for the health page; nothing when all is well. Never waits. */
  faults(): string[];
  /** Whether any worker carries lessons now. Never waits. */
  answers(): boolean;
  /** How much all workers hold together, by their own account. One that does not answer counts for nothing. */
  census(): Promise<MediaCensus>;
  close(): Promise<void>;
};

/** Starts the media workers. */
export async function startMediaEngine(options: MediaEngineOptions): Promise<RunningMediaEngine> {
  const { workerBin, firstPort, workers, announcedAddress, turn, clock, log, noteProcess } = options;
  const scope = new Scope();
  const addresses = new MediaAddresses({
    announced: announcedAddress,
    readOwn: () => ownAddresses(networkInterfaces()),
    log,
  });
  const common = { workerBin, log, ...(noteProcess ? { noteProcess } : {}) };
  const startWorker = (port: number, onDied: () => void) => MediaWorker.start({ ...common, port, onDied });
  const pool = scope.own(await WorkerPool.start({ firstPort, workers, startWorker, clock, log }), (p) => p.close());
  log.info({ event: 'media.started', workers, firstPort, addresses: addresses.now() });
  scope.every(LOOK_AT_ADDRESSES_EVERY_MS, () => void addresses.now());
  return {
    canRoute: routableRtp(),
    openLesson: async (lessonId: LessonId) =>
      new RoutedLesson({
        pool,
        addresses: () => addresses.now(),
        iceServers: (receiverId) => iceServersFor(receiverId, { turn, nowMs: clock.nowMs() }),
        log: log.child({ lessonId }),
      }),
    faults: () => [
      ...(pool.list().length < pool.size ? [`media workers missing: ${pool.size - pool.list().length}`] : []),
      ...(addresses.now().length === 0 ? ['no network address'] : []),
    ],
    answers: () => pool.list().some((worker) => worker.answers),
    census: () => censusOf(pool.list()),
    close: () => scope.end(),
  };
}

async function censusOf(workers: readonly MediaWorker[]): Promise<MediaCensus> {
  const each = await Promise.allSettled(workers.map((worker) => worker.census()));
  const sum = (key: keyof MediaCensus) =>
    each.reduce((total, census) => total + (census.status === 'fulfilled' ? census.value[key] : 0), 0);
  return {
    routers: sum('routers'),
    transports: sum('transports'),
    producers: sum('producers'),
    consumers: sum('consumers'),
  };
}
