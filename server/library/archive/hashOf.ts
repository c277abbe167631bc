import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { AppError } from '../../../shared/errors/index.ts';
import type { ObjectStore, Transfer } from './ports.ts';

/** What a file says of itself when it is read to its end. */
export type ReadWhole = { readonly sha256: string; readonly bytes: number };

/** Reads a file to its end, no faster than it may be, and keeps nothing of it. Rejects when `signal` ends it. */
export async function hashOf(content: Readable, { signal, pace }: Transfer): Promise<ReadWhole> {
  const hash = createHash('sha256');
  let bytes = 0;
  const end = (): void => void content.destroy();
  signal.addEventListener('abort', end, { once: true });
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      await pace(chunk.length, signal);
    }
  } finally {
    signal.removeEventListener('abort', end);
    content.destroy();
  }
  signal.throwIfAborted();
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * The same for an object in a store; `undefined` when there is none. Throws what `ObjectStore` throws, also when the line
 * breaks while it is read.
 */
export async function hashInStore(
  store: Pick<ObjectStore, 'read'>,
  key: string,
  how: Transfer,
): Promise<ReadWhole | undefined> {
  const content = await store.read(key);
  try {
    return content && (await hashOf(content, how));
  } catch (cause) {
    how.signal.throwIfAborted();
    throw new AppError('store.unreachable', {}, { cause });
  }
}
