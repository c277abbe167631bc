import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUDIT_PAGE } from '../../../shared/api/index.ts';
import { addPerson, addSchool, type TestSchool } from '../../support/district.ts';
import { TestApp } from '../../support/TestApp.ts';
import { addTake } from '../../support/take/addTake.ts';

let app: TestApp;
let school: TestSchool;
let takeId: Awaited<ReturnType<typeof addTake>>['takeId'];

beforeAll(async () => {
  app = await TestApp.start({
    fill: async (stores) => {
      school = await addSchool(stores, 'a');
      const lesson = {
        title: '茉莉花',
        courseId: school.courseId,
        teacherId: school.teacherId,
        listening: [],
        beganAtMs: 0,
      };
      takeId = (await addTake(stores, lesson)).takeId;
      await addPerson(stores, { signInName: 'district', roles: ['district-administrator'], schoolId: null });
    },
  });
});
afterAll(() => app.close());

const entries = async (before?: number) => {
  const district = await app.as('district');
  return district.must('audit.list', { query: before === undefined ? {} : { before } });
};

it('begins empty, and keeps who did what, with names that outlive what they name', async () => {
  const admin = await app.as('a-admin');
  expect((await entries()).entries).toEqual([]);
  await admin.must('takes.publish', { params: { takeId }, body: { audience: 'district' } });
  const body = { name: '王小明', signInName: 'gone', roles: ['observer' as const], schoolId: school.schoolId };
  const { personId } = await admin.must('people.create', { body });
  await admin.must('people.remove', { params: { personId } });
  await admin.must('takes.remove', { params: { takeId } });
  await expect.poll(async () => (await entries()).entries.length).toBe(5);
  const told = (await entries()).entries.map(({ event, about, byName }) => [event, about, byName !== null]);
  expect(told.toSorted()).toEqual(
    [
      ['take.published', '茉莉花', true],
      ['person.created', '王小明', true],
      ['person.removed', '王小明', true],
      ['take.removed', '茉莉花', true],
      // Nobody does this: the server goes on until it is done.
      ['take.files-deleted', '茉莉花', false],
    ].toSorted(),
  );
});

it('is read page after page, newest first, without gaps', async () => {
  const admin = await app.as('a-admin');
  for (let times = 0; times < AUDIT_PAGE; times += 1) {
    const body = { name: '丙', signInName: `p${times}`, roles: ['observer' as const], schoolId: school.schoolId };
    await admin.must('people.create', { body });
  }
  await expect.poll(async () => (await entries()).entries[0]?.auditId).toBe(AUDIT_PAGE + 5);
  const first = await entries();
  expect(first).toMatchObject({ more: true });
  const last = first.entries.at(-1)?.auditId ?? 0;
  const second = await entries(last);
  expect([...first.entries, ...second.entries].map(({ auditId }) => auditId)).toEqual(
    Array.from({ length: AUDIT_PAGE + 5 }, (_, index) => AUDIT_PAGE + 5 - index),
  );
  expect(second.more).toBe(false);
});
