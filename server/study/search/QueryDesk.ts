import { MAX_SAVED_QUERIES, type SavedQuery } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { idPrefixes, SavedQueryId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import { newId } from '../../platform/newId.ts';
import type { QueryFields, QueryStore, StoredQuery } from './ports.ts';

type Deps = { readonly queries: QueryStore; readonly clock: Clock };

/** Where saved queries are kept, shared and removed. */
export class QueryDesk {
  readonly #deps: Deps;
  /** One change of a person's queries at a time: two presses make one query. */
  readonly #changes = new KeyedLock();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async list(person: PersonIdentity): Promise<{ queries: SavedQuery[] }> {
    const queries = await this.#deps.queries.list(person.personId, person.schoolId);
    return { queries: queries.map((query) => shownTo(person, query)) };
  }

  /** The same name with the same query is the same. Throws `query.name-taken`, `query.too-many`. */
  add(person: PersonIdentity, fields: QueryFields): Promise<SavedQuery> {
    return this.#changes.run(person.personId, async () => {
      const own = await this.#ownOf(person);
      const namesake = own.find(({ name }) => name === fields.name);
      if (namesake && isSame(namesake, fields)) return shownTo(person, namesake);
      if (namesake) throw new AppError('query.name-taken');
      if (own.length >= MAX_SAVED_QUERIES) throw new AppError('query.too-many');
      const { personId, name } = person;
      const savedQueryId = newId(SavedQueryId, idPrefixes.savedQuery);
      const query = { ...fields, savedQueryId, byPersonId: personId, savedAtMs: this.#deps.clock.nowMs() };
      await this.#deps.queries.add(query);
      return shownTo(person, { ...query, byName: name });
    });
  }

  /** Throws `query.not-found`, `query.not-yours`, `query.name-taken`. */
  change(person: PersonIdentity, savedQueryId: SavedQueryId, fields: QueryFields): Promise<SavedQuery> {
    return this.#changes.run(person.personId, async () => {
      const before = await this.#mine(person, savedQueryId);
      const own = await this.#ownOf(person);
      if (own.some((each) => each.savedQueryId !== savedQueryId && each.name === fields.name))
        throw new AppError('query.name-taken');
      await this.#deps.queries.change(savedQueryId, fields);
      return shownTo(person, { ...before, ...fields });
    });
  }

  /** Throws `query.not-found`, `query.not-yours`. */
  remove(person: PersonIdentity, savedQueryId: SavedQueryId): Promise<Record<string, never>> {
    return this.#changes.run(person.personId, async () => {
      await this.#mine(person, savedQueryId);
      await this.#deps.queries.remove(savedQueryId);
      return {};
    });
  }

  async #ownOf({ personId }: PersonIdentity): Promise<StoredQuery[]> {
    return (await this.#deps.queries.list(personId, null)).filter((query) => query.byPersonId === personId);
  }

  async #mine({ personId }: PersonIdentity, savedQueryId: SavedQueryId): Promise<StoredQuery> {
    const query = await this.#deps.queries.find(savedQueryId);
    if (!query) throw new AppError('query.not-found', { savedQueryId });
    if (query.byPersonId !== personId) throw new AppError('query.not-yours', { savedQueryId });
    return query;
  }
}

const isSame = (one: QueryFields, other: QueryFields): boolean =>
  one.shared === other.shared && JSON.stringify(one.query) === JSON.stringify(other.query);

const shownTo = ({ personId }: PersonIdentity, query: StoredQuery): SavedQuery => ({
  ...query,
  mine: query.byPersonId === personId,
});
