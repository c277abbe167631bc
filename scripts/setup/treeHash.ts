import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One hash over the names and contents of files and of folders with all below them: the same tree, the same hash,
 * whatever the times on the files are (a git checkout sets them anew). A path that does not exist counts as absent.
 */
export async function treeHash(folder: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) await addTo(hash, folder, path);
  return hash.digest('hex');
}

async function addTo(hash: ReturnType<typeof createHash>, folder: string, path: string): Promise<void> {
  const names = await readdir(join(folder, path)).catch(ignoring('ENOTDIR', 'ENOENT'));
  if (names !== undefined) {
    for (const name of names.sort()) await addTo(hash, folder, join(path, name));
    return;
  }
  const content = await readFile(join(folder, path)).catch(ignoring('ENOENT'));
  if (content !== undefined) hash.update(`${path}\0${content.length}\0`).update(content);
}

/** Turns the file system's expected answers into `undefined` and lets all others through. */
function ignoring(...codes: readonly string[]): (problem: NodeJS.ErrnoException) => undefined {
  return (problem) => {
    if (!codes.includes(problem.code ?? '')) throw problem;
  };
}
