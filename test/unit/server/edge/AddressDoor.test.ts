import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AddressDoor } from '../../../../server/edge/socket/AddressDoor.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { keptLog } from '../../../fakes/keptLog.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const limits = { maxOpen: 3, handshakes: { perSecond: 10, burst: 2 }, longestWaitMs: 200 };

function openDoor() {
  const clock = new FakeClock();
  const { log, entries } = keptLog();
  const door = new AddressDoor({ limits, clock, log });
  const passed: number[] = [];
  const refused: string[] = [];
  const knock = (n: number, address = 'a') =>
    void door.pass(address).then(
      () => passed.push(n),
      (error: { code: string }) => refused.push(error.code),
    );
  return { door, knock, passed, refused, entries };
}

describe('handshakes of one address', () => {
  it('pass at once up to a burst; more of them wait for their turn; too many are refused', async () => {
    const { knock, passed, refused } = openDoor();
    for (const n of [1, 2, 3, 4, 5]) knock(n);
    await vi.advanceTimersByTimeAsync(0);
    expect({ passed, refused }).toEqual({ passed: [1, 2], refused: ['request.too-many'] });
    await vi.advanceTimersByTimeAsync(100);
    expect(passed).toEqual([1, 2, 3]);
    await vi.advanceTimersByTimeAsync(100);
    expect(passed).toEqual([1, 2, 3, 4]);
  });

  it('do not slow those of another', async () => {
    const { knock, passed } = openDoor();
    for (const n of [1, 2, 3]) knock(n);
    knock(9, 'b');
    await vi.advanceTimersByTimeAsync(0);
    expect(passed).toEqual([1, 2, 9]);
  });

  it('are let go when the door closes', async () => {
    const { door, knock, refused } = openDoor();
    for (const n of [1, 2, 3]) knock(n);
    await vi.advanceTimersByTimeAsync(0);
    door.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(refused).toEqual(['server.stopping']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('open sockets of one address', () => {
  it('are bounded, and one more comes in when one has gone', async () => {
    const { door } = openDoor();
    const leave = [1, 2, 3].map(() => door.enter('a'));
    expect(leave.every((one) => one !== undefined)).toBe(true);
    expect(door.enter('a')).toBeUndefined();
    await expect(door.pass('a')).rejects.toMatchObject({ code: 'request.too-many' });
    expect(door.enter('b')).toBeDefined();
    leave[0]?.();
    await expect(door.pass('a')).resolves.toBeUndefined();
    expect(door.enter('a')).toBeDefined();
  });

  it('are counted down once however often one says that it has gone', () => {
    const { door } = openDoor();
    const [first] = [1, 2, 3].map(() => door.enter('a'));
    first?.();
    first?.();
    expect(door.enter('a')).toBeDefined();
    expect(door.enter('a')).toBeUndefined();
  });

  it('are told to the technician once, not at each knock', async () => {
    const { door, entries } = openDoor();
    for (const _ of [1, 2, 3]) door.enter('a');
    for (const _ of [1, 2, 3]) await door.pass('a').catch(() => undefined);
    expect(entries).toMatchObject([{ event: 'sockets.too-many', address: 'a', open: 3 }]);
  });
});
