import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../bootstrap/command.mjs';
import { installedVersions } from '../setup/apt.ts';
import { treeHash } from '../setup/treeHash.ts';
import { alone } from './alone.ts';
import { buildWorker } from './build.ts';
import { cacheKey, kindKey, libraryVersions, systemName } from './cacheKey.ts';
import { earlierWorkers } from './earlierWorkers.ts';
import type { WorkerWays } from './findWorker.ts';
import { loads } from './loads.ts';
import { downloadOfficial } from './official.ts';
import { WorkerCache } from './WorkerCache.ts';

interface WaysOptions {
  readonly projectFolder: string;
  /** The folder of all that outlasts node_modules. */
  readonly cacheFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly tell: (news: string) => void;
}

/** Joins the ways to a worker with this machine: its file system, network and compiler. */
export async function workerWays({ projectFolder, cacheFolder, env, tell }: WaysOptions): Promise<WorkerWays> {
  const packageFolder = join(projectFolder, 'node_modules/mediasoup');
  const mediasoup = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const identity = {
    mediasoupVersion: mediasoup.version,
    platform: process.platform,
    arch: process.arch,
    system: await systemName(),
    recipeHash: await treeHash(projectFolder, ['scripts/worker/recipe']),
  };
  const kind = kindKey(identity);
  const workers = join(cacheFolder, 'worker');
  const scratchFolder = join(workers, `${kind}.scratch`);
  // Asked anew each time: a build brings the libraries that it needs.
  const openCache = async () => {
    const key = cacheKey({ ...identity, libraries: await libraryVersions(installedVersions) });
    return new WorkerCache(join(workers, key), { prove: (binary) => prove(projectFolder, binary) });
  };
  return {
    given: () => givenWorker(env['MEDIASOUP_WORKER_BIN']),
    cached: async () => {
      const cache = await openCache();
      return (await cache.find()) ?? (await cache.adopt(await earlierWorkers(workers, kind)));
    },
    official: () =>
      inScratch(scratchFolder, async (scratch) => {
        const binary = await downloadOfficial({ mediasoup, env, folder: scratch, tell });
        return binary === undefined ? undefined : await (await openCache()).keep(binary).catch(failedTrial(tell));
      }),
    built: () =>
      inScratch(scratchFolder, async (scratch) => {
        const binary = await buildWorker({ packageFolder, folder: scratch, tell });
        tell('试通一路加密媒体 proving it with an encrypted stream');
        return (await openCache()).keep(binary);
      }),
    alone: (work) =>
      alone(`worker-${kind}`, work, () => tell('另一进程正在准备，等待 waiting for another start to finish')),
  };
}

/** An official worker that does not do its work here is as good as none: there is still the compiler. */
function failedTrial(tell: (news: string) => void): (problem: Error) => undefined {
  return (problem) => {
    tell(`官方预编译版未通过试运行 the official prebuilt worker failed its trial: ${problem.message}`);
  };
}

async function givenWorker(binary: string | undefined): Promise<string | undefined> {
  if (!binary) return undefined;
  if (await loads(binary)) return binary;
  throw new Error(
    `MEDIASOUP_WORKER_BIN=${binary} 无法在本机运行。\nIt is not a mediasoup worker that runs on this machine: try "ldd ${binary}".`,
  );
}

/** A worker that loads may still die at its first packet, and must then not take this process with it. */
async function prove(projectFolder: string, binary: string): Promise<void> {
  await run(process.execPath, [join(projectFolder, 'scripts/worker/proof/main.ts'), binary]);
}

/**
 * Works in an empty folder beside the cache, on the same disk, and leaves nothing behind. Only whoever is `alone`
 * comes here, so what is there already is from a start that was cut short.
 */
async function inScratch<T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
