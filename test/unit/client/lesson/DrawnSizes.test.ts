import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DrawnSizes } from '../../../../client/lesson/DrawnSizes.ts';
import type { DrawnSize } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells the largest size of each stream once things have come to rest, and less when a place is gone', async () => {
  const told: DrawnSize[][] = [];
  const drawn = new DrawnSizes(async (sizes) => void told.push(sizes));
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

it('tells nothing after it is closed', async () => {
  const tell = vi.fn(async () => undefined);
  const drawn = new DrawnSizes(tell);
  drawn.note({}, ids.stream(1), { widthPx: 1, heightPx: 1 });
  drawn.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(tell).not.toHaveBeenCalled();
});
