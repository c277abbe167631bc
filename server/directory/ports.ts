import type { Classroom, Course, Lesson, School } from '../../shared/api/index.ts';
import type { ClassroomId, CourseId, LessonId, PersonId, SchoolId } from '../../shared/vocabulary/index.ts';

/** Where schools are kept. */
export interface SchoolStore {
  /** In order of name. */
  list(): Promise<School[]>;
  find(schoolId: SchoolId): Promise<School | undefined>;
  /** Throws `school.name-taken`. */
  create(schoolId: SchoolId, name: string): Promise<void>;
  /** Throws `school.name-taken`. */
  rename(schoolId: SchoolId, name: string): Promise<void>;
  /** Whether it has classrooms, people or courses. */
  isInUse(schoolId: SchoolId): Promise<boolean>;
  remove(schoolId: SchoolId, atMs: number): Promise<void>;
}

/** A classroom at rest; who is online is not known there. */
export type StoredClassroom = Omit<Classroom, 'displays'> & {
  readonly displays: readonly Omit<Classroom['displays'][number], 'online'>[];
};

/** What somebody sets of a classroom. */
export type ClassroomFields = Pick<Classroom, 'name' | 'pupils' | 'recorded'>;

/** Where classrooms are kept. */
export interface ClassroomStore {
  /** In order of school and name, each with its displays that are not revoked. */
  list(schoolId: SchoolId | null): Promise<StoredClassroom[]>;
  /** Those of the given ones that exist and are not removed. */
  existing(classroomIds: readonly ClassroomId[]): Promise<ClassroomId[]>;
  schoolOf(classroomId: ClassroomId): Promise<SchoolId | undefined>;
  /** Throws `classroom.name-taken`. */
  create(classroomId: ClassroomId, schoolId: SchoolId, fields: ClassroomFields): Promise<void>;
  /** Throws `classroom.name-taken`. */
  update(classroomId: ClassroomId, fields: ClassroomFields): Promise<void>;
  /** Whether a lesson that has not ended lists it. */
  isInUse(classroomId: ClassroomId): Promise<boolean>;
  remove(classroomId: ClassroomId, atMs: number): Promise<void>;
}

/** What is set of a course; its school is its teacher's. */
export type CourseFields = Pick<Course, 'title' | 'subject' | 'grade' | 'teacherId' | 'schoolId'>;

/** Which courses or lessons somebody may see: all, those of a school, or a teacher's own. */
export type Sight =
  | { readonly kind: 'all' }
  | { readonly kind: 'school'; readonly schoolId: SchoolId }
  | { readonly kind: 'teacher'; readonly teacherId: PersonId };

/** Where courses are kept. */
export interface CourseStore {
  list(sight: Sight): Promise<Course[]>;
  find(courseId: CourseId): Promise<Course | undefined>;
  create(courseId: CourseId, course: CourseFields): Promise<void>;
  update(courseId: CourseId, course: CourseFields): Promise<void>;
  remove(courseId: CourseId): Promise<void>;
}

/** A lesson at rest; who is online is not known there. */
export type StoredLesson = Omit<Lesson, 'listening'> & {
  readonly listening: readonly (Omit<Lesson['listening'][number], 'online'> & { readonly schoolId: SchoolId })[];
};

/** What is set of a lesson. */
export type LessonFields = {
  readonly title: string;
  readonly courseId: CourseId;
  readonly teacherId: PersonId;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** Whether it is recorded from its start on. */
  readonly recorded: boolean;
  readonly listening: readonly ClassroomId[];
};

/** Lessons that touch [fromMs, toMs). */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** Where lessons are kept. */
export interface LessonStore {
  /** Earliest first. A school's sight includes lessons that its classrooms listen to. */
  list(sight: Sight, span: Span, limit: number): Promise<StoredLesson[]>;
  /** Those that are live, whenever they were planned; the one that began first before the others. */
  listLive(sight: Sight, limit: number): Promise<StoredLesson[]>;
  /** A teacher's lessons in the span, and those that are live whenever they began. */
  listToday(teacherId: PersonId, span: Span): Promise<StoredLesson[]>;
  /** Lessons that a classroom listens to and that end after `fromMs` or are live; earliest first. */
  listFor(classroomId: ClassroomId, fromMs: number, limit: number): Promise<StoredLesson[]>;
  find(lessonId: LessonId): Promise<StoredLesson | undefined>;
  /** Throws `lesson.conflict` when the teacher or a classroom is in another lesson then. */
  create(lessonId: LessonId, lesson: LessonFields): Promise<void>;
  /** Throws `lesson.conflict`, and `lesson.already-live` or `lesson.ended` once it is no longer planned. */
  update(lessonId: LessonId, lesson: LessonFields): Promise<void>;
  /** Throws `lesson.already-live` or `lesson.ended` once it is no longer planned. */
  remove(lessonId: LessonId): Promise<void>;
}
