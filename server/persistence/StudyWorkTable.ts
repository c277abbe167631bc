import type { Selectable } from 'kysely';
import type { StudyDeparture, StudyFindings, StudyTask } from '../../shared/api/index.ts';
import type { StudyId, StudyTaskId } from '../../shared/vocabulary/index.ts';
import type { Deed, StudyWorkStore } from '../study/work/ports.ts';
import type { Database, Tables } from './tables.ts';

/** Tasks, summaries and departures of studies in the database. */
export class StudyWorkTable implements StudyWorkStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async tasks(studyId: StudyId): Promise<StudyTask[]> {
    const rows = await this.#db
      .selectFrom('studyTasks')
      .selectAll()
      .where('studyId', '=', studyId)
      .orderBy((eb) => eb.fn.coalesce('doneAtMs', eb.lit(0)))
      .orderBy((eb) => eb.fn.coalesce('untilMs', eb.val(Number.MAX_SAFE_INTEGER)))
      .orderBy('madeAtMs')
      .orderBy('taskId')
      .execute();
    return rows.map(taskOf);
  }

  async addTask(studyId: StudyId, { done: _, ...task }: StudyTask): Promise<void> {
    const undone = { doneByPersonId: null, doneByName: null, doneAtMs: null };
    await this.#db
      .insertInto('studyTasks')
      .values({ ...task, ...undone, studyId })
      .execute();
  }

  async tickTask(taskId: StudyTaskId, done: Deed | null): Promise<void> {
    await this.#db
      .updateTable('studyTasks')
      .set({
        doneByPersonId: done?.byPersonId ?? null,
        doneByName: done?.byName ?? null,
        doneAtMs: done?.atMs ?? null,
      })
      .where('taskId', '=', taskId)
      .$if(done !== null, (query) => query.where('doneAtMs', 'is', null))
      .execute();
  }

  async removeTask(taskId: StudyTaskId): Promise<void> {
    await this.#db.deleteFrom('studyTasks').where('taskId', '=', taskId).execute();
  }

  async summary(studyId: StudyId): Promise<StudyFindings> {
    const row = await this.#db
      .selectFrom('studySummaries')
      .selectAll()
      .where('studyId', '=', studyId)
      .executeTakeFirst();
    if (!row) return { text: '', version: 0, written: null };
    const { text, version, byPersonId, byName, atMs } = row;
    return { text, version, written: { byPersonId, byName, atMs } };
  }

  async writeSummary(
    studyId: StudyId,
    { text, version, by }: Pick<StudyFindings, 'text' | 'version'> & { readonly by: Deed },
  ): Promise<boolean> {
    const written = { text, version: version + 1, ...by };
    if (version === 0) {
      const { numInsertedOrUpdatedRows } = await this.#db
        .insertInto('studySummaries')
        .values({ studyId, ...written })
        .onConflict((on) => on.column('studyId').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }
    const { numUpdatedRows } = await this.#db
      .updateTable('studySummaries')
      .set(written)
      .where('studyId', '=', studyId)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  departures(studyId: StudyId): Promise<StudyDeparture[]> {
    return this.#db
      .selectFrom('studyDepartures')
      .select(['personId', 'name', 'role', 'byName', 'atMs', 'unsubmitted'])
      .where('studyId', '=', studyId)
      .orderBy('atMs')
      .execute();
  }

  async addDeparture(studyId: StudyId, departure: StudyDeparture): Promise<void> {
    await this.#db
      .insertInto('studyDepartures')
      .values({ ...departure, studyId })
      .execute();
  }
}

function taskOf({
  studyId: _,
  doneByPersonId,
  doneByName,
  doneAtMs,
  ...task
}: Selectable<Tables['studyTasks']>): StudyTask {
  const isDone = doneByPersonId !== null && doneByName !== null && doneAtMs !== null;
  return { ...task, done: isDone ? { byPersonId: doneByPersonId, byName: doneByName, atMs: doneAtMs } : null };
}
