import type { LessonId } from '../../shared/vocabulary/index.ts';
import type { MediaEngine } from '../lesson/ports.ts';
import type { Log } from '../platform/Log.ts';
import { routableRtp } from './codecs.ts';
import { RoutedLesson } from './routing/RoutedLesson.ts';
import type { MediaCensus } from './workers/MediaWorker.ts';
import { WorkerPool, type WorkerPoolOptions } from './workers/WorkerPool.ts';

/** The running media engine. */
export type RunningMediaEngine = MediaEngine & {
  /** Whether every worker runs, for the health page. */
  isHealthy(): Promise<boolean>;
  /** How much all workers hold together, by their own account. */
  census(): Promise<MediaCensus>;
  close(): Promise<void>;
};

/** Starts the media workers. */
export async function startMediaEngine(
  options: WorkerPoolOptions & { readonly log: Log },
): Promise<RunningMediaEngine> {
  const pool = await WorkerPool.start(options);
  return {
    canRoute: routableRtp(),
    openLesson: async (lessonId: LessonId) => new RoutedLesson(pool, options.log.child({ lessonId })),
    isHealthy: async () => (await pool.list()).length === pool.size,
    census: async () => {
      const each = await Promise.all((await pool.list()).map((worker) => worker.census()));
      const sum = (key: keyof MediaCensus) => each.reduce((total, census) => total + census[key], 0);
      return {
        routers: sum('routers'),
        transports: sum('transports'),
        producers: sum('producers'),
        consumers: sum('consumers'),
      };
    },
    close: () => pool.close(),
  };
}
