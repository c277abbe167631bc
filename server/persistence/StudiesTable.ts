import { Scheme } from '../../shared/study/scheme.ts';
import type { PersonId, StudyId } from '../../shared/vocabulary/index.ts';
import type { NewStudy, StoredStudy, StoredStudyPerson, StudyStore } from '../study/studies/ports.ts';
import type { Database } from './tables.ts';

/** Studies in the database. */
export class StudiesTable implements StudyStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  ofPerson(personId: PersonId): Promise<StoredStudy[]> {
    return this.#complete(
      studiesWhole(this.#db)
        .where('studies.studyId', 'in', (eb) =>
          eb.selectFrom('studyPeople').select('studyPeople.studyId').where('studyPeople.personId', '=', personId),
        )
        .orderBy('studies.madeAtMs', 'desc')
        .orderBy('studies.studyId'),
    );
  }

  async find(studyId: StudyId): Promise<StoredStudy | undefined> {
    const [study] = await this.#complete(studiesWhole(this.#db).where('studies.studyId', '=', studyId));
    return study;
  }

  add({ people, schemes, ...study }: NewStudy): Promise<void> {
    return this.#db.transaction().execute(async (tx) => {
      const row = { ...study, schemes: JSON.stringify(schemes), archivedAtMs: null };
      await tx.insertInto('studies').values(row).execute();
      await tx
        .insertInto('studyPeople')
        .values(people.map((person) => ({ studyId: study.studyId, ...columnsOf(person) })))
        .execute();
    });
  }

  async change(studyId: StudyId, words: Pick<StoredStudy, 'title' | 'question' | 'untilMs'>): Promise<void> {
    await this.#db.updateTable('studies').set(words).where('studyId', '=', studyId).execute();
  }

  async archive(studyId: StudyId, archivedAtMs: number): Promise<void> {
    await this.#db
      .updateTable('studies')
      .set({ archivedAtMs })
      .where('studyId', '=', studyId)
      .where('archivedAtMs', 'is', null)
      .execute();
  }

  async putPerson(studyId: StudyId, person: StoredStudyPerson): Promise<void> {
    const { personId, ...rest } = columnsOf(person);
    await this.#db
      .insertInto('studyPeople')
      .values({ studyId, personId, ...rest })
      .onConflict((on) => on.columns(['studyId', 'personId']).doUpdateSet(rest))
      .execute();
  }

  async removePerson(studyId: StudyId, personId: PersonId): Promise<void> {
    await this.#db.deleteFrom('studyPeople').where('studyId', '=', studyId).where('personId', '=', personId).execute();
  }

  async #complete(query: ReturnType<typeof studiesWhole>): Promise<StoredStudy[]> {
    const rows = await query.execute();
    if (rows.length === 0) return [];
    const people = await this.#db
      .selectFrom('studyPeople')
      .selectAll()
      .where(
        'studyId',
        'in',
        rows.map(({ studyId }) => studyId),
      )
      .orderBy('name')
      .orderBy('personId')
      .execute();
    return rows.map(({ schemes, endedAtMs, ...row }) => ({
      ...row,
      lengthMs: (endedAtMs ?? row.beganAtMs) - row.beganAtMs,
      recording: endedAtMs === null,
      schemes: Scheme.array().parse(JSON.parse(schemes)),
      people: people
        .filter(({ studyId }) => studyId === row.studyId)
        .map(({ studyId: _, opensTake, ...person }) => ({ ...person, opensTake: opensTake === 1 })),
    }));
  }
}

function studiesWhole(db: Database) {
  return db
    .selectFrom('studies')
    .innerJoin('takes', 'takes.takeId', 'studies.takeId')
    .innerJoin('lessons', 'lessons.lessonId', 'takes.lessonId')
    .innerJoin('people', 'people.personId', 'lessons.teacherId')
    .where('takes.removedAtMs', 'is', null)
    .selectAll('studies')
    .select(['lessons.title as lessonTitle', 'people.name as teacherName', 'takes.beganAtMs', 'takes.endedAtMs']);
}

const columnsOf = ({ opensTake, ...person }: StoredStudyPerson) => ({
  ...person,
  opensTake: opensTake ? (1 as const) : (0 as const),
});
