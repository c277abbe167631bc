import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors/index.ts';
import type { ArrivedFile, FileStore } from '../lesson/courseware/ports.ts';

/** Files in a folder of this machine, each under the SHA-256 of its content. */
export class DiskFiles implements FileStore {
  readonly #dir: string;
  readonly #arriving: string;

  private constructor(dir: string) {
    this.#dir = dir;
    this.#arriving = join(dir, 'arriving');
  }

  /** Makes the folder ready. What was arriving when the process ended is of no use any more. */
  static async open(dir: string): Promise<DiskFiles> {
    const files = new DiskFiles(dir);
    await rm(files.#arriving, { recursive: true, force: true });
    await mkdir(files.#arriving, { recursive: true, mode: 0o700 });
    return files;
  }

  async receive(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ArrivedFile> {
    const path = join(this.#arriving, randomUUID());
    const hash = createHash('sha256');
    let bytes = 0;
    async function* measured(): AsyncGenerator<Uint8Array> {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw new AppError('deck.too-large', { maxBytes });
        hash.update(chunk);
        yield chunk;
      }
    }
    // Opened first: a file that is opened after it was given up would stay for ever.
    const handle = await open(path, 'wx', 0o600);
    try {
      // `flush`: on the disk before it is called received.
      await pipeline(measured, handle.createWriteStream({ flush: true }));
    } catch (cause) {
      await rm(path, { force: true });
      throw cause;
    }
    return this.#arrived(path, bytes, hash.digest('hex'));
  }

  async read(sha256: string, part?: { readonly start: number; readonly end: number }): Promise<Readable> {
    const handle = await open(this.#pathOf(sha256));
    return handle.createReadStream(part ?? {});
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.#pathOf(sha256), { force: true });
  }

  async *list(): AsyncGenerator<string> {
    for (const { name: folder } of (await readdir(this.#dir, { withFileTypes: true })).filter((it) =>
      it.isDirectory(),
    )) {
      if (/^[0-9a-f]{2}$/.test(folder)) yield* await readdir(join(this.#dir, folder));
    }
  }

  #arrived(path: string, bytes: number, sha256: string): ArrivedFile {
    return {
      path,
      bytes,
      sha256,
      read: (at, length) => readPart(path, at, length),
      keep: () => this.#keep(path, sha256),
      discard: () => rm(path, { force: true }),
    };
  }

  async #keep(path: string, sha256: string): Promise<void> {
    const target = this.#pathOf(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const there = await access(target).then(
      () => true,
      () => false,
    );
    if (!there) await rename(path, target);
    for (const dir of [dirname(target), this.#dir]) await flushFolder(dir);
  }

  /** A hundred thousand names in one folder are slow to look through. */
  #pathOf(sha256: string): string {
    return join(this.#dir, sha256.slice(0, 2), sha256);
  }
}

async function readPart(path: string, at: number, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A new name survives a power cut only when its folder is on the disk too. */
async function flushFolder(dir: string): Promise<void> {
  const handle = await open(dir);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
