import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, PersonRole, SchoolId } from '../../../shared/vocabulary/index.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { TestApp, type TestBrowser } from '../../support/TestApp.ts';

describe('people', () => {
  let app: TestApp;
  let a: TestSchool;
  let b: TestSchool;
  let chenId: PersonId;
  let district: TestBrowser;
  let adminA: TestBrowser;
  let names = 0;

  beforeAll(async () => {
    app = await TestApp.start({
      fill: async (stores) => {
        a = await addSchool(stores, 'a');
        b = await addSchool(stores, 'b');
        chenId = await addPerson(stores, { signInName: 'chen', roles: ['district-administrator'], schoolId: null });
      },
    });
    [district, adminA] = [await app.as('chen'), await app.as('a-admin')];
  });
  afterAll(() => app.close());

  const fields = (roles: PersonRole[], schoolId: SchoolId | null) => {
    names += 1;
    return { name: '新老师', signInName: `new-${names}`, roles, schoolId };
  };

  it('makes an account with a password that works once and must be changed', async () => {
    const body = fields(['teacher'], a.schoolId);
    const { personId, password } = await adminA.must('people.create', { body });
    const { who } = await app.browser().signIn(body.signInName, password);
    expect(who).toMatchObject({ personId, mustChangePassword: true, schoolId: a.schoolId });
  });

  it('shows an administrator their school, the district everybody', async () => {
    const seen = async (by: TestBrowser) => (await by.must('people.list')).people.map((person) => person.schoolId);
    expect(new Set(await seen(adminA))).toEqual(new Set([a.schoolId]));
    expect(new Set(await seen(district))).toEqual(new Set([a.schoolId, b.schoolId, null]));
  });

  it.each<[string, PersonRole[], () => SchoolId | null]>([
    ['people of another school', ['teacher'], () => b.schoolId],
    ['people of no school', ['researcher'], () => null],
    ['district administrators', ['district-administrator', 'teacher'], () => a.schoolId],
  ])("does not let a school's administrator make %s", async (_what, roles, schoolId) => {
    expect(await adminA.code('people.create', { body: fields(roles, schoolId()) })).toBe('request.forbidden');
  });

  it("does not let a school's administrator touch people of other schools or of the district", async () => {
    for (const personId of [b.teacherId, chenId]) {
      const body = { ...fields(['teacher'], a.schoolId), disabled: false };
      expect(await adminA.code('people.update', { params: { personId }, body })).toBe('request.forbidden');
      expect(await adminA.code('people.reset-password', { params: { personId } })).toBe('request.forbidden');
      expect(await adminA.code('people.remove', { params: { personId } })).toBe('request.forbidden');
    }
  });

  it("does not let a school's administrator reach a district administrator who belongs to the school", async () => {
    const { personId } = await district.must('people.create', {
      body: fields(['district-administrator', 'teacher'], a.schoolId),
    });
    expect(await adminA.code('people.reset-password', { params: { personId } })).toBe('request.forbidden');
    await district.must('people.remove', { params: { personId } });
  });

  it("does not let a school's administrator move people away or raise them", async () => {
    const before = fields(['teacher'], a.schoolId);
    const { personId } = await adminA.must('people.create', { body: before });
    const change = (more: object) =>
      adminA.code('people.update', { params: { personId }, body: { ...before, disabled: false, ...more } });
    expect(await change({ schoolId: b.schoolId })).toBe('request.forbidden');
    expect(await change({ roles: ['district-administrator'] })).toBe('request.forbidden');
    expect(await change({ name: '改了名' })).toBe('ok');
  });

  it.each<[string, (browser: TestBrowser, personId: PersonId, body: ReturnType<typeof fields>) => Promise<unknown>]>([
    [
      'roles change',
      (by, personId, body) =>
        by.must('people.update', { params: { personId }, body: { ...body, roles: ['observer'], disabled: false } }),
    ],
    [
      'the person is disabled',
      (by, personId, body) => by.must('people.update', { params: { personId }, body: { ...body, disabled: true } }),
    ],
    ['the password is reset', (by, personId) => by.must('people.reset-password', { params: { personId } })],
    ['the person is removed', (by, personId) => by.must('people.remove', { params: { personId } })],
  ])('ends all sessions when %s', async (_what, change) => {
    const body = fields(['teacher'], a.schoolId);
    const { personId, password } = await adminA.must('people.create', { body });
    const browser = app.browser();
    await browser.signIn(body.signInName, password);
    await change(adminA, personId, body);
    expect(await browser.code('session.list')).toBe('session.expired');
  });

  it('keeps sessions when only the name changes', async () => {
    const body = fields(['teacher'], a.schoolId);
    const { personId, password } = await adminA.must('people.create', { body });
    const browser = app.browser();
    await browser.signIn(body.signInName, password);
    await adminA.must('people.update', { params: { personId }, body: { ...body, name: '换个名字', disabled: false } });
    expect((await browser.must('session.read')).who).toMatchObject({ kind: 'person', name: '换个名字' });
  });

  it('does not let disabled people in', async () => {
    const body = fields(['teacher'], a.schoolId);
    const { personId, password } = await adminA.must('people.create', { body });
    await adminA.must('people.update', { params: { personId }, body: { ...body, disabled: true } });
    expect(await app.browser().code('session.sign-in', { body: { signInName: body.signInName, password } })).toBe(
      'sign-in.refused',
    );
  });

  it('keeps the last district administrator in office', async () => {
    const body = {
      name: '陈',
      signInName: 'chen',
      roles: ['district-administrator' as const],
      schoolId: null,
      disabled: false,
    };
    const change = (more: object) =>
      district.code('people.update', { params: { personId: chenId }, body: { ...body, ...more } });
    expect(await change({ disabled: true })).toBe('person.last-administrator');
    expect(await change({ roles: ['researcher'] })).toBe('person.last-administrator');
    expect(await district.code('people.remove', { params: { personId: chenId } })).toBe('person.last-administrator');
  });

  it('keeps people whom a course names', async () => {
    expect(await adminA.code('people.remove', { params: { personId: a.teacherId } })).toBe('person.in-use');
  });

  it('refuses a name that is taken, whatever its case', async () => {
    const body = { ...fields(['teacher'], a.schoolId), signInName: 'A-TEACHER' };
    expect(await adminA.code('people.create', { body })).toBe('person.name-taken');
  });

  it('refuses teachers of no school', async () => {
    expect(await district.code('people.create', { body: fields(['teacher'], null) })).toBe('request.malformed');
  });
});
