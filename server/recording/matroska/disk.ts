import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An open file as a writer needs it; `FileHandle` of Node fits. */
export type DiskFile = Pick<FileHandle, 'datasync' | 'truncate' | 'close'> & {
  write(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesWritten: number }>;
};

/** Creates a file that was not there before, so that it is still there after a loss of power. */
export async function createFile(path: string): Promise<DiskFile> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    const entry = await open(folder, 'r');
    await entry.sync().finally(() => entry.close());
  } catch (failure) {
    await file.close();
    throw failure;
  }
  return file;
}

/** Writes all of a buffer; a disk that is nearly full may take only a part at a time. */
export async function writeWhole(file: Pick<DiskFile, 'write'>, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length; ) {
    const { bytesWritten } = await file.write(buffer, done, buffer.length - done, position + done);
    done += bytesWritten;
  }
}
