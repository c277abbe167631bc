import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrackFileId } from '../../shared/vocabulary/index.ts';
import type { Log } from '../platform/Log.ts';
import { recoverFile } from './recoverFile.ts';
import type { StoredTrackFile, TakeStore } from './takeStore.ts';

type Parts = { readonly store: TakeStore; readonly folder: string; readonly log: Log };

/** Where the file of an entry is, whichever kind it became. */
async function pathOfFile(
  folder: string,
  { takeId, trackFileId }: Pick<StoredTrackFile, 'takeId' | 'trackFileId'>,
): Promise<string | undefined> {
  for (const ending of ['webm', 'mkv']) {
    const path = join(folder, takeId, `${trackFileId}.${ending}`);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

/** Makes whole files of all that were being written when the process ended, and tells the index. Never rejects. */
export async function recoverTakes(parts: Parts): Promise<number> {
  const growing = await parts.store.growingFiles();
  for (const file of growing) await recover(file, parts);
  return growing.length;
}

/** The same for one file. Never rejects. */
export async function recoverEntry(trackFileId: TrackFileId, parts: Parts): Promise<void> {
  const file = (await parts.store.growingFiles()).find((known) => known.trackFileId === trackFileId);
  if (file) await recover(file, parts);
}

async function recover(file: StoredTrackFile, { store, folder, log }: Parts): Promise<void> {
  const { trackFileId } = file;
  try {
    const path = await pathOfFile(folder, file);
    const whole = path === undefined ? undefined : await recoverFile(path);
    if (!whole) return await store.removeFile(trackFileId);
    const { startAtMs, durationMs, bytes, size } = whole;
    await store.changeFile(trackFileId, {
      ...{ startAtMs, durationMs, bytes },
      widthPx: size?.widthPx ?? null,
      heightPx: size?.heightPx ?? null,
      status: 'complete',
    });
    log.info({ event: 'take.file-recovered', trackFileId, durationMs, cutBytes: whole.cutBytes });
  } catch (err) {
    // It stays as it is: the next start tries again.
    log.error({ event: 'take.file-not-recovered', trackFileId, err });
  }
}
