import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stores } from './persistence/stores.ts';
import type { NoteProcess } from './platform/NoteProcess.ts';
import type { Scope } from './platform/Scope.ts';
import { DiskWatch, diskRoomAt } from './recording/DiskWatch.ts';
import { recoverTakes } from './recording/recoverTakes.ts';
import { Takes } from './recording/Takes.ts';
import type { Surroundings } from './Surroundings.ts';

/** Starts what records lessons, and makes whole what an earlier process left behind. */
export async function openRecording(
  { config, log, startRecorder }: Surroundings,
  { stores, scope, noteProcess }: { readonly stores: Stores; readonly scope: Scope; readonly noteProcess: NoteProcess },
): Promise<Takes> {
  const folder = join(config.DATA_DIR, 'takes');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const disk = scope.own(await DiskWatch.start({ log, look: () => diskRoomAt(folder) }), (watch) => watch.close());
  const recorder = scope.own(await startRecorder({ log, disk, noteProcess }), (running) => running.shutDown());
  const parts = { recorder, store: stores.takes, folder, disk, log };
  // Beside the start: a day of lessons may have been cut off at once, and nobody waits for their files.
  void recoverTakes(parts)
    .then((files) => log.info({ event: 'takes.recovered', files }))
    .catch((err: unknown) => log.error({ event: 'takes.not-recovered', err }));
  return new Takes(parts);
}
