import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import type { TakeFile } from '../ports.ts';
import { hashInStore, hashOf, type ReadWhole } from './hashOf.ts';
import type { ArchiveStore, KeptFile, LocalTakeFiles, ObjectStore, Transfer } from './ports.ts';

/** Disks forget slowly: each file is compared with its hash so often, in ms. */
const CHECK_AGAIN_AFTER_MS = 90 * 86_400_000;
const MOST_AT_ONCE = 20;

/** What files are checked with. */
export type CheckingParts = {
  readonly local: LocalTakeFiles;
  readonly store: ObjectStore | undefined;
  readonly index: ArchiveStore;
  readonly pace: Transfer['pace'];
  readonly clock: Clock;
  readonly log: Log;
};

/** Notes the hashes of files that nobody watches over yet. Rejects when `signal` ends it. */
export async function keepNew({ index, local, clock, log }: CheckingParts, signal: AbortSignal): Promise<void> {
  for (;;) {
    const unknown = await index.unknown(MOST_AT_ONCE);
    for (const { bytes, ...file } of unknown) {
      const read = await readHere(file, { local, log }, signal);
      const checkedAtMs = clock.nowMs();
      const damagedAtMs = read ? null : checkedAtMs;
      if (!read) log.error({ event: 'take.file-missing', trackFileId: file.trackFileId, takeId: file.takeId });
      const found = { bytes: read?.bytes ?? bytes, sha256: read?.sha256 ?? null };
      await index.keep({ ...file, ...found, checkedAtMs, damagedAtMs });
    }
    if (unknown.length < MOST_AT_ONCE) return;
  }
}

/**
 * Compares files that were not compared for long, or that somebody wants to be; one that is elsewhere is fetched for it.
 * What is out of reach now is no worse for that, and its turn comes again. Rejects when `signal` ends it.
 */
export async function checkDue(parts: CheckingParts, signal: AbortSignal): Promise<void> {
  const { index, clock } = parts;
  const beforeMs = clock.nowMs() - CHECK_AGAIN_AFTER_MS;
  const reach = { isAway: parts.store === undefined };
  const passed = new Set<string>();
  for (;;) {
    const due = await index.uncheckedSince(beforeMs, MOST_AT_ONCE + passed.size);
    const fresh = due.filter(({ trackFileId }) => !passed.has(trackFileId));
    for (const kept of fresh) {
      const isWhole = await isStillWhole(kept, { ...parts, reach }, signal);
      if (isWhole === undefined) passed.add(kept.trackFileId);
      else await noteCheck(kept, isWhole, parts);
    }
    if (fresh.length === 0) return;
  }
}

async function noteCheck(
  { trackFileId, takeId }: KeptFile,
  isWhole: boolean,
  { index, clock, log }: CheckingParts,
): Promise<void> {
  const checkedAtMs = clock.nowMs();
  await index.noteCheck(trackFileId, { checkedAtMs, damagedAtMs: isWhole ? null : checkedAtMs });
  if (!isWhole) log.error({ event: 'take.file-damaged', trackFileId, takeId });
}

/** Once a store has been found to be away, nobody waits for it again in this turn. */
type Reach = { readonly reach: { isAway: boolean } };

/** `undefined`: nobody can tell now. */
async function isStillWhole(
  kept: KeptFile,
  { reach, ...parts }: CheckingParts & Reach,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const here = await readHere(kept, parts, signal);
  if (here && here.sha256 === kept.sha256) return true;
  if (kept.storedAtMs === null || kept.objectKey === null) return false;
  if (!parts.store || reach.isAway) return undefined;
  try {
    const there = await hashInStore(parts.store, kept.objectKey, { signal, pace: parts.pace });
    if (there?.sha256 !== kept.sha256) return false;
    await leaveToStore(kept, here !== undefined, parts);
    return true;
  } catch (thrown) {
    signal.throwIfAborted();
    parts.log.warn({ event: 'take.file-not-checked', trackFileId: kept.trackFileId, err: thrown });
    reach.isAway = true;
    return undefined;
  }
}

/** A damaged copy here gives way to the whole one in the store. */
async function leaveToStore(
  kept: KeptFile,
  isHere: boolean,
  { local, index, clock, log }: CheckingParts,
): Promise<void> {
  if (isHere) {
    await local.remove(kept);
    log.warn({ event: 'take.file-replaced', trackFileId: kept.trackFileId, takeId: kept.takeId });
  }
  await index.noteLeft(kept.trackFileId, kept.leftAtMs ?? clock.nowMs());
}

/** `undefined`: it is not there, or the disk cannot read it any more. */
async function readHere(
  file: TakeFile,
  { local, log }: Pick<CheckingParts, 'local' | 'log'>,
  signal: AbortSignal,
): Promise<ReadWhole | undefined> {
  try {
    const content = await local.read(file);
    // The disk is this machine's own: nobody waits for it.
    return content && (await hashOf(content, { signal, pace: async () => undefined }));
  } catch (err) {
    signal.throwIfAborted();
    log.error({ event: 'take.file-unreadable', trackFileId: file.trackFileId, takeId: file.takeId, err });
    return undefined;
  }
}
