import { expect, it } from 'vitest';
import { Lockout, NAME_POLICY } from '../../../../server/accounts/Lockout.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { MemoryFailures } from '../../../fakes/MemoryFailures.ts';

function open() {
  const clock = new FakeClock();
  const failures = new MemoryFailures();
  return { clock, failures, lockout: new Lockout(failures, NAME_POLICY, clock) };
}

const waitOf = async (lockout: Lockout): Promise<unknown> => {
  try {
    await lockout.admit('k');
    return 0;
  } catch (thrown) {
    return Object(thrown).details.retryAfterMs;
  }
};

it('waits longer after each failure beyond the free ones, up to a quarter of an hour', async () => {
  const { lockout } = open();
  const waits: unknown[] = [];
  for (let failed = 0; failed < 12; failed += 1) {
    await lockout.fail('k');
    waits.push(await waitOf(lockout));
  }
  expect(waits).toEqual([0, 0, 0, 0, 30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000, 900_000]);
});

it('keeps keys apart', async () => {
  const { lockout } = open();
  for (let failed = 0; failed < 5; failed += 1) await lockout.fail('other');
  expect(await waitOf(lockout)).toBe(0);
});

it('forgets after half a day of peace, and at once when told', async () => {
  const { lockout, clock } = open();
  for (let failed = 0; failed < 4; failed += 1) await lockout.fail('k');
  clock.goOn(NAME_POLICY.forgetAfterMs);
  await lockout.fail('k');
  expect(await waitOf(lockout)).toBe(0);
  for (let failed = 0; failed < 4; failed += 1) await lockout.fail('k');
  expect(await waitOf(lockout)).toBe(30_000);
  await lockout.clear('k');
  expect(await waitOf(lockout)).toBe(0);
});

it('remembers across a restart', async () => {
  const { lockout, failures, clock } = open();
  for (let failed = 0; failed < 5; failed += 1) await lockout.fail('k');
  expect(await waitOf(new Lockout(failures, NAME_POLICY, clock))).toBe(30_000);
});
