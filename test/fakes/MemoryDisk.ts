import type { DiskFile } from '../../server/recording/matroska/disk.ts';

/** A disk of one file that is in memory, with only so much room. */
export class MemoryDisk implements DiskFile {
  bytes: Buffer = Buffer.alloc(0);
  /** What was there at the last `datasync`: all that a loss of power leaves. */
  durable: Buffer = Buffer.alloc(0);
  closed = false;
  readonly #room: number;

  constructor(roomBytes = Number.POSITIVE_INFINITY) {
    this.#room = roomBytes;
  }

  async write(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesWritten: number }> {
    const end = Math.min(position + length, Math.max(this.#room, this.bytes.length));
    const bytesWritten = end - position;
    if (bytesWritten <= 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const grown = Buffer.alloc(Math.max(end, this.bytes.length));
    this.bytes.copy(grown);
    buffer.copy(grown, position, offset, offset + bytesWritten);
    this.bytes = grown;
    return { bytesWritten };
  }

  async datasync(): Promise<void> {
    this.durable = this.bytes;
  }

  async truncate(length = 0): Promise<void> {
    this.bytes = this.bytes.subarray(0, length);
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}
