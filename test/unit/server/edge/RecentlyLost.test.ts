import { expect, it } from 'vitest';
import { RecentlyLost } from '../../../../server/edge/socket/RecentlyLost.ts';
import { ids } from '../../../support/ids.ts';

const lost = (n: number) => ({ kind: 'session' as const, sessionId: ids.session(n) });
const session = (n: number) => (one: { kind: string; sessionId?: string }) => one.sessionId === ids.session(n);

it('knows what was lost after a mark, and not what was lost before', () => {
  const recently = new RecentlyLost();
  recently.note(lost(1));
  const { mark } = recently;
  recently.note(lost(2));
  expect(recently.since(mark, session(1))).toBe(false);
  expect(recently.since(mark, session(2))).toBe(true);
});

it('lets nobody pass of whom it may have forgotten something', () => {
  const recently = new RecentlyLost();
  const { mark } = recently;
  for (let n = 2; n < 1_003; n += 1) recently.note(lost(n));
  expect(recently.since(mark, session(1))).toBe(true);
  expect(recently.since(recently.mark, session(1))).toBe(false);
});
