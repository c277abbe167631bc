import { afterEach, describe, expect, it } from 'vitest';
import { accountsBox } from '../../../server/demo/accountsBox.ts';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { TestApp } from '../../support/TestApp.ts';

const NOON = new Date(2027, 2, 10, 12).getTime();
const MINUTE = 60_000;

describe('demonstration', () => {
  let app: TestApp;
  afterEach(() => app.close());

  const passwordOf = (signInName: string): string =>
    app.app.demoAccounts.find((account) => account.signInName === signInName)?.password ?? '';
  const music = async (password: string) => {
    const browser = app.browser();
    await browser.signIn('linxiaoyin', password);
    return (await browser.must('lessons.today')).lessons;
  };

  it('fills an empty database with a county that can teach now', async () => {
    app = await TestApp.start({ clock: new FakeClock(NOON), env: { DEMO: 'auto' } });
    const [lesson] = await music(passwordOf('linxiaoyin'));
    expect(lesson).toMatchObject({
      title: '茉莉花',
      startsAtMs: NOON - 5 * MINUTE,
      endsAtMs: NOON + 40 * MINUTE,
      phase: 'planned',
    });
    expect(lesson?.listening.map((classroom) => classroom.schoolName).sort()).toEqual(
      ['农垦小学', '双湾小学', '天生炕小学'].sort(),
    );
    const { districtName } = await app.browser().must('session.read');
    expect(districtName).toBe('龙江县');
  });

  it('gives every account a password of its own that needs no change, and tells the log none of them', async () => {
    const { log, entries } = keptLog();
    app = await TestApp.start({ env: { DEMO: 'on' }, log });
    const { demoAccounts } = app.app;
    expect(new Set(demoAccounts.map((account) => account.password)).size).toBe(demoAccounts.length);
    for (const { signInName, password } of demoAccounts) {
      expect((await app.browser().signIn(signInName, password)).who).toMatchObject({ mustChangePassword: false });
      expect(JSON.stringify(entries)).not.toContain(password);
      expect(accountsBox(demoAccounts, app.url)).toContain(password);
    }
  });

  it('has a lesson now again after each later start, and no accounts to show', async () => {
    const clock = new FakeClock(NOON);
    app = await TestApp.start({ clock, env: { DEMO: 'auto' } });
    const password = passwordOf('linxiaoyin');
    clock.goOn(3 * 60 * MINUTE);
    app = await app.restart();
    expect(app.app.demoAccounts).toEqual([]);
    const lessons = await music(password);
    expect(lessons.map((lesson) => [lesson.title, lesson.startsAtMs])).toEqual([['茉莉花', NOON + 175 * MINUTE]]);
  });

  it('keeps the lesson whose time is now, in which somebody may be waiting, and gives it its full time again', async () => {
    const clock = new FakeClock(NOON);
    app = await TestApp.start({ clock, env: { DEMO: 'auto' } });
    const password = passwordOf('linxiaoyin');
    const [before] = await music(password);
    clock.goOn(30 * MINUTE);
    app = await app.restart();
    expect(await music(password)).toEqual([
      { ...before, startsAtMs: NOON + 25 * MINUTE, endsAtMs: NOON + 70 * MINUTE },
    ]);
  });

  it('has a lesson now for the teacher of music also while another demonstration lesson is on', async () => {
    const clock = new FakeClock(NOON);
    app = await TestApp.start({ clock, env: { DEMO: 'auto' } });
    const password = passwordOf('linxiaoyin');
    clock.goOn(70 * MINUTE);
    app = await app.restart();
    expect((await music(password)).map((lesson) => lesson.startsAtMs)).toEqual([NOON + 65 * MINUTE]);
  });

  it('leaves alone what somebody has made of a lesson that is still to come', async () => {
    const clock = new FakeClock(NOON);
    app = await TestApp.start({ clock, env: { DEMO: 'auto' } });
    const password = passwordOf('linxiaoyin');
    const [lesson] = await music(password);
    if (!lesson) throw new Error('the demonstration has no lesson now');
    const { lessonId, title, courseId, teacherId } = lesson;
    const times = { startsAtMs: NOON + 180 * MINUTE, endsAtMs: NOON + 200 * MINUTE };
    const admin = app.browser();
    await admin.signIn('admin', passwordOf('admin'));
    await admin.must('lessons.update', {
      params: { lessonId },
      body: { title, courseId, teacherId, ...times, listening: [] },
    });
    clock.goOn(MINUTE);
    app = await app.restart();
    expect(await music(password)).toEqual([expect.objectContaining({ lessonId, ...times, listening: [] })]);
  });

  it('leaves a district alone that is not a demonstration', async () => {
    app = await TestApp.start({ env: { DEMO: 'off' } });
    expect(app.app.demoAccounts).toEqual([]);
    expect((await app.browser().must('session.read')).districtName).toBe('同堂');
  });
});
