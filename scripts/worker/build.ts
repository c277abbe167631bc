import { cp } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import { run } from '../bootstrap/command.mjs';
import { ensureDebianPackages } from '../setup/apt.ts';
import { applyRecipe } from './recipe/applyRecipe.ts';
import { DEBIAN_PACKAGES, MESON_SETUP, NINJA_TARGETS } from './recipe/recipe.ts';

/** How often a build of minutes says that it is alive. */
const NEWS_EACH_MS = 20_000;
/** What one compiler needs at its worst. More of them than fit would be killed, and the build with them. */
const MEMORY_EACH_BYTES = 1.2e9;
/** Debian's own: another meson on the path may belong to a Python that lacks its modules. */
const MESON = '/usr/bin/meson';

interface BuildOptions {
  /** The installed mediasoup package; it is not changed. */
  readonly packageFolder: string;
  /** An empty folder to work in, of which 500 MB are used. */
  readonly folder: string;
  readonly tell: (news: string) => void;
}

/** Builds mediasoup's worker from its npm package's source with Debian's libraries, and gives the stripped binary. */
export async function buildWorker({ packageFolder, folder, tell }: BuildOptions): Promise<string> {
  await ensureDebianPackages(DEBIAN_PACKAGES, tell);
  const source = join(folder, 'worker');
  await cp(join(packageFolder, 'worker'), source, { recursive: true });
  await applyRecipe(source);
  await run(MESON, MESON_SETUP, { cwd: source });
  await compile(join(source, 'out'), tell);
  const binary = join(folder, 'mediasoup-worker');
  await run('strip', ['-o', binary, join(source, 'out/mediasoup-worker')]);
  return binary;
}

async function compile(folder: string, tell: (news: string) => void): Promise<void> {
  const jobs = Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / MEMORY_EACH_BYTES)));
  let progress = '';
  tell(`编译约需几分钟 compiling takes some minutes (${jobs} jobs)`);
  const news = setInterval(() => tell(`编译 compiling ${progress}`), NEWS_EACH_MS);
  try {
    for (const target of NINJA_TARGETS) {
      await run('ninja', ['-C', folder, '-j', String(jobs), target], {
        onLine: (line) => {
          progress = /^\[(\d+\/\d+)\]/.exec(line)?.[1] ?? progress;
        },
      });
    }
  } finally {
    clearInterval(news);
  }
}
