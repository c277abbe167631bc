import type { Selectable } from 'kysely';
import type { RubricAudience } from '../../shared/api/index.ts';
import { Rubric } from '../../shared/study/rubric/rubric.ts';
import type { PersonId, RubricId } from '../../shared/vocabulary/index.ts';
import type { RubricSight, RubricStore, StoredRubric } from '../study/rubrics/ports.ts';
import type { Database, Tables } from './tables.ts';

/** Rubrics of people in the database. */
export class RubricsTable implements RubricStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async listFor({ personId, schoolId, ofAllSchools }: RubricSight): Promise<StoredRubric[]> {
    const rows = await this.#db
      .selectFrom('rubrics')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('ownerId', '=', personId),
          eb('audience', '=', 'district'),
          ...(ofAllSchools ? [eb('audience', '=', 'school')] : []),
          ...(schoolId === null ? [] : [eb.and([eb('audience', '=', 'school'), eb('schoolId', '=', schoolId)])]),
        ]),
      )
      .orderBy('changedAtMs', 'desc')
      .orderBy('rubricId')
      .execute();
    return rows.map(storedOf);
  }

  async find(rubricId: RubricId): Promise<StoredRubric | undefined> {
    const row = await this.#db.selectFrom('rubrics').selectAll().where('rubricId', '=', rubricId).executeTakeFirst();
    return row && storedOf(row);
  }

  async countOf(personId: PersonId): Promise<number> {
    const { count } = await this.#db
      .selectFrom('rubrics')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('ownerId', '=', personId)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async add({ rubric, ...row }: StoredRubric): Promise<void> {
    await this.#db
      .insertInto('rubrics')
      .values({ ...row, rubric: JSON.stringify(rubric) })
      .execute();
  }

  async save(
    rubricId: RubricId,
    rubric: Rubric,
    { version, atMs }: { readonly version: number; readonly atMs: number },
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('rubrics')
      .set((eb) => ({
        ...{ rubric: JSON.stringify(rubric), version: version + 1, changedAtMs: atMs, used: 0 },
        // What a study has taken stays what it was: this is the next edition.
        edition: eb('edition', '+', eb.ref('used')),
      }))
      .where('rubricId', '=', rubricId)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async use(rubricId: RubricId, version: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('rubrics')
      .set({ used: 1 })
      .where('rubricId', '=', rubricId)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async share(rubricId: RubricId, audience: RubricAudience): Promise<void> {
    await this.#db.updateTable('rubrics').set({ audience }).where('rubricId', '=', rubricId).execute();
  }

  async remove(rubricId: RubricId): Promise<void> {
    await this.#db.deleteFrom('rubrics').where('rubricId', '=', rubricId).execute();
  }
}

const storedOf = ({ rubric, used: _, ...row }: Selectable<Tables['rubrics']>): StoredRubric => ({
  ...row,
  rubric: Rubric.parse(JSON.parse(rubric)),
});
