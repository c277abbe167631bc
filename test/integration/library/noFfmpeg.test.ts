import { expect, it } from 'vitest';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool } from '../../support/district.ts';
import { TestApp } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';

const T0 = 1_900_000_000_000;

it('a video is refused, and that is said, where there is no ffmpeg; all else works', async () => {
  let takeId: TakeId | undefined;
  const app = await TestApp.start({
    env: { FFMPEG_BIN: '/nowhere/ffmpeg' },
    fill: async (stores) => {
      const { courseId, teacherId, classroomId } = await addSchool(stores, 'lead');
      const made = { title: '课', courseId, teacherId, listening: [classroomId], beganAtMs: T0 };
      takeId = (await addTake(stores, made)).takeId;
    },
  });
  try {
    if (!takeId) throw new Error('no take');
    const teacher = await app.as('lead-teacher');
    const of = { params: { takeId } };
    expect(await teacher.must('compositions.list', of)).toEqual({ ready: false, compositions: [] });
    expect(await teacher.code('compositions.ask', { ...of, body: { fromMs: 0, toMs: 5_000 } })).toBe(
      'composition.no-ffmpeg',
    );
    expect((await teacher.must('takes.read', of)).take.takeId).toBe(takeId);
  } finally {
    await app.close();
  }
});
