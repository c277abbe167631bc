import { type FactType, type LoggedFact, readFact } from '../../shared/protocol/index.ts';
import type { LessonId, RequestId, SeatId } from '../../shared/vocabulary/index.ts';
import type { LessonLogStore, LogBatch } from '../lesson/ports.ts';
import type { EventLogStore } from '../study/search/ports.ts';
import { isTaken } from './openDatabase.ts';
import type { Database, DatabaseTransaction, Tables } from './tables.ts';

type Waiting = { readonly batch: LogBatch; readonly sinceMs: number; readonly done: PromiseWithResolvers<void> };

/** One commit carries at most this many batches, so that a crowd does not make one of them wait for all. */
const MAX_GROUP = 500;
/** Rows of one statement: both databases bound the number of its parameters. */
const MAX_ROWS = 1_000;

/** What the metrics want to know. */
export type LogTableProbe = {
  /** How many batches one commit carried. */
  readonly committed: (batches: number) => void;
  /** How long a batch waited until it was durable, in ms. */
  readonly durable: (tookMs: number) => void;
};

const UNWATCHED: LogTableProbe = { committed: () => undefined, durable: () => undefined };

/**
 * Lesson logs in the database. Making facts durable costs one flush of the disk however many they are, so whatever
 * arrives while a commit is under way goes into the next one, whichever lesson it belongs to.
 */
export class LogTable implements LessonLogStore, EventLogStore {
  readonly #db: Database;
  readonly #probe: LogTableProbe;
  readonly #waiting: Waiting[] = [];
  #writing = false;

  constructor(db: Database, probe: LogTableProbe = UNWATCHED) {
    this.#db = db;
    this.#probe = probe;
  }

  append(batch: LogBatch): Promise<void> {
    const done = Promise.withResolvers<void>();
    this.#waiting.push({ batch, sinceMs: performance.now(), done });
    if (!this.#writing) void this.#write();
    return done.promise;
  }

  async readSince(lessonId: LessonId, afterSeq: number): Promise<LoggedFact[]> {
    const rows = await this.#ofLesson(lessonId).where('seq', '>', afterSeq).execute();
    return rows.map(factOf);
  }

  async readWithout(lessonId: LessonId, types: readonly FactType[]): Promise<LoggedFact[]> {
    const rows = await this.#ofLesson(lessonId).where('type', 'not in', types).execute();
    return rows.map(factOf);
  }

  async answerTo(
    lessonId: LessonId,
    seatId: SeatId,
    requestId: RequestId,
  ): Promise<{ readonly reply: unknown } | undefined> {
    const row = await this.#db
      .selectFrom('answers')
      .select('reply')
      .where('lessonId', '=', lessonId)
      .where('seatId', '=', seatId)
      .where('requestId', '=', requestId)
      .executeTakeFirst();
    return row && { reply: JSON.parse(row.reply) };
  }

  #ofLesson(lessonId: LessonId) {
    return this.#db
      .selectFrom('facts')
      .select(['seq', 'atMs', 'bySeat', 'type', 'body'])
      .where('lessonId', '=', lessonId)
      .orderBy('seq');
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, MAX_GROUP));
    this.#writing = false;
  }

  /** All in one transaction; if one of them cannot be stored, each in its own, so that only that one fails. */
  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#db.transaction().execute((tx) =>
        store(
          tx,
          group.map(({ batch }) => batch),
        ),
      );
      this.#probe.committed(group.length);
      for (const { sinceMs, done } of group) {
        this.#probe.durable(performance.now() - sinceMs);
        done.resolve();
      }
    } catch (failure) {
      if (group.length > 1 && isTaken(failure)) {
        for (const waiting of group) await this.#commit([waiting]);
        return;
      }
      for (const { done } of group) done.reject(failure);
    }
  }
}

async function store(tx: DatabaseTransaction, batches: readonly LogBatch[]): Promise<void> {
  const facts = batches.flatMap(({ lessonId, facts: told }) =>
    told.map(({ seq, atMs, by, type, data }) => ({
      lessonId,
      seq,
      atMs,
      bySeat: by,
      type,
      body: JSON.stringify(data),
    })),
  );
  const answers = batches.flatMap(({ lessonId, answers: given }) =>
    given.map(({ seatId, requestId, reply }) => ({
      lessonId,
      seatId,
      requestId,
      reply: JSON.stringify(reply ?? null),
    })),
  );
  for (const rows of chunks(facts)) await tx.insertInto('facts').values(rows).execute();
  // An id that somebody uses again must not take the facts of others down with it: the first answer stays.
  for (const rows of chunks(answers)) {
    await tx
      .insertInto('answers')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += MAX_ROWS) yield rows.slice(at, at + MAX_ROWS);
}

type FactRow = Pick<Tables['facts'], 'seq' | 'atMs' | 'bySeat' | 'type' | 'body'>;

const factOf = ({ bySeat, body, ...row }: FactRow): LoggedFact =>
  readFact({ ...row, by: bySeat, data: JSON.parse(body) });
