import type { EndpointHandlers, Lesson } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { idPrefixes, LessonId } from '../../shared/vocabulary/index.ts';
import { type Caller, displayOf, mustReach, personOf } from '../accounts/Caller.ts';
import type { Clock } from '../platform/Clock.ts';
import { newId } from '../platform/newId.ts';
import type { Agenda } from './Agenda.ts';
import { calendarDay } from './calendarDay.ts';
import { namedTeacher, type Teachers } from './courseHandlers.ts';
import type { Presence } from './DisplayPresence.ts';
import type { ClassroomStore, CourseStore, LessonFields, LessonStore, StoredLesson } from './ports.ts';
import { sees, sightOf } from './sight.ts';

/** At most this many lessons in one list. */
const LONGEST_LIST = 500;
/** At most this many lessons on a waiting display. */
const LONGEST_AGENDA = 20;

type Deps = {
  readonly lessons: LessonStore;
  readonly courses: CourseStore;
  readonly classrooms: ClassroomStore;
  readonly teachers: Teachers;
  readonly presence: Presence;
  readonly agenda: Agenda;
  readonly clock: Clock;
};
type PlanHandlers = Pick<EndpointHandlers<Caller>, 'lessons.create' | 'lessons.update' | 'lessons.remove'>;
type ReadHandlers = Pick<
  EndpointHandlers<Caller>,
  'lessons.list' | 'lessons.read' | 'lessons.today' | 'display.agenda'
>;

/** A lesson with whose displays are online now. */
export function withPresence(presence: Presence, lesson: StoredLesson): Lesson {
  const listening = lesson.listening.map(({ schoolId: _schoolId, ...classroom }) => ({
    ...classroom,
    online: presence.isClassroomOnline(classroom.classroomId),
  }));
  return { ...lesson, listening };
}

/** Refuses a plan that names courses and teachers of other schools, or classrooms that there are not. */
async function mustBeSound(caller: Caller, { courses, classrooms, teachers }: Deps, plan: LessonFields): Promise<void> {
  const course = await courses.find(plan.courseId);
  if (!course) throw new AppError('course.not-found', { courseId: plan.courseId });
  mustReach(caller, course.schoolId);
  await namedTeacher(caller, teachers, plan.teacherId);
  if (new Set(plan.listening).size < plan.listening.length)
    throw new AppError('request.malformed', { at: 'body.listening' });
  const existing = new Set(await classrooms.existing(plan.listening));
  const missing = plan.listening.find((classroomId) => !existing.has(classroomId));
  if (missing !== undefined) throw new AppError('classroom.not-found', { classroomId: missing });
}

const concerned = (lessonId: LessonId, { teacherId, listening }: LessonFields) => ({
  lessonId,
  teacherId,
  classroomIds: listening,
});
const concernedNow = ({ lessonId, teacherId, listening }: StoredLesson) => ({
  lessonId,
  teacherId,
  classroomIds: listening.map(({ classroomId }) => classroomId),
});

function planHandlers(deps: Deps): PlanHandlers {
  const { lessons, agenda } = deps;
  const owned = async (caller: Caller, lessonId: LessonId): Promise<StoredLesson> => {
    const lesson = await lessons.find(lessonId);
    if (!lesson) throw new AppError('lesson.not-found', { lessonId });
    mustReach(caller, lesson.schoolId);
    return lesson;
  };
  return {
    'lessons.create': async (caller, { body }) => {
      await mustBeSound(caller, deps, body);
      const lessonId = newId(LessonId, idPrefixes.lesson);
      await lessons.create(lessonId, body);
      agenda.announce(concerned(lessonId, body));
      return { lessonId };
    },
    'lessons.update': async (caller, { params, body }) => {
      const before = await owned(caller, params.lessonId);
      await mustBeSound(caller, deps, body);
      await lessons.update(params.lessonId, body);
      agenda.announce(concernedNow(before), concerned(params.lessonId, body));
      return {};
    },
    'lessons.remove': async (caller, { params }) => {
      const before = await owned(caller, params.lessonId);
      await lessons.remove(params.lessonId);
      agenda.announce(concernedNow(before));
      return {};
    },
  };
}

function readHandlers({ lessons, presence, clock }: Deps): ReadHandlers {
  const shown = (listed: readonly StoredLesson[]): Lesson[] => listed.map((lesson) => withPresence(presence, lesson));
  return {
    'lessons.list': async (caller, { query }) => ({
      lessons: shown(await lessons.list(sightOf(personOf(caller)), query, LONGEST_LIST)),
    }),
    'lessons.read': async (caller, { params }) => {
      const lesson = await lessons.find(params.lessonId);
      if (!lesson) throw new AppError('lesson.not-found', { lessonId: params.lessonId });
      if (!sees(personOf(caller), lesson)) throw new AppError('lesson.not-yours', { lessonId: params.lessonId });
      return { lesson: withPresence(presence, lesson) };
    },
    'lessons.today': async (caller) => {
      const serverAtMs = clock.nowMs();
      return {
        lessons: shown(await lessons.listToday(personOf(caller).personId, calendarDay(serverAtMs))),
        serverAtMs,
      };
    },
    'display.agenda': async (caller) => {
      const serverAtMs = clock.nowMs();
      const { fromMs } = calendarDay(serverAtMs);
      return {
        lessons: shown(await lessons.listFor(displayOf(caller).classroomId, fromMs, LONGEST_AGENDA)),
        serverAtMs,
      };
    },
  };
}

/** The timetable: planned lessons, and the lists of today. */
export function lessonHandlers(deps: Deps): PlanHandlers & ReadHandlers {
  return { ...planHandlers(deps), ...readHandlers(deps) };
}
