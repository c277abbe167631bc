import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PointerTeller } from '../../../../../client/lesson/courseware/PointerTeller.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (share: number) => ({ x: share, y: share });

it('tells the first place at once, then the newest a few times a second, the last one always', async () => {
  const told: unknown[] = [];
  const teller = new PointerTeller(async (place) => void told.push(place));
  for (let step = 1; step <= 100; step += 1) {
    teller.move(at(step / 100));
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(300);
  expect(told[0]).toEqual(at(0.01));
  expect(told.at(-1)).toEqual(at(1));
  expect(told.length).toBeLessThanOrEqual(7);
  teller.move(null);
  expect(told.at(-1)).toBeNull();
});

it('rounds to what a screen can show, and says the same place once', async () => {
  const told: unknown[] = [];
  const teller = new PointerTeller(async (place) => void told.push(place));
  for (const x of [0.12341, 0.12343, 0.12338, -3]) {
    teller.move({ x, y: 0.5 });
    await vi.advanceTimersByTimeAsync(250);
  }
  expect(told).toEqual([
    { x: 0.123, y: 0.5 },
    { x: 0, y: 0.5 },
  ]);
});

it('waits for one place to arrive before it sends the next', async () => {
  const told: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const teller = new PointerTeller((place) => {
    told.push(place);
    return promise;
  });
  for (const share of [0.1, 0.2, 0.3]) {
    teller.move(at(share));
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(told).toEqual([at(0.1)]);
  resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([at(0.1), at(0.3)]);
});
