import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UntilDone } from '../../../../server/platform/UntilDone.ts';
import { keptLog } from '../../../fakes/keptLog.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** An act that fails the given number of times. */
function failing(times: number) {
  let tries = 0;
  const act = async () => {
    tries += 1;
    if (tries <= times) throw new Error('not yet');
  };
  return { act, tries: () => tries };
}

it('tries again after a pause until it succeeds, and then never again', async () => {
  const untilDone = new UntilDone({ againAfterMs: 1_000, log: keptLog().log });
  const { act, tries } = failing(2);
  const done = untilDone.do('test', act);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(tries()).toBe(2);
  expect(untilDone.isIdle).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await done;
  expect(untilDone.isIdle).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tries()).toBe(3);
});

it('tries all that failed at the same time, with one timer', async () => {
  const untilDone = new UntilDone({ againAfterMs: 1_000, log: keptLog().log });
  const acts = [failing(1), failing(1), failing(1)];
  const all = acts.map(({ act }) => untilDone.do('test', act));
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  await Promise.all(all);
});

it('gives up when it ends, and does nothing afterwards', async () => {
  const untilDone = new UntilDone({ againAfterMs: 1_000, log: keptLog().log });
  const { act, tries } = failing(9);
  const done = untilDone.do('test', act);
  await vi.advanceTimersByTimeAsync(0);
  untilDone.end();
  await done;
  await untilDone.do('test', act);
  expect(tries()).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});
