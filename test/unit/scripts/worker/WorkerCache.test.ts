import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WorkerCache } from '../../../../scripts/worker/WorkerCache.ts';

/** Any program with libraries will do for a worker: the cache never runs it, its prover does. */
const SOME_PROGRAM = '/bin/true';

let folder: string;
let proofs: string[];
let proving: () => Promise<void>;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'tongtang-cache-')), 'entry');
  proofs = [];
  proving = async () => undefined;
});

afterEach(() => rm(dirname(folder), { recursive: true }));

function openCache() {
  const prove = (binary: string) => {
    proofs.push(binary);
    return proving();
  };
  return new WorkerCache(folder, { prove });
}

it('finds nothing where nothing was kept', async () => {
  expect(await openCache().find()).toBeUndefined();
});

it('gives a kept worker back without proving it again', async () => {
  const kept = await openCache().keep(SOME_PROGRAM);
  expect(await openCache().find()).toBe(kept);
  expect(proofs).toEqual([SOME_PROGRAM]);
});

it('does not keep a worker that fails its trial, and leaves nothing behind', async () => {
  proving = () => Promise.reject(new Error('SIGSEGV'));
  await expect(openCache().keep(SOME_PROGRAM)).rejects.toThrow('SIGSEGV');
  expect(await readdir(dirname(folder))).toEqual([]);
});

it('proves a worker again when the libraries under it are others, and then not a third time', async () => {
  const kept = await openCache().keep(SOME_PROGRAM);
  await pretendLibrariesChanged();
  expect(await openCache().find()).toBe(kept);
  expect(await openCache().find()).toBe(kept);
  expect(proofs).toEqual([SOME_PROGRAM, kept]);
});

it('lets go of a worker that the new libraries broke', async () => {
  await openCache().keep(SOME_PROGRAM);
  await pretendLibrariesChanged();
  proving = () => Promise.reject(new Error('SIGSEGV'));
  expect(await openCache().find()).toBeUndefined();
  expect(await readdir(dirname(folder))).toEqual([]);
});

it('takes over the first earlier worker that passes, without touching it', async () => {
  const tried: string[] = [];
  proving = async () => {
    tried.push(proofs.at(-1) ?? '');
    if (tried.length === 1) throw new Error('built for an older libssl');
  };
  const kept = await openCache().adopt(['/bin/false', SOME_PROGRAM]);
  expect(tried).toEqual(['/bin/false', SOME_PROGRAM]);
  expect(await openCache().find()).toBe(kept);
  expect(await openCache().adopt([])).toBeUndefined();
});

/** The note has another mark for each library than the library itself: as after an upgrade of the system. */
async function pretendLibrariesChanged(): Promise<void> {
  const note = join(folder, 'libraries.json');
  const libraries = Object.keys(JSON.parse(await readFile(note, 'utf8')));
  await writeFile(note, JSON.stringify(Object.fromEntries(libraries.map((file) => [file, 'another']))));
}
