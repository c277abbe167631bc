import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../fakes/FakeClock.ts';
import { DisplayKeyPair } from '../../support/DisplayKeyPair.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

const T0 = 1_800_000_000_000;
const MINUTE = 60_000;

describe('classroom displays', () => {
  let app: TestApp;
  let clock: FakeClock;
  let lead: TestSchool;
  let rural: TestSchool;
  let keys: DisplayKeyPair;
  let screen: TestBrowser;

  beforeEach(async () => {
    clock = new FakeClock(T0);
    app = await TestApp.start({
      clock,
      fill: async (stores) => {
        lead = await addSchool(stores, 'lead');
        rural = await addSchool(stores, 'rural');
        await addPerson(stores, { signInName: 'chen', roles: ['district-administrator'], schoolId: null });
      },
    });
    keys = await DisplayKeyPair.make();
    screen = app.browser();
  });
  afterEach(() => app.close());

  const startPairing = () =>
    screen.must('pairings.start', { body: { publicKey: keys.publicKey, label: 'Chrome · Linux' } });

  it('shows both sides the same two words', async () => {
    const { code, words, expiresAtMs } = await startPairing();
    expect(expiresAtMs).toBe(T0 + 10 * MINUTE);
    const teacher = await app.as('rural-teacher');
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect(await teacher.must('pairings.look-up', { body: { code: typed } })).toEqual({
      words,
      label: 'Chrome · Linux',
      expiresAtMs,
    });
  });

  it('goes from a code to a session by a signed challenge', async () => {
    const displayId = await keys.pair(screen, await app.as('rural-teacher'), rural.classroomId);
    const { who } = await keys.signIn(screen, displayId);
    expect(who).toEqual({
      kind: 'display',
      displayId,
      classroomId: rural.classroomId,
      classroomName: '教室 rural',
      schoolName: '学校 rural',
    });
    expect(await screen.must('display.agenda')).toEqual({ lessons: [], serverAtMs: T0 });
  });

  it('is on the list of its classroom, for its own school and not for others', async () => {
    const displayId = await keys.pair(screen, await app.as('rural-admin'), rural.classroomId);
    const displaysFor = async (name: string) => {
      const { classrooms } = await (await app.as(name)).must('classrooms.list', {
        query: { schoolId: rural.schoolId },
      });
      return classrooms[0]?.displays;
    };
    expect(await displaysFor('rural-admin')).toEqual([
      {
        displayId,
        label: 'Chrome · Linux',
        pairedAtMs: T0,
        pairedByName: '老师 rural-admin',
        lastSeenAtMs: null,
        online: false,
      },
    ]);
    expect(await displaysFor('lead-teacher')).toEqual([]);
    expect(await displaysFor('chen')).toHaveLength(1);
  });

  it('can be given only to classrooms of the own school, by the district to any', async () => {
    const { code } = await startPairing();
    const give = { body: { code, classroomId: rural.classroomId } };
    for (const name of ['lead-teacher', 'lead-admin']) {
      expect(await (await app.as(name)).code('pairings.approve', give)).toBe('request.forbidden');
    }
    expect(await (await app.as('chen')).code('pairings.approve', give)).toBe('ok');
  });

  it('spends a code once', async () => {
    const { code } = await startPairing();
    const admin = await app.as('rural-admin');
    await admin.must('pairings.approve', { body: { code, classroomId: rural.classroomId } });
    expect(await admin.code('pairings.approve', { body: { code, classroomId: rural.classroomId } })).toBe(
      'pairing.not-found',
    );
  });

  it('lets a code run out after ten minutes', async () => {
    const { code, pairingId } = await startPairing();
    const admin = await app.as('rural-admin');
    clock.goOn(10 * MINUTE);
    expect(await screen.must('pairings.read', { params: { pairingId } })).toEqual({ state: 'expired' });
    expect(await admin.code('pairings.look-up', { body: { code } })).toBe('pairing.expired');
    expect(await admin.code('pairings.approve', { body: { code, classroomId: rural.classroomId } })).toBe(
      'pairing.expired',
    );
  });

  it('locks pairing for whoever types five wrong codes, and a right one in between does not help', async () => {
    const { code } = await startPairing();
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const admin = await app.as('rural-admin');
    for (let tried = 0; tried < 4; tried += 1)
      expect(await admin.code('pairings.look-up', { body: { code: wrong } })).toBe('pairing.not-found');
    expect(await admin.code('pairings.look-up', { body: { code } })).toBe('ok');
    expect(await admin.code('pairings.look-up', { body: { code: wrong } })).toBe('pairing.not-found');
    expect(await admin.code('pairings.look-up', { body: { code } })).toBe('pairing.locked');
    expect(await (await app.as('rural-teacher')).code('pairings.look-up', { body: { code } })).toBe('ok');
    clock.goOn(10 * MINUTE + 1);
    expect(await admin.code('pairings.look-up', { body: { code } })).toBe('pairing.expired');
  });

  it('refuses a key that is not on the curve', async () => {
    const publicKey = { ...keys.publicKey, x: 'A'.repeat(43) };
    expect(await screen.code('pairings.start', { body: { publicKey, label: 'x' } })).toBe('request.malformed');
  });

  it("refuses another key's signature, and the challenge is spent by the attempt", async () => {
    const displayId = await keys.pair(screen, await app.as('rural-admin'), rural.classroomId);
    const thief = await DisplayKeyPair.make();
    const { nonce } = await screen.must('displays.challenge', { params: { displayId } });
    const signIn = async (by: DisplayKeyPair) =>
      screen.code('displays.sign-in', {
        params: { displayId },
        body: { nonce, signature: await by.sign(displayId, nonce) },
      });
    expect(await signIn(thief)).toBe('display.signature-wrong');
    expect(await signIn(keys)).toBe('challenge.expired');
  });

  it('asks for a fresh challenge in place of one that is unknown, older than a minute or used before', async () => {
    const displayId = await keys.pair(screen, await app.as('rural-admin'), rural.classroomId);
    const { nonce } = await screen.must('displays.challenge', { params: { displayId } });
    const answer = { params: { displayId }, body: { nonce, signature: await keys.sign(displayId, nonce) } };
    clock.goOn(MINUTE + 1);
    expect(await screen.code('displays.sign-in', answer)).toBe('challenge.expired');
    await keys.signIn(screen, displayId);
    expect(await screen.code('displays.sign-in', answer)).toBe('challenge.expired');
  });

  it('says of a revoked display that it is revoked, whatever it has signed', async () => {
    const admin = await app.as('rural-admin');
    const displayId = await keys.pair(screen, admin, rural.classroomId);
    const { nonce } = await screen.must('displays.challenge', { params: { displayId } });
    await admin.must('displays.revoke', { params: { displayId } });
    const answer = { params: { displayId }, body: { nonce, signature: await keys.sign(displayId, nonce) } };
    expect(await screen.code('displays.sign-in', answer)).toBe('display.revoked');
  });

  it('takes everything away when it is revoked', async () => {
    const admin = await app.as('rural-admin');
    const displayId = await keys.pair(screen, admin, rural.classroomId);
    await keys.signIn(screen, displayId);
    expect(await (await app.as('lead-admin')).code('displays.revoke', { params: { displayId } })).toBe(
      'request.forbidden',
    );
    await admin.must('displays.revoke', { params: { displayId } });
    expect(await screen.code('display.agenda')).toBe('session.expired');
    expect(await screen.code('displays.challenge', { params: { displayId } })).toBe('display.revoked');
    const { classrooms } = await admin.must('classrooms.list', { query: { schoolId: rural.schoolId } });
    expect(classrooms[0]?.displays).toEqual([]);
  });

  it('revokes the displays of a classroom that is removed', async () => {
    const admin = await app.as('rural-admin');
    const displayId = await keys.pair(screen, admin, rural.classroomId);
    await keys.signIn(screen, displayId);
    await admin.must('classrooms.remove', { params: { classroomId: rural.classroomId } });
    expect(await screen.code('display.agenda')).toBe('session.expired');
  });

  it('sees the lessons to which its classroom listens, and no others', async () => {
    const displayId = await keys.pair(screen, await app.as('rural-admin'), rural.classroomId);
    await keys.signIn(screen, displayId);
    const admin = await app.as('lead-admin');
    const plan = {
      title: '茉莉花',
      courseId: lead.courseId,
      teacherId: lead.teacherId,
      startsAtMs: T0,
      endsAtMs: T0 + 40 * MINUTE,
    };
    const { lessonId } = await admin.must('lessons.create', { body: { ...plan, listening: [rural.classroomId] } });
    await admin.must('lessons.create', {
      body: { ...plan, startsAtMs: T0 + 60 * MINUTE, endsAtMs: T0 + 90 * MINUTE, listening: [] },
    });
    const { lessons } = await screen.must('display.agenda');
    expect(lessons.map((lesson) => lesson.lessonId)).toEqual([lessonId]);
  });
});
