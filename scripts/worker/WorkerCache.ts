import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attempt } from '../bootstrap/command.mjs';

/** A library's file and what tells one build of it from the next: `/lib/…/libssl.so.3` → `688160 1756112233000`. */
type Libraries = Record<string, string>;

interface Ports {
  /** Throws unless the worker carries a call through: ICE, DTLS, SRTP there and back. */
  readonly prove: (binary: string) => Promise<void>;
}

/**
 * Keeps a worker that was proved to work, outside node_modules, for all later starts.
 *
 * A worker uses the system's libraries, and an upgrade of the system can change those under it. So the cache notes
 * which files it was proved with, and proves it again when one of them is another.
 */
export class WorkerCache {
  readonly #folder: string;
  readonly #prove: Ports['prove'];

  constructor(folder: string, { prove }: Ports) {
    this.#folder = folder;
    this.#prove = prove;
  }

  /** Gives the kept worker if there is one and it (still) works with this machine's libraries. */
  async find(): Promise<string | undefined> {
    const binary = join(this.#folder, 'mediasoup-worker');
    if (!existsSync(binary)) return undefined;
    if (await this.#isProvedWithTheseLibraries()) return binary;
    try {
      await this.keep(binary);
      return binary;
    } catch {
      // Whatever it is that no longer works, a new one will be fetched or built.
      await rm(this.#folder, { recursive: true, force: true });
      return undefined;
    }
  }

  /** Keeps a copy of the first of these workers that works here, if one does. */
  async adopt(binaries: readonly string[]): Promise<string | undefined> {
    for (const binary of binaries) {
      const kept = await this.keep(binary).catch(() => undefined); // The next one may do, else one is made.
      if (kept !== undefined) return kept;
    }
    return undefined;
  }

  /** Proves a worker and keeps it. Another start sees either the whole entry or none. */
  async keep(binary: string): Promise<string> {
    await this.#prove(binary);
    await mkdir(dirname(this.#folder), { recursive: true });
    const staging = await mkdtemp(`${this.#folder}.`);
    await copyFile(binary, join(staging, 'mediasoup-worker'));
    await writeFile(join(staging, 'libraries.json'), JSON.stringify(await librariesOf(binary), null, 2));
    await rm(this.#folder, { recursive: true, force: true });
    await rename(staging, this.#folder);
    return join(this.#folder, 'mediasoup-worker');
  }

  async #isProvedWithTheseLibraries(): Promise<boolean> {
    const noted = await readFile(join(this.#folder, 'libraries.json'), 'utf8').catch(() => '{}');
    const libraries: Libraries = JSON.parse(noted);
    const files = Object.entries(libraries);
    const same = await Promise.all(files.map(async ([file, mark]) => (await markOf(file)) === mark));
    return files.length > 0 && same.every(Boolean);
  }
}

async function librariesOf(binary: string): Promise<Libraries> {
  const { output } = await attempt('ldd', [binary]);
  const files = [...output.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1] ?? '');
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await markOf(file)])));
}

async function markOf(file: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs } = await stat(await realpath(file));
    return `${size} ${mtimeMs}`;
  } catch {
    return undefined; // Gone: as good as another one.
  }
}
