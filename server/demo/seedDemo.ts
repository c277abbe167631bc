import { ClassroomId, CourseId, idPrefixes, PersonId, SchoolId } from '../../shared/vocabulary/index.ts';
import { hashPassword } from '../accounts/passwordHash.ts';
import { makePassword } from '../accounts/passwordPolicy.ts';
import type { PeopleStore } from '../accounts/ports.ts';
import type { ClassroomStore, CourseStore, LessonStore, SchoolStore } from '../directory/ports.ts';
import { newId } from '../platform/newId.ts';
import { DISTRICT_NAME, demoCourses, demoPeople, demoSchools } from './demoDistrict.ts';

/** Where the demonstration is kept: the same places as everything else. */
export type DemoStores = {
  readonly people: PeopleStore;
  readonly schools: SchoolStore;
  readonly classrooms: ClassroomStore;
  readonly courses: CourseStore;
  readonly lessons: LessonStore;
};

/** An account that was made, with the password that nobody will see again. */
export type DemoAccount = {
  readonly signInName: string;
  readonly password: string;
  readonly name: string;
  readonly school: string | null;
  readonly roles: readonly string[];
};

async function seedSchools({ schools, classrooms }: DemoStores): Promise<Map<string, SchoolId>> {
  const ids = new Map<string, SchoolId>();
  for (const school of demoSchools) {
    const schoolId = newId(SchoolId, idPrefixes.school);
    ids.set(school.name, schoolId);
    await schools.create(schoolId, school.name);
    for (const room of school.classrooms)
      await classrooms.create(newId(ClassroomId, idPrefixes.classroom), schoolId, { ...room, recorded: true });
  }
  return ids;
}

async function seedPeople({ people }: DemoStores, schoolIds: ReadonlyMap<string, SchoolId>): Promise<DemoAccount[]> {
  return Promise.all(
    demoPeople.map(async ({ school, roles, ...person }) => {
      const password = makePassword();
      const schoolId = school === null ? null : (schoolIds.get(school) ?? null);
      const stored = { passwordHash: await hashPassword(password), mustChangePassword: false };
      await people.create(
        newId(PersonId, idPrefixes.person),
        { ...person, roles: [...roles], schoolId, disabled: false },
        stored,
      );
      return { ...person, password, school, roles };
    }),
  );
}

async function seedCourses({ courses, people }: DemoStores): Promise<void> {
  const all = await people.list(null);
  for (const { teacher, ...course } of demoCourses) {
    const person = all.find((known) => known.signInName === teacher);
    if (!person?.schoolId) throw new Error(`the demonstration's teacher ${teacher} has no school`);
    await courses.create(newId(CourseId, idPrefixes.course), {
      ...course,
      teacherId: person.personId,
      schoolId: person.schoolId,
    });
  }
}

/** Fills an empty database with a small county: schools, classrooms, people, courses. Lessons come with each start. */
export async function seedDemo(
  stores: DemoStores,
): Promise<{ readonly districtName: string; readonly accounts: DemoAccount[] }> {
  const schoolIds = await seedSchools(stores);
  const accounts = await seedPeople(stores, schoolIds);
  await seedCourses(stores);
  return { districtName: DISTRICT_NAME, accounts };
}
