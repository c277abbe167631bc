import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tempDir } from '../../../support/tempDir.ts';

const PORT = 21_336;
const child = join(import.meta.dirname, '../../../support/recording/fillDisk.ts');

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => {
  dir = await tempDir();
  await mkdir(join(dir.path, 'disk'));
});
afterAll(() => dir.remove());

it('ends files whole when a real disk fills up, slowly or at a stroke, and records again when there is room', async () => {
  // A disk of its own, that only this process sees and that goes with it.
  const run = `mount -t tmpfs -o size=64m none "$1" && exec "$2" "$3" "$1" "$4" ${PORT}`;
  const { stdout } = await promisify(execFile)(
    'unshare',
    ['--map-root-user', '--mount', 'sh', '-c', run, 'sh', join(dir.path, 'disk'), process.execPath, child, dir.path],
    { timeout: 110_000 },
  );
  const { levels, slow, sudden, files } = JSON.parse(stdout);
  expect(levels.slice(0, 4)).toEqual(['ok', 'low', 'full', 'ok']);
  for (const last of slow) expect(last).toMatchObject({ kind: 'closed', reason: 'disk-full' });
  // Whichever comes first, the write that fails or the look that sees it.
  for (const last of sudden) expect(JSON.stringify(last)).toContain('disk-full');
  for (const file of [...files.slow, ...files.sudden]) expect(file).toMatchObject({ whole: true });
  for (const file of files.slow) expect(file.durationMs).toBeGreaterThan(2_000);
});
