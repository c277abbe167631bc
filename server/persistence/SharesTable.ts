import type { Selectable } from 'kysely';
import type { ShareId, TakeId } from '../../shared/vocabulary/index.ts';
import type { ShareStore, StoredShare } from '../library/shares/ports.ts';
import { isTaken } from './openDatabase.ts';
import type { Database, Tables } from './tables.ts';

/** Links to takes in the database. */
export class SharesTable implements ShareStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add({ span, saves, ...share }: StoredShare): Promise<boolean> {
    const row = { ...share, fromMs: span?.fromMs ?? null, toMs: span?.toMs ?? null, saves: saves ? 1 : 0 } as const;
    try {
      await this.#db.insertInto('shares').values(row).execute();
      return true;
    } catch (failure) {
      if (isTaken(failure)) return false;
      throw failure;
    }
  }

  async find(shareId: ShareId): Promise<StoredShare | undefined> {
    const row = await this.#db.selectFrom('shares').selectAll().where('shareId', '=', shareId).executeTakeFirst();
    return row && storedOf(row);
  }

  async findBySecretHash(secretHash: string): Promise<StoredShare | undefined> {
    const row = await this.#db.selectFrom('shares').selectAll().where('secretHash', '=', secretHash).executeTakeFirst();
    return row && storedOf(row);
  }

  async ofTake(takeId: TakeId): Promise<StoredShare[]> {
    const rows = await this.#db
      .selectFrom('shares')
      .selectAll()
      .where('takeId', '=', takeId)
      .orderBy('madeAtMs', 'desc')
      .orderBy('shareId')
      .execute();
    return rows.map(storedOf);
  }

  async noteUse(shareId: ShareId, atMs: number): Promise<void> {
    await this.#db
      .updateTable('shares')
      .set((eb) => ({ uses: eb('uses', '+', 1), lastUsedAtMs: atMs }))
      .where('shareId', '=', shareId)
      .execute();
  }

  async remove(shareId: ShareId): Promise<void> {
    await this.#db.deleteFrom('shares').where('shareId', '=', shareId).execute();
  }

  async forgetExpired(beforeMs: number): Promise<void> {
    await this.#db.deleteFrom('shares').where('untilMs', '<', beforeMs).execute();
  }
}

function storedOf({ fromMs, toMs, saves, ...row }: Selectable<Tables['shares']>): StoredShare {
  return { ...row, saves: saves === 1, span: fromMs === null || toMs === null ? null : { fromMs, toMs } };
}
