import { PupilAnswer } from '../../shared/lesson/pupilsState.ts';
import type { ClassroomId, LessonId, PollId, PupilId } from '../../shared/vocabulary/index.ts';
import type { NewPupil, PupilStore, Room, StoredPupil, StoredPupilAnswer } from '../lesson/pupils/ports.ts';
import type { Database } from './tables.ts';

/** Pupils' own devices in the database. */
export class PupilsTable implements PupilStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async roomCode({ lessonId, classroomId }: Room, code: string): Promise<string | undefined> {
    await this.#db
      .insertInto('pupilRooms')
      .values({ lessonId, classroomId, code })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await this.#db
      .selectFrom('pupilRooms')
      .select('code')
      .where('lessonId', '=', lessonId)
      .where('classroomId', '=', classroomId)
      .executeTakeFirst();
    return kept?.code;
  }

  findRoom(code: string): Promise<Room | undefined> {
    return this.#db
      .selectFrom('pupilRooms')
      .select(['lessonId', 'classroomId'])
      .where('code', '=', code)
      .executeTakeFirst();
  }

  async add(pupil: NewPupil): Promise<void> {
    await this.#db
      .insertInto('pupils')
      .values({ ...pupil, removedAtMs: null })
      .execute();
  }

  find(pupilId: PupilId): Promise<StoredPupil | undefined> {
    return this.#findBy('pupilId', pupilId);
  }

  findByTokenHash(tokenHash: string): Promise<StoredPupil | undefined> {
    return this.#findBy('tokenHash', tokenHash);
  }

  list(lessonId: LessonId): Promise<Pick<StoredPupil, 'pupilId' | 'classroomId' | 'nickname'>[]> {
    return this.#db
      .selectFrom('pupils')
      .select(['pupilId', 'classroomId', 'nickname'])
      .where('lessonId', '=', lessonId)
      .where('removedAtMs', 'is', null)
      .orderBy('cameAtMs')
      .orderBy('pupilId')
      .execute();
  }

  async remove(pupilId: PupilId, atMs: number): Promise<void> {
    await this.#db
      .updateTable('pupils')
      .set({ removedAtMs: atMs })
      .where('pupilId', '=', pupilId)
      .where('removedAtMs', 'is', null)
      .execute();
  }

  async putAnswer({ answer, ...stored }: StoredPupilAnswer): Promise<void> {
    const text = JSON.stringify(answer);
    await this.#db
      .insertInto('pupilAnswers')
      .values({ ...stored, answer: text })
      .onConflict((conflict) =>
        conflict.columns(['pollId', 'pupilId']).doUpdateSet({ answer: text, answeredAtMs: stored.answeredAtMs }),
      )
      .execute();
  }

  async answerOf(pupilId: PupilId, pollId: PollId): Promise<PupilAnswer | undefined> {
    const row = await this.#db
      .selectFrom('pupilAnswers')
      .select('answer')
      .where('pollId', '=', pollId)
      .where('pupilId', '=', pupilId)
      .executeTakeFirst();
    return row && PupilAnswer.parse(JSON.parse(row.answer));
  }

  async answersTo(pollId: PollId): Promise<{ pupilId: PupilId; classroomId: ClassroomId; answer: PupilAnswer }[]> {
    const rows = await this.#db
      .selectFrom('pupilAnswers')
      .innerJoin('pupils', 'pupils.pupilId', 'pupilAnswers.pupilId')
      .select(['pupilAnswers.pupilId', 'classroomId', 'answer'])
      .where('pollId', '=', pollId)
      .where('removedAtMs', 'is', null)
      .orderBy('answeredAtMs')
      .orderBy('pupilAnswers.pupilId')
      .execute();
    return rows.map(({ answer, ...row }) => ({ ...row, answer: PupilAnswer.parse(JSON.parse(answer)) }));
  }

  async #findBy(key: 'pupilId' | 'tokenHash', value: string): Promise<StoredPupil | undefined> {
    const row = await this.#db
      .selectFrom('pupils')
      .innerJoin('lessons', 'lessons.lessonId', 'pupils.lessonId')
      .innerJoin('classrooms', 'classrooms.classroomId', 'pupils.classroomId')
      .innerJoin('schools', 'schools.schoolId', 'classrooms.schoolId')
      .select([
        'pupilId',
        'pupils.lessonId',
        'pupils.classroomId',
        'nickname',
        'pupils.removedAtMs',
        'lessons.title as lessonTitle',
        'schools.name as schoolName',
        'classrooms.name as classroomName',
      ])
      .where(`pupils.${key}`, '=', value)
      .executeTakeFirst();
    if (!row) return undefined;
    const { removedAtMs, ...pupil } = row;
    return { ...pupil, removed: removedAtMs !== null };
  }
}
