import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { addPerson, addSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { TestApp } from '../../support/TestApp.ts';
import { addTake, addTrackFile } from '../../support/take/addTake.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;

const clock = new FakeClock(T0 + 30 * DAY_MS);
const { log, entries } = keptLog();
let app: TestApp;
/** The first began 30 days ago, the second yesterday. */
const takes: TakeId[] = [];

beforeAll(async () => {
  app = await TestApp.start({
    clock,
    log,
    fill: async (stores, dataDir) => {
      const { courseId, teacherId } = await addSchool(stores, 'lead');
      await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
      for (const beganAtMs of [T0, T0 + 29 * DAY_MS]) {
        const { takeId } = await addTake(stores, { title: '茉莉花', courseId, teacherId, listening: [], beganAtMs });
        const stream = {
          streamId: ids.stream(1),
          seatId: ids.seat(1),
          kind: 'teacher-camera',
          medium: 'video',
        } as const;
        const file = { takeId, ...stream, codec: 'vp8', startAtMs: beganAtMs, durationMs: 1_000 } as const;
        await addTrackFile(stores, dataDir, file, (path) => writeFile(path, 'pictures'));
        takes.push(takeId);
      }
    },
  });
});
afterAll(() => app.close());

const [old, young] = [() => takes[0] ?? '', () => takes[1] ?? ''];
const folder = (takeId: string) => join(app.dataDir, 'takes', takeId);
const set = async (recording: { keepDays: number | null; watermark: boolean }) =>
  (await app.as('district')).must('settings.update', { body: { recording } });
const watermark = async () => {
  const teacher = await app.as('lead-teacher');
  return (await teacher.must('takes.read', { params: { takeId: young() } })).watermark;
};

it('is for the district’s administrators', async () => {
  for (const who of ['lead-teacher', 'lead-admin'])
    expect(await (await app.as(who)).code('settings.read')).toBe('request.forbidden');
});

it('says what holds until somebody sets it, and then what was set', async () => {
  const district = await app.as('district');
  expect(await district.must('settings.read')).toEqual({ recording: { keepDays: null, watermark: true } });
  await set({ keepDays: null, watermark: false });
  expect(await district.must('settings.read')).toEqual({ recording: { keepDays: null, watermark: false } });
  const wrong = { body: { recording: { keepDays: 3, watermark: true } } };
  expect(await district.code('settings.update', wrong)).toBe('request.malformed');
});

it('puts the viewer’s own name over what is played, where the district wants it', async () => {
  expect(await watermark()).toBeNull();
  await set({ keepDays: null, watermark: true });
  expect(await watermark()).toBe('老师 lead-teacher');
});

it('deletes wholly what is older than the district keeps it, and nothing else, and notes it', async () => {
  expect([existsSync(folder(old())), existsSync(folder(young()))]).toEqual([true, true]);
  await set({ keepDays: 29, watermark: true });
  await expect.poll(() => existsSync(folder(old()))).toBe(false);
  const teacher = await app.as('lead-teacher');
  expect(await teacher.code('takes.read', { params: { takeId: takes[0] } as { takeId: TakeId } })).toBe(
    'take.not-found',
  );
  expect(existsSync(folder(young()))).toBe(true);
  expect((await teacher.must('takes.list')).takes.map(({ takeId }) => takeId)).toEqual([young()]);
  expect(entries).toContainEqual({ event: 'take.expired', takeId: old(), keepDays: 29 });
  await expect.poll(() => entries).toContainEqual({ event: 'take.files-deleted', takeId: old() });
});
