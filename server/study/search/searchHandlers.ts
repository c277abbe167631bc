import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import { watched } from '../../library/libraryHandlers.ts';
import type { LibraryStore } from '../../library/ports.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { MarkStore } from '../marks/ports.ts';
import { EventShelf } from './EventShelf.ts';
import type { EventLogStore, QueryStore } from './ports.ts';
import { QueryDesk } from './QueryDesk.ts';
import { SearchDesk, type Searcher } from './SearchDesk.ts';

type Deps = {
  readonly library: LibraryStore;
  readonly lessonLogs: EventLogStore;
  readonly marks: Pick<MarkStore, 'list'>;
  readonly queries: QueryStore;
  readonly clock: Clock;
};

type Handlers = Pick<
  EndpointHandlers<Caller>,
  Extract<keyof EndpointHandlers<Caller>, `search.${string}` | `queries.${string}`>
>;

/** Recorded lessons searched by what happened in them, and the queries that people keep. */
export function searchHandlers(deps: Deps): Handlers {
  const search = new SearchDesk({ ...deps, shelf: new EventShelf(deps.lessonLogs), now: () => performance.now() });
  const queries = new QueryDesk(deps);
  const searcherOf = (caller: Caller): Searcher => ({ person: personOf(caller), log: caller.log });
  return {
    'search.library': (by, { body: { query, after } }) => search.all(searcherOf(by), query, after),
    'search.take': async (by, { params: { takeId }, body: { query } }) =>
      search.take(searcherOf(by), await watched(personOf(by), deps, takeId), query),
    'queries.list': (by) => queries.list(personOf(by)),
    'queries.add': (by, { body }) => queries.add(personOf(by), body),
    'queries.change': (by, { params: { savedQueryId }, body }) => queries.change(personOf(by), savedQueryId, body),
    'queries.remove': (by, { params: { savedQueryId } }) => queries.remove(personOf(by), savedQueryId),
  };
}
