import { type PersonId, PersonRole, type SessionId } from '../../shared/vocabulary/index.ts';
import type { KnownSession, SessionHolder, SessionStore, StoredSession } from '../accounts/ports.ts';
import type { Database } from './tables.ts';

/** Sign-in sessions in the database. */
export class SessionsTable implements SessionStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async create({ holder, ...session }: StoredSession): Promise<void> {
    const personId = holder.kind === 'person' ? holder.personId : null;
    const displayId = holder.kind === 'display' ? holder.displayId : null;
    await this.#db
      .insertInto('sessions')
      .values({ ...session, personId, displayId })
      .execute();
  }

  async findByTokenHash(tokenHash: string): Promise<KnownSession | undefined> {
    return (await this.#personBehind(tokenHash)) ?? (await this.#displayBehind(tokenHash));
  }

  async touch(sessionId: SessionId, atMs: number): Promise<boolean> {
    const use = this.#db.updateTable('sessions').set({ lastUsedAtMs: atMs }).where('sessionId', '=', sessionId);
    return (await use.executeTakeFirst()).numUpdatedRows > 0n;
  }

  listOf(personId: PersonId): Promise<Omit<StoredSession, 'tokenHash' | 'holder'>[]> {
    return this.#db
      .selectFrom('sessions')
      .select(['sessionId', 'startedAtMs', 'lastUsedAtMs', 'device'])
      .where('personId', '=', personId)
      .orderBy('lastUsedAtMs', 'desc')
      .orderBy('sessionId')
      .execute();
  }

  async end(sessionId: SessionId, of?: PersonId): Promise<boolean> {
    let query = this.#db.deleteFrom('sessions').where('sessionId', '=', sessionId);
    if (of !== undefined) query = query.where('personId', '=', of);
    return (await query.executeTakeFirst()).numDeletedRows > 0n;
  }

  async endAllOf(holder: SessionHolder, except?: SessionId): Promise<SessionId[]> {
    let query = this.#db.deleteFrom('sessions').returning('sessionId');
    query =
      holder.kind === 'person'
        ? query.where('personId', '=', holder.personId)
        : query.where('displayId', '=', holder.displayId);
    if (except !== undefined) query = query.where('sessionId', '!=', except);
    return (await query.execute()).map((row) => row.sessionId);
  }

  async endExpired({
    startedBeforeMs,
    usedBeforeMs,
  }: {
    startedBeforeMs: number;
    usedBeforeMs: number;
  }): Promise<SessionId[]> {
    const ended = await this.#db
      .deleteFrom('sessions')
      .where((eb) => eb.or([eb('startedAtMs', '<', startedBeforeMs), eb('lastUsedAtMs', '<', usedBeforeMs)]))
      .returning('sessionId')
      .execute();
    return ended.map((row) => row.sessionId);
  }

  async #personBehind(tokenHash: string): Promise<KnownSession | undefined> {
    const row = await this.#db
      .selectFrom('sessions')
      .innerJoin('people', 'people.personId', 'sessions.personId')
      .select([
        'sessionId',
        'startedAtMs',
        'lastUsedAtMs',
        'people.personId',
        'name',
        'roles',
        'schoolId',
        'mustChangePassword',
      ])
      .where('tokenHash', '=', tokenHash)
      .where('disabled', '=', 0)
      .executeTakeFirst();
    if (!row) return undefined;
    const { startedAtMs, lastUsedAtMs, roles, mustChangePassword, ...person } = row;
    const identity = {
      kind: 'person',
      ...person,
      roles: PersonRole.array().parse(JSON.parse(roles)),
      mustChangePassword: mustChangePassword === 1,
    } as const;
    return { identity, startedAtMs, lastUsedAtMs };
  }

  async #displayBehind(tokenHash: string): Promise<KnownSession | undefined> {
    const row = await this.#db
      .selectFrom('sessions')
      .innerJoin('displays', 'displays.displayId', 'sessions.displayId')
      .innerJoin('classrooms', 'classrooms.classroomId', 'displays.classroomId')
      .innerJoin('schools', 'schools.schoolId', 'classrooms.schoolId')
      .select([
        'sessionId',
        'startedAtMs',
        'lastUsedAtMs',
        'displays.displayId',
        'displays.classroomId',
        'classrooms.name as classroomName',
        'schools.name as schoolName',
      ])
      .where('tokenHash', '=', tokenHash)
      .where('revokedAtMs', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    const { startedAtMs, lastUsedAtMs, ...display } = row;
    return { identity: { kind: 'display', ...display }, startedAtMs, lastUsedAtMs };
  }
}
