import type { DrillReport, DrillRoom, EndpointHandlers, EndpointName, OtherLesson } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { DrillBook } from '../../../shared/lesson/drillBook.ts';
import { runningTake } from '../../../shared/lesson/takes.ts';
import { DrillId, type LessonId } from '../../../shared/vocabulary/index.ts';
import { type Caller, mustReach, personOf, reaches, reachOf } from '../../accounts/Caller.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { type Affected, type Drills, whyNot } from './Drills.ts';
import type { PlannedLessons } from './ports.ts';

type Deps = { readonly drills: Drills; readonly lessons: PlannedLessons; readonly clock: Clock };

/** Drills of administrators, for lessons that their school teaches. */
export function drillEndpoints({
  drills,
  lessons,
  clock,
}: Deps): Pick<EndpointHandlers<Caller>, Extract<EndpointName, `drills.${string}`>> {
  async function owned(caller: Caller, lessonId: LessonId) {
    const lesson = await lessons.find(lessonId);
    if (!lesson) throw new AppError('lesson.not-found', { lessonId });
    mustReach(caller, lesson.schoolId);
    return lesson;
  }

  async function named(caller: Caller, { lessonId, byWorker, byRecorder }: Affected): Promise<OtherLesson> {
    const lesson = await lessons.find(lessonId);
    const isTheirs = lesson !== undefined && reaches(reachOf(personOf(caller)), lesson.schoolId);
    const title = isTheirs ? lesson.title : null;
    return { lessonId, title, schoolName: lesson?.schoolName ?? '', byWorker, byRecorder };
  }

  async function mayAffect(caller: Caller, others: readonly Affected[], confirmed: readonly LessonId[]) {
    const all = await Promise.all(others.map((other) => named(caller, other)));
    if (all.some(({ title }) => title === null)) throw new AppError('drill.others-not-yours');
    const unsaid = all.filter(({ lessonId }) => !confirmed.includes(lessonId));
    if (unsaid.length > 0) throw new AppError('drill.others', { count: unsaid.length });
  }

  return {
    'drills.list': async (caller, { params: { lessonId } }) => {
      const { title, schoolName, teacherName, phase, listening } = await owned(caller, lessonId);
      const [live, book] = await Promise.all([drills.find(lessonId), drills.book(lessonId)]);
      const others = live ? await drills.affectedBy(live) : [];
      const absent = phase === 'ended' ? 'ended' : phase === 'live' ? 'nobody-there' : 'not-live';
      return {
        ...{ title, schoolName, teacherName },
        ready: live ? (whyNot(live, drills.isBusy) ?? 'ready') : absent,
        isRecording: live !== undefined && runningTake(live.state) !== undefined,
        rooms: roomsOf(book, { teacherName, schoolName, listening }),
        others: await Promise.all(others.map((other) => named(caller, other))),
        drills: reportsIn(book),
        serverAtMs: clock.nowMs(),
      };
    },
    'drills.begin': async (caller, { params: { lessonId }, body }) => {
      const { title } = await owned(caller, lessonId);
      if (body.title.trim() !== title.trim()) throw new AppError('drill.name-wrong');
      const lesson = await mustBeLive(drills, lessonId);
      const drillId = await drills.begin(lesson, body, (others) => mayAffect(caller, others, body.others));
      caller.log.info({ event: 'drill.began', lessonId, by: personOf(caller).personId, drillId, faults: body.faults });
      return { drillId };
    },
    'drills.stop': async (caller, { params: { lessonId } }) => {
      await owned(caller, lessonId);
      await drills.stop(lessonId);
      caller.log.info({ event: 'drill.stopped', lessonId, by: personOf(caller).personId });
      return {};
    },
  };
}

async function mustBeLive(drills: Drills, lessonId: LessonId): Promise<LiveLesson> {
  const lesson = await drills.find(lessonId);
  if (!lesson) throw new AppError('observing.nobody-there', { lessonId });
  if (lesson.state.phase !== 'live') throw new AppError('lesson.not-live', { lessonId });
  return lesson;
}

/** The teacher, and the classrooms as the lesson was planned last. */
function roomsOf(
  { plan, teacherSeatId, classroomSeats }: DrillBook,
  planned: Pick<NonNullable<Awaited<ReturnType<PlannedLessons['find']>>>, 'teacherName' | 'schoolName' | 'listening'>,
): DrillRoom[] {
  const listening = plan?.listening ?? planned.listening;
  return [
    { classroomId: null, name: planned.teacherName, schoolName: planned.schoolName, seatId: teacherSeatId },
    ...listening.map(({ classroomId, name, schoolName }) => ({
      ...{ classroomId, name, schoolName },
      seatId: classroomSeats.get(classroomId) ?? null,
    })),
  ];
}

/** All drills of a log, the newest first. */
function reportsIn({ drills }: DrillBook): DrillReport[] {
  return drills
    .map((drill) => ({
      ...drill,
      drillId: DrillId.parse(drill.drillId),
      faults: drill.faults.map((fault) => ({ ...fault, seats: [...fault.seats], findings: [...fault.findings] })),
    }))
    .reverse();
}
