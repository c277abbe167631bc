import type { TakeFileReader } from '../ports.ts';

/** So much is fetched at once, in bytes: whoever looks for the beginnings of clusters would else ask thousands of times. */
const BLOCK_BYTES = 1_048_576;
/** So many of the last blocks are kept. */
const KEPT_BLOCKS = 4;

/** Reads here and there in a file that is far away, in large blocks. */
export class BlockReader implements TakeFileReader {
  readonly #bytes: number;
  readonly #fetch: (start: number, end: number) => Promise<Buffer>;
  /** By number; the last that was asked for stands last. */
  readonly #blocks = new Map<number, Promise<Buffer>>();

  /**
   * @param bytes - The length of the file.
   * @param fetch - Brings the bytes from `start` to `end`, both included.
   */
  constructor(bytes: number, fetch: (start: number, end: number) => Promise<Buffer>) {
    this.#bytes = bytes;
    this.#fetch = fetch;
  }

  readonly readAt = async (position: number, length: number): Promise<Buffer> => {
    const end = Math.min(this.#bytes, position + length);
    const parts: Buffer[] = [];
    for (let at = position; at < end; ) {
      const number = Math.floor(at / BLOCK_BYTES);
      const block = await this.#block(number);
      const from = at - number * BLOCK_BYTES;
      const part = block.subarray(from, from + end - at);
      // Shorter than it is said to be: what there is, as at the end of a file.
      if (part.length === 0) break;
      parts.push(part);
      at += part.length;
    }
    return Buffer.concat(parts);
  };

  async close(): Promise<void> {
    this.#blocks.clear();
  }

  #block(number: number): Promise<Buffer> {
    const start = number * BLOCK_BYTES;
    const block = this.#blocks.get(number) ?? this.#fetch(start, Math.min(this.#bytes, start + BLOCK_BYTES) - 1);
    this.#blocks.delete(number);
    this.#blocks.set(number, block);
    // What could not be fetched is not kept.
    block.catch(() => this.#blocks.delete(number));
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT_BLOCKS) break;
      this.#blocks.delete(oldest);
    }
    return block;
  }
}
