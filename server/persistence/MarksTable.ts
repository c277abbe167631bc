import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type MarkFields, MarkRegion } from '../../shared/api/index.ts';
import type { LessonId, MarkId, MarkReplyId, PersonId } from '../../shared/vocabulary/index.ts';
import type { MarkStore, StoredMark, StoredReply, Stretch } from '../study/marks/ports.ts';
import type { Database, Tables } from './tables.ts';

/** Marks and their replies in the database. */
export class MarksTable implements MarkStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async list(lessonId: LessonId, { fromMs, toMs }: Stretch): Promise<StoredMark[]> {
    const rows = await this.#db
      .selectFrom('marks')
      .selectAll()
      .where('lessonId', '=', lessonId)
      .where('fromMs', '<=', toMs)
      .where((eb) => eb(eb.fn.coalesce('toMs', 'fromMs'), '>=', fromMs))
      .orderBy('fromMs')
      .orderBy('madeAtMs')
      .orderBy('markId')
      .execute();
    return this.#complete(rows);
  }

  async find(markId: MarkId): Promise<StoredMark | undefined> {
    const rows = await this.#db.selectFrom('marks').selectAll().where('markId', '=', markId).execute();
    const [mark] = await this.#complete(rows);
    return mark;
  }

  async countOf(lessonId: LessonId, personId: PersonId): Promise<number> {
    const { count } = await this.#db
      .selectFrom('marks')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('lessonId', '=', lessonId)
      .where('byPersonId', '=', personId)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async add({ markId, lessonId, byPersonId, byName, madeAtMs, changedAtMs, ...fields }: Omit<StoredMark, 'replies'>) {
    await this.#db
      .insertInto('marks')
      .values({ markId, lessonId, byPersonId, byName, madeAtMs, changedAtMs, ...columnsOf(fields) })
      .execute();
  }

  async change(markId: MarkId, fields: MarkFields, changedAtMs: number | null): Promise<void> {
    await this.#db
      .updateTable('marks')
      .set({ ...columnsOf(fields), changedAtMs })
      .where('markId', '=', markId)
      .execute();
  }

  async remove(markId: MarkId): Promise<void> {
    await this.#db.deleteFrom('marks').where('markId', '=', markId).execute();
  }

  async addReply(markId: MarkId, reply: StoredReply): Promise<void> {
    await this.#db
      .insertInto('markReplies')
      .values({ ...reply, markId })
      .execute();
  }

  async removeReply(markReplyId: MarkReplyId): Promise<void> {
    await this.#db.deleteFrom('markReplies').where('markReplyId', '=', markReplyId).execute();
  }

  async #complete(rows: readonly Selectable<Tables['marks']>[]): Promise<StoredMark[]> {
    const replies = await this.#repliesTo(rows.map(({ markId }) => markId));
    return rows.map((row) => ({
      ...row,
      region: row.region === null ? null : MarkRegion.parse(JSON.parse(row.region)),
      tags: z.array(z.string()).parse(JSON.parse(row.tags)),
      replies: replies.get(row.markId) ?? [],
    }));
  }

  async #repliesTo(markIds: readonly MarkId[]): Promise<Map<MarkId, StoredReply[]>> {
    const byMark = new Map<MarkId, StoredReply[]>();
    for (let from = 0; from < markIds.length; from += AT_ONCE) {
      const rows = await this.#db
        .selectFrom('markReplies')
        .selectAll()
        .where('markId', 'in', markIds.slice(from, from + AT_ONCE))
        .orderBy('madeAtMs')
        .orderBy('markReplyId')
        .execute();
      for (const { markId, ...reply } of rows) byMark.set(markId, [...(byMark.get(markId) ?? []), reply]);
    }
    return byMark;
  }
}

/** A statement bears only so many ids. */
const AT_ONCE = 500;

function columnsOf({ fromMs, toMs, region, text, tags, audience }: MarkFields) {
  const kept = { region: region === null ? null : JSON.stringify(region), tags: JSON.stringify(tags) };
  return { fromMs, toMs, text, audience, ...kept };
}
