import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DrawnSizes } from '../../../../client/lesson/DrawnSizes.ts';
import type { DrawnSize } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells the largest size of each stream once things have come to rest, and less when a place is gone', async () => {
  const told: DrawnSize[][] = [];
  const drawn = new DrawnSizes(async (sizes) => void told.push(sizes));
  drawn.begin();
  const [wall, stage] = [{}, {}];
  drawn.note(wall, ids.stream(1), { widthPx: 320, heightPx: 180 });
  drawn.note(stage, ids.stream(1), { widthPx: 1280, heightPx: 720 });
  drawn.note(wall, ids.stream(1), { widthPx: 300, heightPx: 170 });
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual([[{ streamId: ids.stream(1), widthPx: 1280, heightPx: 720 }]]);
  drawn.clear(stage);
  await vi.advanceTimersByTimeAsync(100);
  expect(told.at(-1)).toEqual([{ streamId: ids.stream(1), widthPx: 300, heightPx: 170 }]);
  drawn.clear(wall);
  await vi.advanceTimersByTimeAsync(100);
  expect(told.at(-1)).toEqual([]);
});

it('goes on telling while sizes change without end', async () => {
  const told: DrawnSize[][] = [];
  const drawn = new DrawnSizes(async (sizes) => void told.push(sizes));
  drawn.begin();
  const place = {};
  for (let change = 1; change <= 40; change += 1) {
    drawn.note(place, ids.stream(1), { widthPx: change, heightPx: change });
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(told.length).toBeGreaterThan(15);
  expect(told.length).toBeLessThan(25);
  expect(told.at(-1)).toEqual([{ streamId: ids.stream(1), widthPx: 40, heightPx: 40 }]);
});

it('tells what is drawn as soon as media has been opened, and again to new media', async () => {
  const told: DrawnSize[][] = [];
  const drawn = new DrawnSizes(async (sizes) => void told.push(sizes));
  drawn.note({}, ids.stream(1), { widthPx: 640, heightPx: 360 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([]);
  drawn.begin();
  await vi.advanceTimersByTimeAsync(0);
  drawn.begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([
    [{ streamId: ids.stream(1), widthPx: 640, heightPx: 360 }],
    [{ streamId: ids.stream(1), widthPx: 640, heightPx: 360 }],
  ]);
});

it('tells again what was not heard, with the next change; and nothing while the media is away', async () => {
  const tell = vi.fn<(sizes: DrawnSize[]) => Promise<void>>().mockRejectedValueOnce(new Error('away'));
  tell.mockResolvedValue(undefined);
  const drawn = new DrawnSizes(tell);
  const place = {};
  drawn.begin();
  drawn.note(place, ids.stream(1), { widthPx: 1, heightPx: 1 });
  await vi.advanceTimersByTimeAsync(0);
  drawn.note(place, ids.stream(1), { widthPx: 1, heightPx: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tell).toHaveBeenCalledTimes(2);
  drawn.note(place, ids.stream(1), { widthPx: 2, heightPx: 2 });
  drawn.pause();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tell).toHaveBeenCalledTimes(2);
});
