import { type AuditEntry, AuditEvent } from '../../shared/api/index.ts';
import type { DisplayId, LessonId, PersonId, TakeId } from '../../shared/vocabulary/index.ts';
import type { AuditStore, NewAuditEntry } from '../audit/ports.ts';
import { isTaken } from './openDatabase.ts';
import type { Database } from './tables.ts';

/** Two servers on one database may take the same number: whoever comes second takes the next, so often at most. */
const TRIES = 20;

/** The record in the database. */
export class AuditTable implements AuditStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async add(entry: NewAuditEntry): Promise<void> {
    const row = {
      ...{ atMs: entry.atMs, event: entry.event, byId: entry.by },
      byName: entry.by === null ? null : await this.#person(entry.by),
      ...(await this.#about(entry)),
    };
    for (let left = TRIES; ; left -= 1) {
      const last = await this.#db
        .selectFrom('audit')
        .select((eb) => eb.fn.max('auditId').as('id'))
        .executeTakeFirst();
      try {
        await this.#db
          .insertInto('audit')
          .values({ ...row, auditId: Number(last?.id ?? 0) + 1 })
          .execute();
        return;
      } catch (failure) {
        if (left <= 1 || !isTaken(failure)) throw failure;
      }
    }
  }

  async list(before: number | undefined, limit: number): Promise<AuditEntry[]> {
    const rows = await this.#db
      .selectFrom('audit')
      .select(['auditId', 'atMs', 'event', 'byName', 'about'])
      .$if(before !== undefined, (query) => query.where('auditId', '<', before ?? 0))
      .orderBy('auditId', 'desc')
      .limit(limit)
      .execute();
    // What a later version has written, and this one does not know, is left out.
    return rows.flatMap(({ event, ...row }) => {
      const known = AuditEvent.safeParse(event);
      return known.success ? [{ ...row, event: known.data }] : [];
    });
  }

  async #about({ takeId, lessonId, personId, displayId, about }: NewAuditEntry) {
    const aboutId = takeId ?? lessonId ?? personId ?? displayId;
    if (about !== null) return { aboutId, about };
    if (takeId) return { aboutId, about: await this.#takenLesson(takeId) };
    if (lessonId) return { aboutId, about: await this.#lesson(lessonId) };
    if (personId) return { aboutId, about: await this.#person(personId) };
    return { aboutId, about: displayId && (await this.#classroomOf(displayId)) };
  }

  async #person(personId: string): Promise<string | null> {
    const query = this.#db
      .selectFrom('people')
      .select('name')
      .where('personId', '=', personId as PersonId);
    return (await query.executeTakeFirst())?.name ?? null;
  }

  async #lesson(lessonId: string): Promise<string | null> {
    const query = this.#db
      .selectFrom('lessons')
      .select('title')
      .where('lessonId', '=', lessonId as LessonId);
    return (await query.executeTakeFirst())?.title ?? null;
  }

  async #takenLesson(takeId: string): Promise<string | null> {
    const query = this.#db
      .selectFrom('takes')
      .innerJoin('lessons', 'lessons.lessonId', 'takes.lessonId')
      .select('lessons.title')
      .where('takes.takeId', '=', takeId as TakeId);
    return (await query.executeTakeFirst())?.title ?? null;
  }

  async #classroomOf(displayId: string): Promise<string | null> {
    const query = this.#db
      .selectFrom('displays')
      .innerJoin('classrooms', 'classrooms.classroomId', 'displays.classroomId')
      .innerJoin('schools', 'schools.schoolId', 'classrooms.schoolId')
      .select(['schools.name as school', 'classrooms.name as room'])
      .where('displays.displayId', '=', displayId as DisplayId);
    const found = await query.executeTakeFirst();
    return found ? `${found.school} ${found.room}` : null;
  }
}
