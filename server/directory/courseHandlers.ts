import type { EndpointHandlers, EndpointRequest, Person } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { CourseId, idPrefixes, type PersonId } from '../../shared/vocabulary/index.ts';
import { type Caller, mustReach, personOf } from '../accounts/Caller.ts';
import { newId } from '../platform/newId.ts';
import type { CourseFields, CourseStore } from './ports.ts';
import { sightOf } from './sight.ts';

/** Who people are, as far as the timetable must know. */
export interface Teachers {
  find(personId: PersonId): Promise<Person | undefined>;
}

type Deps = { readonly courses: CourseStore; readonly teachers: Teachers };
type Handlers = Pick<EndpointHandlers<Caller>, 'courses.list' | 'courses.create' | 'courses.update' | 'courses.remove'>;

/** The teacher whom an administrator names: one of a school that the administrator runs. */
export async function namedTeacher(caller: Caller, teachers: Teachers, teacherId: PersonId): Promise<Person> {
  const teacher = await teachers.find(teacherId);
  if (!teacher) throw new AppError('person.not-found', { personId: teacherId });
  mustReach(caller, teacher.schoolId);
  if (teacher.disabled || !teacher.roles.includes('teacher'))
    throw new AppError('request.malformed', { at: 'body.teacherId' });
  return teacher;
}

async function complete(
  caller: Caller,
  { teachers }: Deps,
  body: EndpointRequest<'courses.create'>['body'],
): Promise<CourseFields> {
  const { schoolId } = await namedTeacher(caller, teachers, body.teacherId);
  if (schoolId === null) throw new AppError('request.malformed', { at: 'body.teacherId' });
  return { ...body, schoolId };
}

/** The courses of the schools. */
export function courseHandlers(deps: Deps): Handlers {
  const { courses } = deps;
  const owned = async (caller: Caller, courseId: CourseId) => {
    const course = await courses.find(courseId);
    if (!course) throw new AppError('course.not-found', { courseId });
    mustReach(caller, course.schoolId);
    return course;
  };
  return {
    'courses.list': async (caller) => ({ courses: await courses.list(sightOf(personOf(caller))) }),
    'courses.create': async (caller, { body }) => {
      const courseId = newId(CourseId, idPrefixes.course);
      await courses.create(courseId, await complete(caller, deps, body));
      return { courseId };
    },
    'courses.update': async (caller, { params, body }) => {
      await owned(caller, params.courseId);
      await courses.update(params.courseId, await complete(caller, deps, body));
      return {};
    },
    'courses.remove': async (caller, { params }) => {
      const { lessons } = await owned(caller, params.courseId);
      if (lessons > 0) throw new AppError('course.in-use', { courseId: params.courseId, lessons });
      await courses.remove(params.courseId);
      return {};
    },
  };
}
