import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { StoredQuery } from '../../../server/study/search/ports.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_960_000_000_000;

/** What saved queries may rely on, whatever the database. */
export function queriesContract(open: () => Stores): void {
  describe('saved queries', () => {
    let stores: Stores;
    let school: TestSchool;
    let colleague: Awaited<ReturnType<typeof addPerson>>;
    const query: EventQuery = {
      find: { kind: 'gap', who: { kind: 'school', schoolName: '双湾小学' }, limit: null, words: '' },
      also: null,
    };
    const made = (n: number, more: Partial<StoredQuery> = {}): Omit<StoredQuery, 'byName'> => ({
      ...{ savedQueryId: ids.savedQuery(n), name: `查找 ${n}`, query, shared: false },
      ...{ byPersonId: school.teacherId, savedAtMs: T0 + n, ...more },
    });

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'queries');
      const person = { signInName: 'queries-colleague', roles: ['teacher' as const], schoolId: school.schoolId };
      colleague = await addPerson(stores, person);
      await stores.queries.add(made(1));
      await stores.queries.add(made(2, { shared: true }));
      await stores.queries.add(made(3, { byPersonId: colleague }));
    });

    it('come back as they were put in, to their owner, and shared ones to the school', async () => {
      const idsOf = (found: readonly StoredQuery[]) => found.map(({ savedQueryId }) => savedQueryId);
      expect(await stores.queries.find(ids.savedQuery(1))).toMatchObject(made(1));
      expect(await stores.queries.find(ids.savedQuery(99))).toBeUndefined();
      expect(idsOf(await stores.queries.list(school.teacherId, school.schoolId))).toEqual([1, 2].map(ids.savedQuery));
      expect(idsOf(await stores.queries.list(colleague, school.schoolId))).toEqual([2, 3].map(ids.savedQuery));
      expect(idsOf(await stores.queries.list(colleague, null))).toEqual([ids.savedQuery(3)]);
    });

    it('have one name each, of one person', async () => {
      await expect(stores.queries.add(made(4, { name: '查找 1' }))).rejects.toThrow();
      await stores.queries.add(made(5, { name: '查找 1', byPersonId: colleague }));
      await stores.queries.remove(ids.savedQuery(5));
    });

    it('are changed and removed, and go with their owner', async () => {
      const changed = { name: '改了', query: { ...query, also: null }, shared: true };
      await stores.queries.change(ids.savedQuery(1), changed);
      expect(await stores.queries.find(ids.savedQuery(1))).toMatchObject({ ...made(1), ...changed });
      await stores.queries.remove(ids.savedQuery(1));
      await stores.queries.remove(ids.savedQuery(1));
      expect(await stores.queries.find(ids.savedQuery(1))).toBeUndefined();
      await stores.people.remove(colleague);
      expect(await stores.queries.find(ids.savedQuery(3))).toBeUndefined();
    });
  });
}
