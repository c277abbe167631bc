import { describe, expect, it } from 'vitest';
import { KeyedLock } from '../../../../server/platform/KeyedLock.ts';
import { Scope } from '../../../../server/platform/Scope.ts';
import { TokenBucket } from '../../../../server/platform/TokenBucket.ts';
import { withinMs } from '../../../../server/platform/withinMs.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';

describe('Scope', () => {
  it('releases the last taken first', async () => {
    const scope = new Scope();
    const released: string[] = [];
    scope.own('a', (thing) => void released.push(thing));
    scope.own('b', (thing) => void released.push(thing));
    await scope.end();
    expect(released).toEqual(['b', 'a']);
  });

  it('releases once when it is ended twice', async () => {
    const scope = new Scope();
    let released = 0;
    scope.own('a', () => {
      released += 1;
    });
    await Promise.all([scope.end(), scope.end()]);
    expect(released).toBe(1);
  });

  it('goes on past a failure and reports it', async () => {
    const scope = new Scope();
    const released: string[] = [];
    scope.own('a', (thing) => void released.push(thing));
    scope.own('b', () => {
      throw new Error('stuck');
    });
    await expect(scope.end()).rejects.toMatchObject({ errors: [new Error('stuck')] });
    expect(released).toEqual(['a']);
  });

  it('releases at once what arrives after the end', async () => {
    const scope = new Scope();
    await scope.end();
    let released = false;
    scope.own('late', () => {
      released = true;
    });
    expect(released).toBe(true);
  });
});

describe('KeyedLock', () => {
  it('runs one after another under one key, in order, also after a failure', async () => {
    const lock = new KeyedLock();
    const order: number[] = [];
    const slow = Promise.withResolvers<void>();
    const first = lock.run('a', async () => {
      await slow.promise;
      order.push(1);
      throw new Error('no');
    });
    const second = lock.run('a', async () => void order.push(2));
    const other = lock.run('b', async () => void order.push(3));
    await other;
    slow.resolve();
    await expect(first).rejects.toThrow('no');
    await second;
    expect(order).toEqual([3, 1, 2]);
  });
});

describe('TokenBucket', () => {
  it('lets a burst through, then as many as time gives back', () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ perSecond: 2, burst: 3, clock });
    expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
    clock.goOn(500);
    expect([bucket.take(), bucket.take()]).toEqual([true, false]);
    clock.goOn(60_000);
    expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  });

  it('gives nothing for a clock that is put back', () => {
    const clock = new FakeClock();
    const bucket = new TokenBucket({ perSecond: 1, burst: 1, clock });
    bucket.take();
    clock.goOn(-3_600_000);
    expect(bucket.take()).toBe(false);
  });
});

describe('withinMs', () => {
  it('gives what is in time and throws the code for what is late', async () => {
    await expect(withinMs(Promise.resolve(7), 1_000, 'media.worker-timeout')).resolves.toBe(7);
    await expect(withinMs(new Promise(() => undefined), 1, 'media.worker-timeout')).rejects.toMatchObject({
      code: 'media.worker-timeout',
    });
  });
});
