import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { TakeId } from '../../shared/vocabulary/index.ts';
import type { LocalTakeFiles } from '../library/archive/ports.ts';
import { endingOf } from '../library/fileTypes.ts';
import type { TakeFile, TakeFileReader } from '../library/ports.ts';
import type { Part } from '../platform/Part.ts';

/** Track files in a folder of this machine, one folder below it for each take. */
export class DiskTakeFiles implements LocalTakeFiles {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  async bytesOf(file: TakeFile): Promise<number | undefined> {
    try {
      return (await stat(this.#pathOf(file))).size;
    } catch (thrown) {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    }
  }

  async read(file: TakeFile, part?: Part): Promise<Readable | undefined> {
    const handle = await this.#handle(file);
    return handle?.createReadStream(part ?? {});
  }

  async remove(file: TakeFile): Promise<void> {
    await rm(this.#pathOf(file), { force: true });
  }

  async open(file: TakeFile): Promise<TakeFileReader | undefined> {
    const handle = await this.#handle(file);
    return (
      handle && {
        readAt: async (position, length) => {
          const buffer = Buffer.allocUnsafe(length);
          const { bytesRead } = await handle.read(buffer, 0, length, position);
          return buffer.subarray(0, bytesRead);
        },
        close: () => handle.close(),
      }
    );
  }

  async #handle(file: TakeFile): Promise<FileHandle | undefined> {
    try {
      return await open(this.#pathOf(file));
    } catch (thrown) {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    }
  }

  async removeAll(takeId: TakeId): Promise<void> {
    await rm(join(this.#dir, takeId), { recursive: true, force: true });
  }

  /** Ids are checked where they come in, and have nothing of a path in them. */
  #pathOf(file: TakeFile): string {
    return join(this.#dir, file.takeId, `${file.trackFileId}.${endingOf(file)}`);
  }
}

const isMissing = (thrown: unknown): boolean => thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
