import { z } from 'zod';
import { ADMINISTRATORS, CourseId, Grade, Name, PersonId, SchoolId, SIGNED_IN, Subject } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

const courseParams = z.strictObject({ courseId: CourseId });

const courseFields = z.strictObject({ title: Name, subject: Subject, grade: Grade, teacherId: PersonId });

/** A course (课程): a subject for a grade, taught by a lead teacher of a school. */
export const Course = z.object({
  courseId: CourseId,
  schoolId: SchoolId,
  schoolName: Name,
  title: Name,
  subject: Subject,
  grade: Grade,
  teacherId: PersonId,
  teacherName: Name,
  lessons: z.int().min(0),
});
export type Course = z.infer<typeof Course>;

export const coursesApi = {
  /** Administrators see their school's or the district's; a teacher sees those they teach. */
  'courses.list': endpoint({
    method: 'GET',
    path: '/api/courses',
    by: SIGNED_IN,
    reply: z.object({ courses: z.array(Course) }),
  }),
  'courses.create': endpoint({
    method: 'POST',
    path: '/api/courses',
    by: ADMINISTRATORS,
    body: courseFields,
    reply: z.object({ courseId: CourseId }),
  }),
  'courses.update': endpoint({
    method: 'PUT',
    path: '/api/courses/:courseId',
    by: ADMINISTRATORS,
    params: courseParams,
    body: courseFields,
  }),
  /** Refused with `course.in-use` while lessons belong to it. */
  'courses.remove': endpoint({
    method: 'DELETE',
    path: '/api/courses/:courseId',
    by: ADMINISTRATORS,
    params: courseParams,
  }),
};
