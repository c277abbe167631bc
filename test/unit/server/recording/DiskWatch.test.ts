import { expect, it } from 'vitest';
import { DiskWatch, diskLevel, diskRoomAt } from '../../../../server/recording/DiskWatch.ts';
import { keptLog } from '../../../fakes/keptLog.ts';

it.each([
  [0.5, 'ok', 'ok'],
  [0.099, 'ok', 'low'],
  [0.101, 'low', 'low'],
  [0.106, 'low', 'ok'],
  [0.019, 'ok', 'full'],
  [0.021, 'full', 'full'],
  [0.026, 'full', 'low'],
] as const)('takes %d free after "%s" for "%s"', (freeRatio, now, level) => {
  expect(diskLevel(freeRatio, now)).toBe(level);
});

it('tells each change once, and keeps its level while the disk cannot be looked at', async () => {
  const { log, entries } = keptLog();
  let freeBytes: number | undefined = 50;
  const watch = await DiskWatch.start({
    log,
    look: async () => {
      if (freeBytes === undefined) throw new Error('gone');
      return { freeBytes, totalBytes: 100 };
    },
  });
  const told: string[] = [];
  watch.subscribe((level) => void told.push(level));
  for (const next of [9, 9, 1, undefined, 1, 60]) {
    freeBytes = next;
    await watch.look();
  }
  expect(told).toEqual(['low', 'full', 'ok']);
  expect(watch.level).toBe('ok');
  expect(entries.map(({ event }) => event)).toContain('disk.look-failed');
  await watch.close();
});

it('sees the disk of a folder', async () => {
  const { freeBytes, totalBytes } = await diskRoomAt('/');
  expect(freeBytes).toBeGreaterThan(0);
  expect(freeBytes).toBeLessThanOrEqual(totalBytes);
});
