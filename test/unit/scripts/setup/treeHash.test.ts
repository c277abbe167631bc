import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { treeHash } from '../../../../scripts/setup/treeHash.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongtang-tree-'));
  await mkdir(join(folder, 'client/kit'), { recursive: true });
  await writeFile(join(folder, 'client/kit/Button.tsx'), 'export const a = 1;');
  await writeFile(join(folder, 'vite.config.ts'), 'export default {};');
});
afterEach(() => rm(folder, { recursive: true }));

const hash = () => treeHash(folder, ['client', 'vite.config.ts', 'not-there.json']);

it('stays the same when only the times change', async () => {
  const before = await hash();
  await utimes(join(folder, 'client/kit/Button.tsx'), 0, 0);
  expect(await hash()).toBe(before);
});

it('changes with a content, a name and a new file', async () => {
  const seen = new Set([await hash()]);
  await writeFile(join(folder, 'client/kit/Button.tsx'), 'export const a = 2;');
  seen.add(await hash());
  await rename(join(folder, 'client/kit/Button.tsx'), join(folder, 'client/kit/Knob.tsx'));
  seen.add(await hash());
  await writeFile(join(folder, 'not-there.json'), '');
  seen.add(await hash());
  expect(seen.size).toBe(4);
});
