import type { Person } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { type PersonId, PersonRole, type SchoolId } from '../../shared/vocabulary/index.ts';
import type { Credentials, PeopleStore, PersonFields, StoredPassword } from '../accounts/ports.ts';
import type { Flag } from './flag.ts';
import { isTaken } from './openDatabase.ts';
import type { Database } from './tables.ts';

const flag = (is: boolean): Flag => (is ? 1 : 0);
const readRoles = (json: string): PersonRole[] => PersonRole.array().parse(JSON.parse(json));

/** Throws the code instead of the database's complaint about a name that exists. */
async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (cause) {
    throw isTaken(cause) ? new AppError('person.name-taken', {}, { cause }) : cause;
  }
}

const columnsOf = ({ roles, disabled, ...rest }: PersonFields) => ({
  ...rest,
  roles: JSON.stringify(roles),
  disabled: flag(disabled),
});

/** People in the database. */
export class PeopleTable implements PeopleStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(schoolId: SchoolId | null): Promise<Person[]> {
    const query = schoolId === null ? this.#people() : this.#people().where('people.schoolId', '=', schoolId);
    return (await query.orderBy('people.name').orderBy('people.personId').execute()).map(personOf);
  }

  async find(personId: PersonId): Promise<Person | undefined> {
    const row = await this.#people().where('personId', '=', personId).executeTakeFirst();
    return row && personOf(row);
  }

  async credentialsByName(signInName: string): Promise<Credentials | undefined> {
    return credentialsOf(await this.#credentials().where('signInName', '=', signInName).executeTakeFirst());
  }

  async credentialsOf(personId: PersonId): Promise<Credentials | undefined> {
    return credentialsOf(await this.#credentials().where('personId', '=', personId).executeTakeFirst());
  }

  async create(
    personId: PersonId,
    person: PersonFields,
    { passwordHash, mustChangePassword }: StoredPassword,
  ): Promise<void> {
    const row = { personId, ...columnsOf(person), passwordHash, mustChangePassword: flag(mustChangePassword) };
    await orTaken(this.#db.insertInto('people').values(row).execute());
  }

  async update(personId: PersonId, person: PersonFields): Promise<void> {
    await orTaken(this.#db.updateTable('people').set(columnsOf(person)).where('personId', '=', personId).execute());
  }

  async setPassword(personId: PersonId, { passwordHash, mustChangePassword }: StoredPassword): Promise<void> {
    const set = { passwordHash, mustChangePassword: flag(mustChangePassword) };
    await this.#db.updateTable('people').set(set).where('personId', '=', personId).execute();
  }

  async strengthen(personId: PersonId, passwordHash: string): Promise<void> {
    await this.#db.updateTable('people').set({ passwordHash }).where('personId', '=', personId).execute();
  }

  async isInUse(personId: PersonId): Promise<boolean> {
    const [course, lesson] = await Promise.all([
      this.#db.selectFrom('courses').select('courseId').where('teacherId', '=', personId).limit(1).executeTakeFirst(),
      this.#db.selectFrom('lessons').select('lessonId').where('teacherId', '=', personId).limit(1).executeTakeFirst(),
    ]);
    return course !== undefined || lesson !== undefined;
  }

  async remove(personId: PersonId): Promise<void> {
    await this.#db.deleteFrom('people').where('personId', '=', personId).execute();
  }

  async countDistrictAdministrators(): Promise<number> {
    const { count } = await this.#db
      .selectFrom('people')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('disabled', '=', 0)
      .where('roles', 'like', '%"district-administrator"%')
      .executeTakeFirstOrThrow();
    return count;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#db.selectFrom('people').select('personId').limit(1).executeTakeFirst()) === undefined;
  }

  #people() {
    return this.#db
      .selectFrom('people')
      .leftJoin('schools', 'schools.schoolId', 'people.schoolId')
      .select([
        'people.personId',
        'people.name',
        'people.signInName',
        'people.roles',
        'people.schoolId',
        'people.disabled',
        'schools.name as schoolName',
      ]);
  }

  #credentials() {
    return this.#db.selectFrom('people').select(['personId', 'signInName', 'passwordHash', 'disabled']);
  }
}

function personOf({
  roles,
  disabled,
  ...row
}: Omit<Person, 'roles' | 'disabled'> & { roles: string; disabled: Flag }): Person {
  return { ...row, roles: readRoles(roles), disabled: disabled === 1 };
}

function credentialsOf(row: (Omit<Credentials, 'disabled'> & { disabled: Flag }) | undefined): Credentials | undefined {
  return row && { ...row, disabled: row.disabled === 1 };
}
