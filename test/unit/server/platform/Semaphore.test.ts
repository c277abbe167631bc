import { expect, it } from 'vitest';
import { Semaphore } from '../../../../server/platform/Semaphore.ts';

it('lets so many in and no more, in order', async () => {
  const semaphore = new Semaphore({ atOnce: 2, maxWaiting: 10 });
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const visit = (n: number) =>
    semaphore.run(async () => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(n);
      await Promise.resolve();
      inside -= 1;
    });
  await Promise.all([1, 2, 3, 4, 5].map(visit));
  expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
});

it('frees the place of one that failed', async () => {
  const semaphore = new Semaphore({ atOnce: 1, maxWaiting: 1 });
  await expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await semaphore.run(async () => 'yes')).toBe('yes');
});

it('refuses whoever would wait too long', async () => {
  const semaphore = new Semaphore({ atOnce: 1, maxWaiting: 1 });
  const held = Promise.withResolvers<void>();
  const [first, second] = [semaphore.run(() => held.promise), semaphore.run(async () => undefined)];
  await expect(semaphore.run(async () => undefined)).rejects.toMatchObject({ code: 'request.too-many' });
  held.resolve();
  await Promise.all([first, second]);
});
