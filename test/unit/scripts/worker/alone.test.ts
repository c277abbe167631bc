import { expect, it } from 'vitest';
import { alone } from '../../../../scripts/worker/alone.ts';

it('lets one work at a time, and the next when the first is done', async () => {
  const name = `test-${process.pid}`;
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const waiting = Promise.withResolvers<void>();
  const firstBegan = Promise.withResolvers<void>();

  const one = alone(
    name,
    async () => {
      order.push('one begins');
      firstBegan.resolve();
      await first.promise;
      order.push('one ends');
    },
    () => order.push('one waits'),
  );
  await firstBegan.promise;
  const two = alone(
    name,
    async () => void order.push('two'),
    () => waiting.resolve(),
  );
  await waiting.promise;
  first.resolve();
  await Promise.all([one, two]);
  expect(order).toEqual(['one begins', 'one ends', 'two']);
});

it('lets go when the work fails', async () => {
  const name = `test-failing-${process.pid}`;
  const never = () => expect.unreachable('nobody holds it');
  await expect(alone(name, () => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
  expect(await alone(name, async () => 'mine', never)).toBe('mine');
});
