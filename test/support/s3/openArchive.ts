import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Archive, type ArchiveParts } from '../../../server/library/archive/Archive.ts';
import { PlacedTakeFiles } from '../../../server/library/archive/PlacedTakeFiles.ts';
import type { TakeFile } from '../../../server/library/ports.ts';
import { migrate } from '../../../server/persistence/migrate.ts';
import { openSqlite } from '../../../server/persistence/openDatabase.ts';
import { openStores } from '../../../server/persistence/stores.ts';
import { DiskTakeFiles } from '../../../server/storage/DiskTakeFiles.ts';
import { S3Store } from '../../../server/storage/s3/S3Store.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { addSchool } from '../district.ts';
import { FaultProxy } from '../FaultProxy.ts';
import { ids } from '../ids.ts';
import { addTake, addTrackFile } from '../take/addTake.ts';
import { tempDir } from '../tempDir.ts';
import { S3_KEYS, S3Server } from './S3Server.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;

/** Two takes with a file each, a database, a disk, a store, and a line between them that can be cut. */
export async function openArchive() {
  const dir = await tempDir();
  const db = openSqlite(dir.path);
  await migrate(db);
  const stores = openStores(db);
  const server = await S3Server.open();
  const line = await FaultProxy.open(server.port);
  const store = new S3Store({
    ...{ endpoint: `http://127.0.0.1:${line.port}`, bucket: 'recordings', region: 'us-east-1', pathStyle: true },
    ...S3_KEYS,
  });
  const clock = new FakeClock(T0 + DAY_MS);
  const { log, entries } = keptLog();
  const local = new DiskTakeFiles(join(dir.path, 'takes'));
  const index = stores.archive;
  const { courseId, teacherId } = await addSchool(stores, 'lead');
  const open: Archive[] = [];

  /** A take of one file; what is in it, and where. */
  async function add(bytes: number) {
    const content = randomBytes(bytes);
    const { takeId } = await addTake(stores, { title: '茉莉花', courseId, teacherId, listening: [], beganAtMs: T0 });
    const stream = { streamId: ids.stream(1), seatId: ids.seat(1), kind: 'teacher-camera', medium: 'video' } as const;
    const about = { takeId, ...stream, codec: 'vp8', startAtMs: T0, durationMs: 1_000 } as const;
    const trackFileId = await addTrackFile(stores, dir.path, about, (path) => writeFile(path, content));
    const file: TakeFile = { takeId, trackFileId, codec: 'vp8' };
    const path = join(dir.path, 'takes', takeId, `${trackFileId}.webm`);
    return { file, takeId, content, path, key: `takes/${takeId}/${trackFileId}.webm` };
  }

  /** What a process has that works on these files; each call is another process. */
  function archive(more: Partial<ArchiveParts> = {}): Archive {
    const made = new Archive({
      ...{ local, store, index, clock, log, keepDays: 7 },
      live: async () => 0,
      pace: async () => undefined,
      isTight: async () => false,
      onMoved: () => undefined,
      ...more,
    });
    open.push(made);
    return made;
  }

  return {
    ...{ stores, index, server, line, store, clock, log, entries, local, add, archive },
    /** As the library reads them. */
    files: new PlacedTakeFiles({ local, store, index, clock }),
    close: async () => {
      for (const each of open) await each.close();
      store.close();
      await line.close();
      await server.close();
      await db.destroy();
      await dir.remove();
    },
  };
}

/** All of what is read. */
export async function wholeOf(content: Readable | undefined): Promise<Buffer | undefined> {
  if (!content) return undefined;
  const parts: Buffer[] = [];
  for await (const part of content as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
