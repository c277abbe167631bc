import type { LessonPlan } from '../../shared/lesson/state.ts';
import type { LessonId } from '../../shared/vocabulary/index.ts';
import type { LessonPlans } from '../lesson/ports.ts';
import { lessonsWhole, listeningOf } from './lessonQueries.ts';
import type { Database } from './tables.ts';

/** The timetable as live lessons need it. */
export class PlansTable implements LessonPlans {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async find(lessonId: LessonId): Promise<LessonPlan | undefined> {
    const row = await lessonsWhole(this.#db).where('lessons.lessonId', '=', lessonId).executeTakeFirst();
    if (!row) return undefined;
    const { title, courseTitle, subject, grade, schoolName, teacherId, teacherName, startsAtMs, endsAtMs } = row;
    const recorded = row.recorded === 1;
    const classrooms = (await listeningOf(this.#db, [lessonId])).get(lessonId) ?? [];
    const listening = classrooms.map(({ schoolId: _, ...classroom }) => classroom);
    return {
      lessonId,
      title,
      courseTitle,
      subject,
      grade,
      schoolName,
      teacherId,
      teacherName,
      startsAtMs,
      endsAtMs,
      recorded,
      listening,
    };
  }

  /** Saying it again changes nothing: the first beginning and the first end count. */
  async markPhase(lessonId: LessonId, phase: 'live' | 'ended', atMs: number): Promise<void> {
    const lesson = this.#db.updateTable('lessons').where('lessonId', '=', lessonId);
    if (phase === 'live') await lesson.set({ phase, startedAtMs: atMs }).where('phase', '=', 'planned').execute();
    else await lesson.set({ phase, endedAtMs: atMs }).where('phase', '!=', 'ended').execute();
  }

  async listLive(): Promise<LessonId[]> {
    const rows = await this.#db
      .selectFrom('lessons')
      .select('lessonId')
      .where('phase', '=', 'live')
      .orderBy('startsAtMs')
      .execute();
    return rows.map((row) => row.lessonId);
  }
}
