import { EventQuery } from '../../shared/study/events/query.ts';
import type { PersonId, SavedQueryId, SchoolId } from '../../shared/vocabulary/index.ts';
import type { QueryFields, QueryStore, StoredQuery } from '../study/search/ports.ts';
import type { Database } from './tables.ts';

/** Saved queries in the database. */
export class QueriesTable implements QueryStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(personId: PersonId, schoolId: SchoolId | null): Promise<StoredQuery[]> {
    const rows = await queriesWhole(this.#db)
      .where((eb) => {
        const own = eb('savedQueries.byPersonId', '=', personId);
        if (schoolId === null) return own;
        return eb.or([own, eb.and([eb('savedQueries.shared', '=', 1), eb('people.schoolId', '=', schoolId)])]);
      })
      .orderBy('savedQueries.name')
      .orderBy('savedQueries.savedQueryId')
      .execute();
    return rows.flatMap((row) => storedOf(row) ?? []);
  }

  async find(savedQueryId: SavedQueryId): Promise<StoredQuery | undefined> {
    const row = await queriesWhole(this.#db).where('savedQueries.savedQueryId', '=', savedQueryId).executeTakeFirst();
    return row && storedOf(row);
  }

  async add({ savedQueryId, byPersonId, savedAtMs, ...fields }: Omit<StoredQuery, 'byName'>): Promise<void> {
    await this.#db
      .insertInto('savedQueries')
      .values({ savedQueryId, byPersonId, savedAtMs, ...columnsOf(fields) })
      .execute();
  }

  async change(savedQueryId: SavedQueryId, fields: QueryFields): Promise<void> {
    await this.#db
      .updateTable('savedQueries')
      .set(columnsOf(fields))
      .where('savedQueryId', '=', savedQueryId)
      .execute();
  }

  async remove(savedQueryId: SavedQueryId): Promise<void> {
    await this.#db.deleteFrom('savedQueries').where('savedQueryId', '=', savedQueryId).execute();
  }
}

function queriesWhole(db: Database) {
  return db
    .selectFrom('savedQueries')
    .innerJoin('people', 'people.personId', 'savedQueries.byPersonId')
    .selectAll('savedQueries')
    .select('people.name as byName');
}

type Row = Omit<StoredQuery, 'query' | 'shared'> & { readonly query: string; readonly shared: 0 | 1 };

/** One that a newer version has written says nothing to this one. */
function storedOf({ query, shared, ...row }: Row): StoredQuery | undefined {
  const known = EventQuery.safeParse(JSON.parse(query));
  return known.success ? { ...row, query: known.data, shared: shared === 1 } : undefined;
}

const columnsOf = ({ name, query, shared }: QueryFields) => ({
  ...{ name, query: JSON.stringify(query) },
  shared: shared ? (1 as const) : (0 as const),
});
