import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { StoredScheme } from '../../../server/study/schemes/ports.ts';
import { schemeOf } from '../../../shared/study/instruments/catalogue.ts';
import { ids } from '../../support/ids.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_960_000_000_000;

/** What coding schemes that people made may rely on, whatever the database. */
export function schemesContract(open: () => Stores): void {
  describe('coding schemes', () => {
    let stores: Stores;
    const [wu, xu] = [ids.person(81), ids.person(82)];
    const st = schemeOf('st', 15);
    if (!st) throw new Error('no such scheme');

    const made = (n: number, more: Partial<StoredScheme> = {}): StoredScheme => {
      const schemeId = ids.ownScheme(n);
      const scheme = { ...st, key: `own:${schemeId}` as const, version: 1 };
      return {
        ...{ schemeId, personId: wu, ownerName: '吴', shared: false, madeAtMs: T0 + n, changedAtMs: T0 + n, scheme },
        ...more,
      };
    };

    beforeAll(async () => {
      stores = open();
      await stores.schemes.add(made(1));
      await stores.schemes.add(made(2, { shared: true }));
      await stores.schemes.add(made(3, { personId: xu }));
    });

    it('come back as they were put in: one’s own and those that are shared, newest change first', async () => {
      expect(await stores.schemes.seenBy(wu)).toEqual([made(2, { shared: true }), made(1)]);
      expect(await stores.schemes.seenBy(xu)).toEqual([made(3, { personId: xu }), made(2, { shared: true })]);
      expect(await stores.schemes.find(ids.ownScheme(3))).toEqual(made(3, { personId: xu }));
      expect(await stores.schemes.find(ids.ownScheme(9))).toBeUndefined();
    });

    it('are changed only on the edition that is there', async () => {
      const scheme = { ...made(1).scheme, version: 2, intervalS: 30 };
      const change = { schemeId: ids.ownScheme(1), scheme, shared: true, changedAtMs: T0 + 9 };
      expect(await stores.schemes.change(change, 1)).toBe(true);
      expect(await stores.schemes.change(change, 1)).toBe(false);
      expect(await stores.schemes.find(ids.ownScheme(1))).toEqual(
        made(1, { scheme, shared: true, changedAtMs: T0 + 9 }),
      );
    });

    it('are gone once they are removed', async () => {
      await stores.schemes.remove(ids.ownScheme(2));
      expect(await stores.schemes.find(ids.ownScheme(2))).toBeUndefined();
    });
  });
}
