import { readdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DiskFiles } from '../../../server/storage/DiskFiles.ts';
import { tempDir } from '../../support/tempDir.ts';

let dir: Awaited<ReturnType<typeof tempDir>>;
let files: DiskFiles;

beforeEach(async () => {
  dir = await tempDir();
  files = await DiskFiles.open(dir.path);
});
afterEach(() => dir.remove());

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
/** SHA-256 of `abc`, from FIPS 180. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const arriving = () => readdir(`${dir.path}/arriving`);

it('keeps a file under the hash of its content, and gives it back whole and in parts', async () => {
  const arrived = await files.receive(chunks('a', 'bc'), 3);
  expect(arrived).toMatchObject({ bytes: 3, sha256: ABC });
  expect(String(await arrived.read(1, 10))).toBe('bc');
  await arrived.keep();
  await arrived.discard();
  expect(String(await buffer(await files.read(ABC)))).toBe('abc');
  expect(String(await buffer(await files.read(ABC, { start: 1, end: 1 })))).toBe('b');
  expect(await arriving()).toEqual([]);
});

it('keeps the same content once', async () => {
  for (let time = 0; time < 2; time += 1) {
    const arrived = await files.receive(chunks('abc'), 3);
    await arrived.keep();
    await arrived.discard();
  }
  expect(await readdir(`${dir.path}/${ABC.slice(0, 2)}`)).toEqual([ABC]);
  await files.remove(ABC);
  await files.remove(ABC);
  await expect(files.read(ABC)).rejects.toThrow();
});

it('leaves nothing behind of what is too large, breaks off, or was discarded', async () => {
  await expect(files.receive(chunks('ab', 'cd'), 3)).rejects.toMatchObject({ code: 'deck.too-large' });
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('a');
    throw new Error('the line is gone');
  }
  await expect(files.receive(breaking(), 3)).rejects.toThrow('the line is gone');
  await (await files.receive(chunks('abc'), 3)).discard();
  expect(await arriving()).toEqual([]);
});

it('forgets what was arriving when the process ended', async () => {
  await files.receive(chunks('abc'), 3);
  await DiskFiles.open(dir.path);
  expect(await arriving()).toEqual([]);
});
