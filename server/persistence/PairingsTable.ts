import { DisplayPublicKey } from '../../shared/api/index.ts';
import type { PairingId } from '../../shared/vocabulary/index.ts';
import type { PairedDisplay, Pairing, PairingStore } from '../accounts/ports.ts';
import type { Database, Tables } from './tables.ts';

const DAY_MS = 86_400_000;

function pairingOf({ publicKey, firstWord, secondWord, ...row }: Tables['pairings']): Pairing {
  return { ...row, words: [firstWord, secondWord], publicKey: DisplayPublicKey.parse(JSON.parse(publicKey)) };
}

/** Waiting screens in the database. */
export class PairingsTable implements PairingStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add({ words: [firstWord, secondWord], publicKey, ...pairing }: Pairing, nowMs: number): Promise<boolean> {
    await this.#db
      .deleteFrom('pairings')
      .where('expiresAtMs', '<', nowMs - DAY_MS)
      .execute();
    const { numInsertedOrUpdatedRows } = await this.#db
      .insertInto('pairings')
      .values({ ...pairing, firstWord, secondWord, publicKey: JSON.stringify(publicKey) })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .executeTakeFirstOrThrow();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  async find(pairingId: PairingId): Promise<Pairing | undefined> {
    const row = await this.#db.selectFrom('pairings').selectAll().where('pairingId', '=', pairingId).executeTakeFirst();
    return row && pairingOf(row);
  }

  async findByCode(code: string): Promise<Pairing | undefined> {
    const row = await this.#db.selectFrom('pairings').selectAll().where('code', '=', code).executeTakeFirst();
    return row && pairingOf(row);
  }

  approve(code: string, { displayId, classroomId, pairedByName, atMs }: PairedDisplay): Promise<boolean> {
    return this.#db.transaction().execute(async (tx) => {
      const waiting = await tx
        .selectFrom('pairings')
        .select(['publicKey', 'label'])
        .where('code', '=', code)
        .where('displayId', 'is', null)
        .where('expiresAtMs', '>', atMs)
        .executeTakeFirst();
      if (!waiting) return false;
      const made = {
        displayId,
        classroomId,
        ...waiting,
        pairedAtMs: atMs,
        pairedByName,
        lastSeenAtMs: null,
        revokedAtMs: null,
      };
      await tx.insertInto('displays').values(made).execute();
      const spent = await tx
        .updateTable('pairings')
        .set({ displayId })
        .where('code', '=', code)
        .where('displayId', 'is', null)
        .executeTakeFirst();
      // Somebody else was first: what was made here must go again.
      if (spent.numUpdatedRows === 0n) await tx.deleteFrom('displays').where('displayId', '=', displayId).execute();
      return spent.numUpdatedRows > 0n;
    });
  }
}
