import { expect, it } from 'vitest';
import { Retention } from '../../../../server/library/Retention.ts';
import type { TakeId } from '../../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../../fakes/FakeClock.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { ids } from '../../../support/ids.ts';

const DAY_MS = 86_400_000;

/** Takes that began so many days ago, on a disk that may refuse. */
function given({ keepDays, beganDaysAgo }: { keepDays: number | null; beganDaysAgo: number[] }) {
  const clock = new FakeClock(1_000 * DAY_MS);
  const { log, entries } = keptLog();
  const began = new Map(beganDaysAgo.map((days, index) => [ids.take(index), clock.nowMs() - days * DAY_MS]));
  const removed = new Set<TakeId>();
  const gone = new Set<TakeId>();
  const stuck = new Set<TakeId>();
  const retention = new Retention({
    library: {
      beganBefore: async (atMs) => [...began].filter(([id, at]) => at < atMs && !removed.has(id)).map(([id]) => id),
      removedWithFiles: async () => [...removed].filter((id) => !gone.has(id)),
      remove: async (id) => void removed.add(id),
      noteFilesGone: async (id) => void gone.add(id),
    },
    files: {
      removeAll: async (id) => {
        if (stuck.has(id)) throw new Error('the disk does not answer');
      },
    },
    compositions: { removeOf: async () => undefined },
    shares: { forgetExpired: async () => undefined },
    settings: { readRecording: async () => ({ keepDays, watermark: false }) },
    clock,
    log,
  });
  return { retention, removed, gone, stuck, entries };
}

it('deletes nothing where recordings are kept for ever', async () => {
  const { retention, removed } = given({ keepDays: null, beganDaysAgo: [4_000] });
  await retention.sweep();
  expect([...removed]).toEqual([]);
});

it('deletes what is older to the day, and not what is as old', async () => {
  const { retention, removed, gone } = given({ keepDays: 30, beganDaysAgo: [31, 30, 29] });
  await retention.sweep();
  expect([[...removed], [...gone]]).toEqual([[ids.take(0)], [ids.take(0)]]);
});

it('tries files again that the disk would not let go of, and is not kept from the others by them', async () => {
  const { retention, gone, stuck, entries } = given({ keepDays: 30, beganDaysAgo: [40, 50] });
  stuck.add(ids.take(0));
  await retention.sweep();
  expect([...gone]).toEqual([ids.take(1)]);
  expect(entries.filter(({ event }) => event === 'take.files-not-deleted')).toHaveLength(1);
  stuck.clear();
  await Promise.all([retention.sweep(), retention.sweep()]);
  expect([...gone]).toEqual([ids.take(1), ids.take(0)]);
  expect(entries.filter(({ event }) => event === 'take.files-deleted')).toHaveLength(2);
});
