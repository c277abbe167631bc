import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';
import type { ArchiveStore, Claim, FileCensus, KeptFile, SendingChange, SentPart } from '../library/archive/ports.ts';
import type { TakeFile } from '../library/ports.ts';
import type { Database, Tables } from './tables.ts';

/** Where the files of takes are, in the database. */
export class ArchiveTable implements ArchiveStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  unknown(limit: number): Promise<(TakeFile & { readonly bytes: number })[]> {
    return this.#db
      .selectFrom('trackFiles')
      .innerJoin('takes', 'takes.takeId', 'trackFiles.takeId')
      .leftJoin('keptFiles', 'keptFiles.trackFileId', 'trackFiles.trackFileId')
      .select(['trackFiles.takeId', 'trackFiles.trackFileId', 'trackFiles.codec', 'trackFiles.bytes'])
      .where('trackFiles.sha256', 'is', null)
      .where('trackFiles.status', '=', 'complete')
      .where('takes.endedAtMs', 'is not', null)
      .where('takes.removedAtMs', 'is', null)
      .where('keptFiles.trackFileId', 'is', null)
      .orderBy('takes.beganAtMs')
      .orderBy('trackFiles.trackFileId')
      .limit(limit)
      .execute();
  }

  async keep(file: Parameters<ArchiveStore['keep']>[0]): Promise<void> {
    const { trackFileId, sha256 } = file;
    await this.#db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('trackFiles')
        .set({ sha256 })
        .where('trackFileId', '=', trackFileId)
        .executeTakeFirst();
      // Removed while it was read.
      if (numUpdatedRows === 0n) return;
      await tx
        .insertInto('keptFiles')
        .values({ ...file, ...UNSENT })
        .onConflict((known) => known.column('trackFileId').doNothing())
        .execute();
    });
  }

  async find(trackFileId: TrackFileId): Promise<KeptFile | undefined> {
    const row = await this.#kept().where('trackFileId', '=', trackFileId).executeTakeFirst();
    return row && keptOf(row);
  }

  async ofTake(takeId: TakeId): Promise<KeptFile[]> {
    return (await this.#kept().where('takeId', '=', takeId).execute()).map(keptOf);
  }

  async unstored(limit: number): Promise<KeptFile[]> {
    const rows = await this.#kept()
      .where('storedAtMs', 'is', null)
      .where('damagedAtMs', 'is', null)
      .where((eb) => eb.exists(theirTake(eb)))
      .limit(limit)
      .execute();
    return rows.map(keptOf);
  }

  async inBothPlaces(endedBeforeMs: number, limit: number): Promise<KeptFile[]> {
    const rows = await this.#kept()
      .where('storedAtMs', 'is not', null)
      .where('leftAtMs', 'is', null)
      .where((eb) => eb.exists(theirTake(eb).where('takes.endedAtMs', '<', endedBeforeMs)))
      .limit(limit)
      .execute();
    return rows.map(keptOf);
  }

  async uncheckedSince(atMs: number, limit: number): Promise<KeptFile[]> {
    const rows = await this.#kept()
      .where((eb) =>
        eb.or([eb('checkedAtMs', '=', 0), eb.and([eb('checkedAtMs', '<', atMs), eb('leftAtMs', 'is', null)])]),
      )
      .where('damagedAtMs', 'is', null)
      .where((eb) => eb.exists(theirTake(eb)))
      .limit(limit)
      .execute();
    return rows.map(keptOf);
  }

  async forgetChecks(): Promise<void> {
    // What was found damaged is read again as well: whoever asks may have put it right.
    await this.#db.updateTable('keptFiles').set({ checkedAtMs: 0, damagedAtMs: null }).execute();
  }

  async noteCheck(trackFileId: TrackFileId, check: Pick<KeptFile, 'checkedAtMs' | 'damagedAtMs'>): Promise<void> {
    await this.#db.updateTable('keptFiles').set(check).where('trackFileId', '=', trackFileId).execute();
  }

  async claim(trackFileId: TrackFileId, { by, nowMs, untilMs, removed }: Claim): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('keptFiles')
      .set({ claimedBy: by, claimedUntilMs: untilMs })
      .where('trackFileId', '=', trackFileId)
      .where((eb) =>
        eb.or([eb('claimedUntilMs', 'is', null), eb('claimedUntilMs', '<=', nowMs), eb('claimedBy', '=', by)]),
      )
      .$if(!removed, (query) => query.where((eb) => eb.exists(theirTake(eb))))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async release(trackFileId: TrackFileId, by: string): Promise<void> {
    await this.#db
      .updateTable('keptFiles')
      .set({ claimedBy: null, claimedUntilMs: null })
      .where('trackFileId', '=', trackFileId)
      .where('claimedBy', '=', by)
      .execute();
  }

  async noteSending(trackFileId: TrackFileId, { parts, ...change }: SendingChange): Promise<void> {
    await this.#db
      .updateTable('keptFiles')
      .set({ ...change, ...(parts ? { parts: JSON.stringify(parts) } : {}) })
      .where('trackFileId', '=', trackFileId)
      .execute();
  }

  async noteStored(trackFileId: TrackFileId, storedAtMs: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('keptFiles')
      .set({ storedAtMs, uploadId: null, parts: '[]' })
      .where('trackFileId', '=', trackFileId)
      .where((eb) => eb.exists(theirTake(eb)))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async noteUnstored(trackFileId: TrackFileId): Promise<void> {
    await this.#db.updateTable('keptFiles').set({ storedAtMs: null }).where('trackFileId', '=', trackFileId).execute();
  }

  async noteLeft(trackFileId: TrackFileId, leftAtMs: number): Promise<void> {
    await this.#db.updateTable('keptFiles').set({ leftAtMs }).where('trackFileId', '=', trackFileId).execute();
  }

  async forget(trackFileId: TrackFileId): Promise<void> {
    await this.#db.deleteFrom('keptFiles').where('trackFileId', '=', trackFileId).execute();
  }

  async census(): Promise<FileCensus> {
    const rows = await this.#db
      .selectFrom('trackFiles')
      .innerJoin('takes', 'takes.takeId', 'trackFiles.takeId')
      .leftJoin('keptFiles', 'keptFiles.trackFileId', 'trackFiles.trackFileId')
      .where('takes.removedAtMs', 'is', null)
      .where('trackFiles.status', '=', 'complete')
      .select(({ fn }) => [
        sql<0 | 1>`case when left_at_ms is null then 1 else 0 end`.as('here'),
        sql<0 | 1>`case when stored_at_ms is null then 0 else 1 end`.as('moved'),
        sql<0 | 1>`case when damaged_at_ms is null then 0 else 1 end`.as('damaged'),
        sql<0 | 1>`case when checked_at_ms = 0 then 1 else 0 end`.as('unchecked'),
        fn.countAll().as('files'),
        fn.sum('trackFiles.bytes').as('bytes'),
      ])
      .groupBy(['here', 'moved', 'damaged', 'unchecked'])
      .execute();
    const held = (fits: (row: (typeof rows)[number]) => boolean) =>
      rows
        .filter(fits)
        .reduce((sum, { files, bytes }) => ({ files: sum.files + Number(files), bytes: sum.bytes + Number(bytes) }), {
          files: 0,
          bytes: 0,
        });
    return {
      here: held(({ here }) => here === 1),
      moved: held(({ moved }) => moved === 1),
      notMoved: held(({ moved, damaged }) => moved === 0 && damaged === 0),
      damaged: held(({ damaged }) => damaged === 1),
      unchecked: held(({ unchecked }) => unchecked === 1).files,
    };
  }

  #kept() {
    return this.#db.selectFrom('keptFiles').selectAll().orderBy('checkedAtMs').orderBy('trackFileId');
  }
}

const UNSENT = {
  objectKey: null,
  uploadId: null,
  storedAtMs: null,
  leftAtMs: null,
  claimedBy: null,
  claimedUntilMs: null,
} as const;

/** The take of a kept file, unless it was removed. */
function theirTake(eb: ExpressionBuilder<Tables, 'keptFiles'>) {
  return eb
    .selectFrom('takes')
    .select('takes.takeId')
    .whereRef('takes.takeId', '=', 'keptFiles.takeId')
    .where('takes.removedAtMs', 'is', null);
}

function keptOf({ claimedBy: _, claimedUntilMs: __, parts, ...kept }: Selectable<Tables['keptFiles']>): KeptFile {
  return { ...kept, parts: JSON.parse(parts) as SentPart[] };
}
