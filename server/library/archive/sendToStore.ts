import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { endingOf } from '../fileTypes.ts';
import type { TakeFile, TakeFiles } from '../ports.ts';
import { hashInStore } from './hashOf.ts';
import {
  type ArchiveStore,
  type KeptFile,
  type ObjectStore,
  type SentPart,
  type Transfer,
  UploadGoneError,
} from './ports.ts';

/** One part is held in memory; stores take none below 5 MiB but the last. */
const PART_BYTES = 8_388_608;
/** Stores take 10,000 parts. */
const MOST_PARTS = 9_000;

type Parts = {
  readonly local: Pick<TakeFiles, 'read'>;
  readonly store: ObjectStore;
  readonly index: Pick<ArchiveStore, 'noteSending' | 'noteStored' | 'noteCheck'>;
  readonly clock: Clock;
};

/** Where a file is in the store: by its take, so that whoever looks into the bucket finds it. */
export const keyOf = (file: TakeFile): string => `takes/${file.takeId}/${file.trackFileId}.${endingOf(file)}`;

/**
 * Brings a copy of a file into the store: in parts, each noted as soon as the store has it, so that whoever is killed
 * goes on at the next one. Then the copy is read back whole and compared with the hash that was noted long before, and
 * only what is the same counts as stored. Checksums that the store says of itself would not do: not every store has
 * them, a multipart one is not the file's hash, and none tells what can be read later.
 *
 * Throws what `ObjectStore` throws, `store.damaged` when the copy is not the file, `take.not-found` when it cannot be read
 * here, and what `how.signal` was ended with.
 */
export async function sendToStore(kept: KeptFile, parts: Parts, how: Transfer): Promise<void> {
  const { store, index } = parts;
  const key = keyOf(kept);
  try {
    const sending = await begun(kept, parts);
    const sent = await sendParts(sending, parts, how);
    await store.finish(sending, sent);
  } catch (thrown) {
    if (!(thrown instanceof UploadGoneError)) throw thrown;
    const anew = { uploadId: null, parts: [] };
    await index.noteSending(kept.trackFileId, anew);
    // It may have been finished before the process was killed; if not, the store has swept it away.
    if (await isInStore(key, kept, { store, how })) return settle(kept, parts);
    if (kept.uploadId === null) throw new AppError('store.failed', {}, { cause: thrown });
    return sendToStore({ ...kept, ...anew }, parts, how);
  }
  if (await isInStore(key, kept, { store, how })) return settle(kept, parts);
  await store.remove(key);
  await index.noteSending(kept.trackFileId, { uploadId: null, parts: [] });
  // It may be the file here that has changed: it is looked at before it is sent again.
  await index.noteCheck(kept.trackFileId, { checkedAtMs: 0, damagedAtMs: null });
  throw new AppError('store.damaged');
}

type Sending = {
  readonly file: KeptFile;
  readonly key: string;
  readonly uploadId: string;
  readonly partBytes: number;
  /** Noted here as sent. */
  readonly noted: readonly SentPart[];
  /** What the store has; `undefined` when it does not tell. */
  readonly there: readonly SentPart[] | undefined;
};

/** The upload that an earlier process began, or a new one. */
async function begun(file: KeptFile, { store, index }: Parts): Promise<Sending> {
  const key = keyOf(file);
  if (file.uploadId !== null) {
    const { uploadId, partBytes, parts: noted } = file;
    const there = await store.partsOf({ key, uploadId });
    if (there === 'gone') throw new UploadGoneError();
    return { file, key, uploadId, partBytes, noted, there };
  }
  const partBytes = Math.max(PART_BYTES, Math.ceil(file.bytes / MOST_PARTS));
  // Noted first: whatever comes to be under this key is found when the file is deleted.
  await index.noteSending(file.trackFileId, { objectKey: key, partBytes, parts: [] });
  await store.abandon(key, null);
  const uploadId = await store.begin(key);
  await index.noteSending(file.trackFileId, { uploadId });
  return { file, key, uploadId, partBytes, noted: [], there: [] };
}

async function sendParts(sending: Sending, { local, store, index }: Parts, how: Transfer): Promise<SentPart[]> {
  const { file, partBytes } = sending;
  const sent: SentPart[] = [];
  const count = Math.max(1, Math.ceil(file.bytes / partBytes));
  for (let number = 1; number <= count; number += 1) {
    how.signal.throwIfAborted();
    const known = noted(sending, number);
    if (known) {
      sent.push(known);
      continue;
    }
    const start = (number - 1) * partBytes;
    const bytes = await readPart(local, file, { start, end: Math.min(file.bytes, start + partBytes) - 1 });
    const isThere = sending.there?.find((each) => each.number === number)?.etag === md5Of(bytes);
    const etag = isThere ? md5Of(bytes) : await store.sendPart(sending, { number, bytes }, how);
    sent.push({ number, etag });
    await index.noteSending(file.trackFileId, { parts: sent });
  }
  return sent;
}

/** A part that was noted, if the store says the same of it or does not tell. */
function noted({ noted: parts, there }: Sending, number: number): SentPart | undefined {
  const known = parts.find((part) => part.number === number);
  if (!known || !there) return known;
  return there.some((part) => part.number === number && part.etag === known.etag) ? known : undefined;
}

async function isInStore(
  key: string,
  { sha256, bytes }: KeptFile,
  { store, how }: { readonly store: ObjectStore; readonly how: Transfer },
): Promise<boolean> {
  const read = await hashInStore(store, key, how);
  return read?.sha256 === sha256 && read.bytes === bytes;
}

/** When its take was removed meanwhile, nobody else knows of the copy: it goes again at once. */
async function settle(kept: KeptFile, { store, index, clock }: Parts): Promise<void> {
  if (!(await index.noteStored(kept.trackFileId, clock.nowMs()))) await store.remove(keyOf(kept));
}

async function readPart(
  local: Pick<TakeFiles, 'read'>,
  file: KeptFile,
  part: { readonly start: number; readonly end: number },
): Promise<Buffer> {
  const read: Buffer[] = [];
  try {
    for await (const chunk of ((await local.read(file, part)) ?? []) as AsyncIterable<Buffer>) read.push(chunk);
  } catch (cause) {
    throw new AppError('take.not-found', { takeId: file.takeId }, { cause });
  }
  const bytes = Buffer.concat(read);
  if (bytes.length !== part.end - part.start + 1) throw new AppError('take.not-found', { takeId: file.takeId });
  return bytes;
}

const md5Of = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
