import { hashPassword } from '../../server/accounts/passwordHash.ts';
import type { Stores } from '../../server/persistence/stores.ts';
import { newId } from '../../server/platform/newId.ts';
import {
  ClassroomId,
  CourseId,
  idPrefixes,
  PersonId,
  type PersonRole,
  SchoolId,
} from '../../shared/vocabulary/index.ts';

/** Everybody's password in tests. */
export const PASSWORD = 'correct horse battery';

let hash: Promise<string> | undefined;
const sharedHash = (): Promise<string> => {
  hash ??= hashPassword(PASSWORD);
  return hash;
};

/** A school with a classroom, an administrator, a teacher and a course. */
export type TestSchool = {
  readonly schoolId: SchoolId;
  readonly name: string;
  readonly classroomId: ClassroomId;
  readonly administratorId: PersonId;
  readonly teacherId: PersonId;
  readonly courseId: CourseId;
};

/** Adds a person; the sign-in name is the given one and the password everybody's. */
export async function addPerson(
  { people }: Pick<Stores, 'people'>,
  person: { signInName: string; roles: PersonRole[]; schoolId: SchoolId | null; mustChangePassword?: boolean },
): Promise<PersonId> {
  const personId = newId(PersonId, idPrefixes.person);
  const { mustChangePassword = false, ...fields } = person;
  await people.create(
    personId,
    { name: `老师 ${fields.signInName}`, ...fields, disabled: false },
    { passwordHash: await sharedHash(), mustChangePassword },
  );
  return personId;
}

/** Adds a school whose people are called `{key}-admin` and `{key}-teacher`. */
export async function addSchool(
  stores: Pick<Stores, 'people' | 'schools' | 'classrooms' | 'courses'>,
  key: string,
): Promise<TestSchool> {
  const schoolId = newId(SchoolId, idPrefixes.school);
  const name = `学校 ${key}`;
  await stores.schools.create(schoolId, name);
  const classroomId = newId(ClassroomId, idPrefixes.classroom);
  await stores.classrooms.create(classroomId, schoolId, { name: `教室 ${key}`, pupils: 12, recorded: true });
  const administratorId = await addPerson(stores, {
    signInName: `${key}-admin`,
    roles: ['school-administrator'],
    schoolId,
  });
  const teacherId = await addPerson(stores, { signInName: `${key}-teacher`, roles: ['teacher'], schoolId });
  const courseId = newId(CourseId, idPrefixes.course);
  await stores.courses.create(courseId, { title: `音乐 ${key}`, subject: 'music', grade: 5, teacherId, schoolId });
  return { schoolId, name, classroomId, administratorId, teacherId, courseId };
}
