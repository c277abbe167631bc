import { DisplayPublicKey } from '../../shared/api/index.ts';
import type { ClassroomId, DisplayId } from '../../shared/vocabulary/index.ts';
import type { DisplayStore, StoredDisplay } from '../accounts/ports.ts';
import type { Database } from './tables.ts';

/** Paired displays and their open challenges in the database. */
export class DisplaysTable implements DisplayStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async find(displayId: DisplayId): Promise<StoredDisplay | undefined> {
    const row = await this.#db
      .selectFrom('displays')
      .innerJoin('classrooms', 'classrooms.classroomId', 'displays.classroomId')
      .select(['displayId', 'displays.classroomId', 'schoolId', 'publicKey', 'revokedAtMs'])
      .where('displayId', '=', displayId)
      .executeTakeFirst();
    if (!row) return undefined;
    const { publicKey, revokedAtMs, ...display } = row;
    return { ...display, publicKey: DisplayPublicKey.parse(JSON.parse(publicKey)), revoked: revokedAtMs !== null };
  }

  async listOf(classroomId: ClassroomId): Promise<DisplayId[]> {
    const rows = await this.#db
      .selectFrom('displays')
      .select('displayId')
      .where('classroomId', '=', classroomId)
      .where('revokedAtMs', 'is', null)
      .execute();
    return rows.map((row) => row.displayId);
  }

  async revoke(displayId: DisplayId, atMs: number): Promise<void> {
    await this.#db
      .updateTable('displays')
      .set({ revokedAtMs: atMs })
      .where('displayId', '=', displayId)
      .where('revokedAtMs', 'is', null)
      .execute();
  }

  async markSeen(displayId: DisplayId, atMs: number): Promise<void> {
    await this.#db.updateTable('displays').set({ lastSeenAtMs: atMs }).where('displayId', '=', displayId).execute();
  }

  async addChallenge(displayId: DisplayId, nonce: string, expiresAtMs: number): Promise<void> {
    await this.#db.insertInto('challenges').values({ displayId, nonce, expiresAtMs }).execute();
  }

  async spendChallenge(displayId: DisplayId, nonce: string, nowMs: number): Promise<boolean> {
    const spent = await this.#db
      .deleteFrom('challenges')
      .where('nonce', '=', nonce)
      .where('displayId', '=', displayId)
      .returning('expiresAtMs')
      .executeTakeFirst();
    await this.#db.deleteFrom('challenges').where('expiresAtMs', '<', nowMs).execute();
    return spent !== undefined && spent.expiresAtMs >= nowMs;
  }
}
