import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The workers in the cache that differ from the wanted one in nothing but the versions of their libraries, newest
 * first. `kind` is what their folders' names begin with; anything else that begins so is unfinished work.
 */
export async function earlierWorkers(folder: string, kind: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const isOfKind = (name: string) => name.startsWith(kind) && /^(?:-[0-9a-f]{8})?$/.test(name.slice(kind.length));
  const found = await Promise.all(names.filter(isOfKind).map((name) => dated(join(folder, name, 'mediasoup-worker'))));
  return found
    .flatMap((worker) => worker ?? [])
    .sort((one, other) => other.madeAtMs - one.madeAtMs)
    .map(({ binary }) => binary);
}

async function dated(binary: string): Promise<{ binary: string; madeAtMs: number } | undefined> {
  try {
    return { binary, madeAtMs: (await stat(binary)).mtimeMs };
  } catch {
    return undefined; // A folder without a worker is none.
  }
}
