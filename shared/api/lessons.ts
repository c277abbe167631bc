import { z } from 'zod';
import {
  ADMINISTRATORS,
  AtMs,
  ClassroomId,
  CourseId,
  Grade,
  LessonId,
  Name,
  PersonId,
  SchoolId,
  SIGNED_IN,
  Subject,
} from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

const lessonParams = z.strictObject({ lessonId: LessonId });

/** At most this many classrooms listen to one lesson. */
export const MAX_LISTENING_CLASSROOMS = 32;

/** Where a lesson stands. */
export const LessonPhase = z.enum(['planned', 'live', 'ended']);
export type LessonPhase = z.infer<typeof LessonPhase>;

/** A classroom that listens to a lesson. */
export const ListeningClassroom = z.object({
  classroomId: ClassroomId,
  name: Name,
  schoolName: Name,
  pupils: z.int().min(0),
  /** Whether what it sends may be recorded. */
  recorded: z.boolean(),
  /** Whether a display of it is connected to the server now. */
  online: z.boolean(),
});
export type ListeningClassroom = z.infer<typeof ListeningClassroom>;

/** A lesson as planned, and where it stands. */
export const Lesson = z.object({
  lessonId: LessonId,
  title: Name,
  courseId: CourseId,
  courseTitle: Name,
  subject: Subject,
  grade: Grade,
  schoolId: SchoolId,
  schoolName: Name,
  teacherId: PersonId,
  teacherName: Name,
  startsAtMs: AtMs,
  endsAtMs: AtMs,
  phase: LessonPhase,
  /** When it really began and ended; `null` before. */
  startedAtMs: AtMs.nullable(),
  endedAtMs: AtMs.nullable(),
  /** Whether it is recorded from its start on; otherwise its teacher may begin to record at any moment. */
  recorded: z.boolean(),
  listening: z.array(ListeningClassroom),
});
export type Lesson = z.infer<typeof Lesson>;

const lessonFields = z
  .strictObject({
    title: Name,
    courseId: CourseId,
    /** The course's teacher unless another is named. */
    teacherId: PersonId,
    startsAtMs: AtMs,
    endsAtMs: AtMs,
    recorded: z.boolean().default(false),
    listening: z.array(ClassroomId).max(MAX_LISTENING_CLASSROOMS),
  })
  .refine(
    (lesson) =>
      lesson.endsAtMs - lesson.startsAtMs >= 5 * 60_000 && lesson.endsAtMs - lesson.startsAtMs <= 6 * 3_600_000,
    {
      path: ['endsAtMs'],
      error: 'a lesson lasts 5 minutes to 6 hours',
    },
  );

export const lessonsApi = {
  /** Lessons that touch the span [fromMs, toMs), earliest first; what one may see depends on who asks. At most 500. */
  'lessons.list': endpoint({
    method: 'GET',
    path: '/api/lessons',
    by: SIGNED_IN,
    query: z.strictObject({ fromMs: z.coerce.number().pipe(AtMs), toMs: z.coerce.number().pipe(AtMs) }),
    reply: z.object({ lessons: z.array(Lesson) }),
  }),
  'lessons.read': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId',
    by: SIGNED_IN,
    params: lessonParams,
    reply: z.object({ lesson: Lesson }),
  }),
  /** Refused with `lesson.conflict` (details: `with`: the other lesson's title, `who`: the teacher or classroom in both). */
  'lessons.create': endpoint({
    method: 'POST',
    path: '/api/lessons',
    by: ADMINISTRATORS,
    body: lessonFields,
    reply: z.object({ lessonId: LessonId }),
  }),
  /** Only while planned; afterwards `lesson.already-live` or `lesson.ended`. */
  'lessons.update': endpoint({
    method: 'PUT',
    path: '/api/lessons/:lessonId',
    by: ADMINISTRATORS,
    params: lessonParams,
    body: lessonFields,
  }),
  'lessons.remove': endpoint({
    method: 'DELETE',
    path: '/api/lessons/:lessonId',
    by: ADMINISTRATORS,
    params: lessonParams,
  }),
  /** What a display needs to know while it waits: its lessons of today and the next ones, at most 20, earliest first. */
  'display.agenda': endpoint({
    method: 'GET',
    path: '/api/display/agenda',
    by: ['classroom'],
    reply: z.object({ lessons: z.array(Lesson), serverAtMs: AtMs }),
  }),
  /** A teacher's own lessons of today (the server's calendar day), earliest first. */
  'lessons.today': endpoint({
    method: 'GET',
    path: '/api/today',
    by: ['teacher'],
    reply: z.object({ lessons: z.array(Lesson), serverAtMs: AtMs }),
  }),
};
