/** The ways to a worker, best first. Each is a port, so that their order can be tested without any of them. */
export interface WorkerWays {
  /** The binary that the administrator names, proved to load. */
  readonly given: () => Promise<string | undefined>;
  /** The binary that an earlier start has left, still good for this machine. */
  readonly cached: () => Promise<string | undefined>;
  /** The project's own prebuilt binary, or `undefined` if it cannot be had here. */
  readonly official: () => Promise<string | undefined>;
  /** Built from the npm package's source. Throws if that cannot be done. */
  readonly built: () => Promise<string>;
  /** Runs one at a time on this machine: two starts at once must not build twice. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Where the worker was found, in the words that the terminal shows. */
export type WorkerOrigin = 'MEDIASOUP_WORKER_BIN' | 'cache' | 'official prebuilt' | 'built here';

/** Finds mediasoup's worker, or makes one. */
export async function findWorker(ways: WorkerWays): Promise<{ binary: string; origin: WorkerOrigin }> {
  const given = await ways.given();
  if (given !== undefined) return { binary: given, origin: 'MEDIASOUP_WORKER_BIN' };
  const cached = await ways.cached();
  if (cached !== undefined) return { binary: cached, origin: 'cache' };
  return ways.alone(async () => {
    const leftByAnother = await ways.cached();
    if (leftByAnother !== undefined) return { binary: leftByAnother, origin: 'cache' };
    const official = await ways.official();
    if (official !== undefined) return { binary: official, origin: 'official prebuilt' };
    return { binary: await ways.built(), origin: 'built here' };
  });
}
