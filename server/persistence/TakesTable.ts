import type { TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';
import type { NewTake, StoredTrackFile, TakeStore, TrackFileChange } from '../recording/takeStore.ts';
import type { Database } from './tables.ts';

/** Takes and the index of their files in the database. */
export class TakesTable implements TakeStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async begin(take: NewTake): Promise<void> {
    await this.#db
      .insertInto('takes')
      .values({ ...take, endedAtMs: null, audience: 'private', removedAtMs: null })
      .onConflict((known) => known.column('takeId').doNothing())
      .execute();
  }

  async end(takeId: TakeId, endedAtMs: number): Promise<void> {
    await this.#db
      .updateTable('takes')
      .set({ endedAtMs })
      .where('takeId', '=', takeId)
      .where('endedAtMs', 'is', null)
      .execute();
  }

  async openFile(file: StoredTrackFile): Promise<void> {
    await this.#db
      .insertInto('trackFiles')
      .values({ ...file })
      .execute();
  }

  async changeFile(trackFileId: TrackFileId, change: TrackFileChange): Promise<void> {
    await this.#db
      .updateTable('trackFiles')
      .set({ ...change })
      .where('trackFileId', '=', trackFileId)
      .execute();
  }

  async removeFile(trackFileId: TrackFileId): Promise<void> {
    await this.#db.deleteFrom('trackFiles').where('trackFileId', '=', trackFileId).execute();
  }

  growingFiles(): Promise<StoredTrackFile[]> {
    return this.#files().where('status', '=', 'growing').execute();
  }

  filesOf(takeId: TakeId): Promise<StoredTrackFile[]> {
    return this.#files().where('takeId', '=', takeId).execute();
  }

  #files() {
    return this.#db.selectFrom('trackFiles').selectAll().orderBy('startAtMs').orderBy('trackFileId');
  }
}
