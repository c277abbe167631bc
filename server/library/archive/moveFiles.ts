import { AppError } from '../../../shared/errors/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import type { ArchiveStore, KeptFile, LocalTakeFiles, ObjectStore, Transfer } from './ports.ts';
import { sendToStore } from './sendToStore.ts';

const DAY_MS = 86_400_000;
/** A file that is being moved is held so long and held on to so often, in ms: whoever is killed keeps it no longer. */
const HOLD_MS = 20_000;
const HOLD_AGAIN_EVERY_MS = 5_000;
const MOST_AT_ONCE = 20;

/** What files are moved with. */
export type MovingParts = {
  readonly local: LocalTakeFiles;
  readonly store: ObjectStore;
  readonly index: ArchiveStore;
  readonly pace: Transfer['pace'];
  /** So long a moved file stays on this machine as well, in days since its take ended. */
  readonly keepDays: number;
  /** Whether the disk here is nearly full: then no moved file stays. */
  readonly isTight: () => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  /** Called with the bytes of each file that was moved. */
  readonly onMoved: (bytes: number) => void;
  /** This process's name where it claims files. */
  readonly by: string;
};

/**
 * Brings all files that wait into the store, each once. Throws what the store throws, and rejects when `signal` ends it;
 * what was begun then goes on at the next call.
 */
export async function moveAll(parts: MovingParts, signal: AbortSignal): Promise<void> {
  const passed = new Set<string>();
  for (;;) {
    const waiting = await parts.index.unstored(MOST_AT_ONCE + passed.size);
    const fresh = waiting.filter(({ trackFileId }) => !passed.has(trackFileId));
    for (const { trackFileId } of fresh) {
      passed.add(trackFileId);
      await moveOne(trackFileId, parts, signal);
    }
    if (fresh.length === 0) return;
  }
}

/** Removes copies here of what the store has, once they have stayed long enough or the disk has no room for them. */
export async function leaveAll(
  { index, local, store, clock, keepDays, isTight, log }: Omit<MovingParts, 'by'>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const days = (await isTight()) ? 0 : keepDays;
    const both = await index.inBothPlaces(clock.nowMs() - days * DAY_MS, MOST_AT_ONCE);
    for (const { trackFileId, objectKey, bytes, ...kept } of both) {
      signal.throwIfAborted();
      // Compared when it came there; somebody may have emptied the bucket since.
      if (objectKey === null || (await store.bytesOf(objectKey)) !== bytes) {
        log.error({ event: 'take.file-lost-in-store', trackFileId, takeId: kept.takeId });
        await index.noteUnstored(trackFileId);
        continue;
      }
      await local.remove({ ...kept, trackFileId });
      await index.noteLeft(trackFileId, clock.nowMs());
      log.info({ event: 'take.file-moved', trackFileId, takeId: kept.takeId });
    }
    if (both.length < MOST_AT_ONCE) return;
  }
}

/** One that another process is moving is left to it. */
async function moveOne(trackFileId: KeptFile['trackFileId'], parts: MovingParts, signal: AbortSignal): Promise<void> {
  const { index, by } = parts;
  if (!(await hold(trackFileId, parts))) return;
  const lost = new AbortController();
  const timer = setInterval(() => {
    void hold(trackFileId, parts)
      // A database that is away for a moment takes nothing from anybody.
      .catch(() => true)
      .then((held) => held || lost.abort(new Error('it was removed meanwhile')));
  }, HOLD_AGAIN_EVERY_MS);
  try {
    await sendOne(trackFileId, parts, AbortSignal.any([signal, lost.signal]));
  } catch (thrown) {
    signal.throwIfAborted();
    if (!lost.signal.aborted) throw thrown;
  } finally {
    clearInterval(timer);
    await index.release(trackFileId, by);
  }
}

async function sendOne(
  trackFileId: KeptFile['trackFileId'],
  { index, log, pace, onMoved, ...parts }: MovingParts,
  signal: AbortSignal,
): Promise<void> {
  // As it is now: before it was claimed another process may have gone on with it.
  const kept = await index.find(trackFileId);
  if (!kept || kept.storedAtMs !== null) return;
  const { takeId, bytes } = kept;
  try {
    await sendToStore(kept, { ...parts, index }, { signal, pace });
  } catch (thrown) {
    if (AppError.from(thrown).code !== 'take.not-found') throw thrown;
    // It is looked at before it is tried again, and the others need not wait for that.
    log.error({ event: 'take.file-missing', trackFileId, takeId });
    await index.noteCheck(trackFileId, { checkedAtMs: 0, damagedAtMs: null });
    return;
  }
  onMoved(bytes);
  log.info({ event: 'take.file-stored', trackFileId, takeId, bytes });
}

function hold(trackFileId: KeptFile['trackFileId'], { index, clock, by }: MovingParts): Promise<boolean> {
  const nowMs = clock.nowMs();
  return index.claim(trackFileId, { by, nowMs, untilMs: nowMs + HOLD_MS, removed: false });
}
