import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptFile } from '../../support/keptFile.ts';
import { tempDir } from '../../support/tempDir.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeEach(async () => {
  dir = await tempDir();
});
afterEach(() => dir.remove());

it('makes a file once and copies it from then on, so that what is done to a copy stays there', async () => {
  let made = 0;
  const make = async (path: string): Promise<void> => {
    made += 1;
    await writeFile(path, 'a whole file');
  };
  const recipe = ['for this test', randomUUID()];
  const [first, second] = [join(dir.path, 'first.txt'), join(dir.path, 'second.txt')];
  await keptFile(first, { recipe, make, folder: dir.path });
  await writeFile(first, 'torn');
  await keptFile(second, { recipe, make, folder: dir.path });
  expect([await readFile(second, 'utf8'), made]).toEqual(['a whole file', 1]);
  await keptFile(second, { recipe: [...recipe, 'otherwise'], make, folder: dir.path });
  expect(made).toBe(2);
});

it('keeps nothing of what could not be made', async () => {
  const recipe = [randomUUID()];
  const path = join(dir.path, 'torn.txt');
  const half = async (to: string): Promise<void> => {
    await writeFile(to, 'half');
    throw new Error('no more ink');
  };
  await expect(keptFile(path, { recipe, make: half, folder: dir.path })).rejects.toThrow('no more ink');
  await keptFile(path, { recipe, make: (to) => writeFile(to, 'whole'), folder: dir.path });
  expect(await readFile(path, 'utf8')).toBe('whole');
});
