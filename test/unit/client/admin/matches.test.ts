import { expect, it } from 'vitest';
import { matches } from '../../../../client/admin/matches.ts';

it('finds everything with an empty search', () => {
  expect(matches('', ['双湾小学'])).toBe(true);
  expect(matches('   ', [])).toBe(true);
});

it('takes words in any order and from any of the texts', () => {
  expect(matches('五年级 双湾', ['双湾小学', '五年级(1)班'])).toBe(true);
  expect(matches('五年级 农垦', ['双湾小学', '五年级(1)班'])).toBe(false);
});

it('does not mind case and full-width letters', () => {
  expect(matches('ＬＩＮ', ['lin.xiaoyin'])).toBe(true);
});
