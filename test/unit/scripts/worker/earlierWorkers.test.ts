import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { earlierWorkers } from '../../../../scripts/worker/earlierWorkers.ts';
import { tempDir } from '../../../support/tempDir.ts';

const KIND = '3.27.1-linux-x64-debian12-01234567';

let folder: string;
beforeEach(async () => {
  folder = (await tempDir()).path;
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, madeAtS: number): Promise<string> {
  const binary = join(folder, name, 'mediasoup-worker');
  await mkdir(join(folder, name));
  await writeFile(binary, '');
  await utimes(binary, madeAtS, madeAtS);
  return binary;
}

it('finds those of the same kind, newest first, also from before the libraries were in the name', async () => {
  const oldest = await put(KIND, 1);
  const newest = await put(`${KIND}-aaaaaaaa`, 3);
  const middle = await put(`${KIND}-bbbbbbbb`, 2);
  await put('3.27.1-linux-x64-debian13-01234567-aaaaaaaa', 4);
  expect(await earlierWorkers(folder, KIND)).toEqual([newest, middle, oldest]);
});

it('passes over unfinished work and empty folders', async () => {
  await put(`${KIND}.scratch`, 1);
  await put(`${KIND}-aaaaaaaa.Xy12Za`, 1);
  await mkdir(join(folder, `${KIND}-cccccccc`));
  expect(await earlierWorkers(folder, KIND)).toEqual([]);
  expect(await earlierWorkers(join(folder, 'none'), KIND)).toEqual([]);
});
