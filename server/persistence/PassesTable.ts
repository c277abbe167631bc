import type { PassId } from '../../shared/vocabulary/index.ts';
import type { NewPass, PassesOf, PassStore, StoredPass } from '../accounts/ports.ts';
import type { Database } from './tables.ts';

/** Passes of assistants' phones in the database. */
export class PassesTable implements PassStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  add({ lessonId, classroomId, ...pass }: NewPass, keep: number): Promise<void> {
    return this.#db.transaction().execute(async (tx) => {
      const untaken = await tx
        .selectFrom('passes')
        .select('passId')
        .where('lessonId', '=', lessonId)
        .where('classroomId', '=', classroomId)
        .where('tokenHash', 'is', null)
        .orderBy('issuedAtMs', 'desc')
        .orderBy('passId')
        .execute();
      const outdated = untaken.slice(keep).map(({ passId }) => passId);
      if (outdated.length > 0) await tx.deleteFrom('passes').where('passId', 'in', outdated).execute();
      await tx
        .insertInto('passes')
        .values({ ...pass, lessonId, classroomId, tokenHash: null, revokedAtMs: null })
        .execute();
    });
  }

  find(passId: PassId): Promise<StoredPass | undefined> {
    return this.#findBy('passId', passId);
  }

  findByCodeHash(codeHash: string): Promise<StoredPass | undefined> {
    return this.#findBy('codeHash', codeHash);
  }

  findByTokenHash(tokenHash: string): Promise<StoredPass | undefined> {
    return this.#findBy('tokenHash', tokenHash);
  }

  async take(codeHash: string, { tokenHash, atMs }: { tokenHash: string; atMs: number }): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('passes')
      .set({ tokenHash })
      .where('codeHash', '=', codeHash)
      .where('tokenHash', 'is', null)
      .where('revokedAtMs', 'is', null)
      .where('expiresAtMs', '>', atMs)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async countTaken({ lessonId, classroomId }: PassesOf): Promise<number> {
    const { taken } = await this.#db
      .selectFrom('passes')
      .select((eb) => eb.fn.countAll().as('taken'))
      .where('lessonId', '=', lessonId)
      .where('classroomId', '=', classroomId)
      .where('tokenHash', 'is not', null)
      .where('revokedAtMs', 'is', null)
      .executeTakeFirstOrThrow();
    // PostgreSQL counts in bigint, which comes as text.
    return Number(taken);
  }

  async revoke(passId: PassId, atMs: number): Promise<void> {
    await this.#db
      .updateTable('passes')
      .set({ revokedAtMs: atMs })
      .where('passId', '=', passId)
      .where('revokedAtMs', 'is', null)
      .execute();
  }

  async forgetBefore(issuedBeforeMs: number): Promise<void> {
    await this.#db.deleteFrom('passes').where('issuedAtMs', '<', issuedBeforeMs).execute();
  }

  async #findBy(key: 'passId' | 'codeHash' | 'tokenHash', value: string): Promise<StoredPass | undefined> {
    const row = await this.#db
      .selectFrom('passes')
      .innerJoin('lessons', 'lessons.lessonId', 'passes.lessonId')
      .innerJoin('classrooms', 'classrooms.classroomId', 'passes.classroomId')
      .innerJoin('schools', 'schools.schoolId', 'classrooms.schoolId')
      .select([
        'passId',
        'passes.lessonId',
        'passes.classroomId',
        'expiresAtMs',
        'tokenHash',
        'revokedAtMs',
        'lessons.title as lessonTitle',
        'schools.name as schoolName',
        'classrooms.name as classroomName',
        'phase',
        'endsAtMs',
        'endedAtMs',
      ])
      .where(`passes.${key}`, '=', value)
      .executeTakeFirst();
    if (!row) return undefined;
    const { tokenHash, revokedAtMs, ...pass } = row;
    return { ...pass, taken: tokenHash !== null, revoked: revokedAtMs !== null };
  }
}
