import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { deck } from '../../support/decks.ts';
import { addSchool } from '../../support/district.ts';
import { rawRequest, TestApp, type TestBrowser } from '../../support/TestApp.ts';
import { addTake, addTrackFile } from '../../support/take/addTake.ts';
import { seats, streams, takeLog } from '../../support/take/takeLesson.ts';

const T0 = new Date(2030, 4, 6, 9, 5, 12).getTime();
/** More than one answer carries to whoever plays. */
const CONTENT = '0123456789'.repeat(300_000);

describe('a track file that is saved', () => {
  const clock = new FakeClock(T0 + 3_600_000);
  let app: TestApp;
  let takeId: TakeId;
  let teacher: TestBrowser;

  beforeAll(async () => {
    app = await TestApp.start({
      clock,
      fill: async (stores, dataDir) => {
        const [lead, rural, far] = [
          await addSchool(stores, 'lead'),
          await addSchool(stores, 'rural'),
          await addSchool(stores, 'far'),
        ];
        const listening = [rural.classroomId, far.classroomId];
        const { courseId, teacherId } = lead;
        const made = await addTake(stores, { title: '课', courseId, teacherId, listening, beganAtMs: T0 });
        takeId = made.takeId;
        const plan = await stores.plans.find(made.lessonId);
        if (!plan) throw new Error('no plan');
        const facts = takeLog({ plan, takeId, deck: deck(1), beganAtMs: T0 });
        await stores.lessonLogs.append({ lessonId: made.lessonId, facts, answers: [] });
        const file = { takeId, startAtMs: T0 + 250.5, durationMs: 20_000 };
        const picture = {
          streamId: streams.teacherPicture,
          seatId: seats.teacher,
          medium: 'video',
          codec: 'vp8',
        } as const;
        const sound = { streamId: streams.firstSound, seatId: seats.first, medium: 'audio', codec: 'opus' } as const;
        const write = (path: string) => writeFile(path, CONTENT);
        await addTrackFile(stores, dataDir, { ...file, ...picture, kind: 'teacher-camera' }, write);
        await addTrackFile(stores, dataDir, { ...file, ...sound, kind: 'classroom-return' }, write);
      },
    });
    teacher = await app.as('lead-teacher');
  });
  afterAll(() => app.close());

  const addressOf = async (medium: 'audio' | 'video', by = teacher) => {
    const { files } = await by.must('takes.read', { params: { takeId } });
    return `${app.url}${files.find((file) => file.medium === medium)?.saveUrl}`;
  };
  const get = (url: string, by = teacher, headers: Record<string, string> = {}) =>
    rawRequest(url, { headers: { cookie: by.cookie, ...headers } });

  it('comes whole, not to be shown, by a name that says whose it is, what it is and when it began', async () => {
    const { status, text, headers } = await get(await addressOf('video'));
    expect([status, text.length]).toEqual([200, CONTENT.length]);
    expect(headers.get('content-type')).toBe('video/webm');
    expect(headers.get('cache-control')).toBe('private, no-store');
    const [, ascii, whole] =
      /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''(.+)$/.exec(headers.get('content-disposition') ?? '') ?? [];
    expect(decodeURIComponent(whole ?? '')).toBe('学校-lead_teacher-camera_video_20300506-090512.webm');
    expect(ascii).toBe('_-lead_teacher-camera_video_20300506-090512.webm');
    const sound = await get(await addressOf('audio'));
    expect(decodeURIComponent(sound.headers.get('content-disposition') ?? '')).toContain(
      '学校-rural_classroom-return_audio_',
    );
  });

  it('goes on where the line broke, with all that is left', async () => {
    const { status, text, headers } = await get(await addressOf('video'), teacher, { range: 'bytes=100000-' });
    expect([status, text.length]).toEqual([206, CONTENT.length - 100_000]);
    expect(headers.get('content-range')).toBe(`bytes 100000-${CONTENT.length - 1}/${CONTENT.length}`);
  });

  it('goes to nobody else, nor to anybody later or after the right to watch was taken away', async () => {
    const url = await addressOf('video');
    const far = await app.as('far-teacher');
    const code = async (at: string, by: TestBrowser) => JSON.parse((await get(at, by)).text).code;
    expect(await code(url, far)).toBe('take.not-yours');
    expect(await code(url, app.browser())).toBe('session.missing');
    await teacher.must('takes.publish', { params: { takeId }, body: { audience: 'district' } });
    const theirs = await addressOf('video', far);
    expect((await get(theirs, far)).status).toBe(200);
    await teacher.must('takes.publish', { params: { takeId }, body: { audience: 'private' } });
    expect(await code(theirs, far)).toBe('take.not-yours');
    clock.goOn(2 * 3_600_000 + 1);
    expect(await code(url, teacher)).toBe('take.link-expired');
  });
});
