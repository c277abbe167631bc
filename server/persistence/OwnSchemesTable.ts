import type { Selectable } from 'kysely';
import { Scheme } from '../../shared/study/scheme.ts';
import type { OwnSchemeId, PersonId } from '../../shared/vocabulary/index.ts';
import type { OwnSchemeStore, StoredScheme } from '../study/schemes/ports.ts';
import type { Database, Tables } from './tables.ts';

/** Coding schemes that people made, in the database. */
export class OwnSchemesTable implements OwnSchemeStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async seenBy(personId: PersonId): Promise<StoredScheme[]> {
    const rows = await this.#db
      .selectFrom('ownSchemes')
      .selectAll()
      .where((eb) => eb.or([eb('personId', '=', personId), eb('shared', '=', 1)]))
      .orderBy('changedAtMs', 'desc')
      .orderBy('schemeId')
      .execute();
    return rows.map(storedOf);
  }

  async find(schemeId: OwnSchemeId): Promise<StoredScheme | undefined> {
    const row = await this.#db.selectFrom('ownSchemes').selectAll().where('schemeId', '=', schemeId).executeTakeFirst();
    return row && storedOf(row);
  }

  async add({ scheme, shared, ...made }: StoredScheme): Promise<void> {
    await this.#db
      .insertInto('ownSchemes')
      .values({ ...made, ...columnsOf({ scheme, shared }) })
      .execute();
  }

  async change(
    { schemeId, scheme, shared, changedAtMs }: Pick<StoredScheme, 'schemeId' | 'scheme' | 'shared' | 'changedAtMs'>,
    knownVersion: number,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('ownSchemes')
      .set({ changedAtMs, ...columnsOf({ scheme, shared }) })
      .where('schemeId', '=', schemeId)
      .where('version', '=', knownVersion)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async remove(schemeId: OwnSchemeId): Promise<void> {
    await this.#db.deleteFrom('ownSchemes').where('schemeId', '=', schemeId).execute();
  }
}

const columnsOf = ({ scheme, shared }: Pick<StoredScheme, 'scheme' | 'shared'>) => ({
  scheme: JSON.stringify(scheme),
  version: scheme.version,
  shared: shared ? (1 as const) : (0 as const),
});

const storedOf = ({ scheme, shared, version: _, ...row }: Selectable<Tables['ownSchemes']>): StoredScheme => ({
  ...row,
  shared: shared === 1,
  scheme: Scheme.parse(JSON.parse(scheme)),
});
