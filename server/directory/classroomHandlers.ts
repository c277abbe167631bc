import type { Classroom, EndpointHandlers } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { ClassroomId, idPrefixes } from '../../shared/vocabulary/index.ts';
import { type Caller, mustReach, personOf, reaches, reachOf } from '../accounts/Caller.ts';
import type { PersonIdentity } from '../accounts/Identity.ts';
import type { Clock } from '../platform/Clock.ts';
import { newId } from '../platform/newId.ts';
import type { Presence } from './DisplayPresence.ts';
import type { ClassroomStore, SchoolStore, StoredClassroom } from './ports.ts';
import { narrowedTo } from './schoolHandlers.ts';

type Deps = {
  readonly classrooms: ClassroomStore;
  readonly schools: SchoolStore;
  readonly presence: Presence;
  readonly revokeDisplaysOf: (classroomId: ClassroomId) => Promise<void>;
  readonly clock: Clock;
};
type Handlers = Pick<
  EndpointHandlers<Caller>,
  'classrooms.list' | 'classrooms.create' | 'classrooms.update' | 'classrooms.remove'
>;

/** A classroom as this person may see it: displays only of one's own school. */
function seenBy(person: PersonIdentity, presence: Presence, classroom: StoredClassroom): Classroom {
  const mine = person.schoolId === classroom.schoolId || reaches(reachOf(person), classroom.schoolId);
  const displays = mine
    ? classroom.displays.map((display) => ({ ...display, online: presence.isOnline(display.displayId) }))
    : [];
  return { ...classroom, displays };
}

async function mustOwn(caller: Caller, { classrooms }: Deps, classroomId: ClassroomId): Promise<void> {
  const schoolId = await classrooms.schoolOf(classroomId);
  if (schoolId === undefined) throw new AppError('classroom.not-found', { classroomId });
  mustReach(caller, schoolId);
}

async function remove(caller: Caller, deps: Deps, classroomId: ClassroomId): Promise<void> {
  await mustOwn(caller, deps, classroomId);
  if (await deps.classrooms.isInUse(classroomId)) throw new AppError('classroom.in-use', { classroomId });
  await deps.revokeDisplaysOf(classroomId);
  await deps.classrooms.remove(classroomId, deps.clock.nowMs());
}

/** The classrooms of the schools. */
export function classroomHandlers(deps: Deps): Handlers {
  const { classrooms, schools, presence } = deps;
  return {
    'classrooms.list': async (caller, { query }) => {
      const person = personOf(caller);
      const only = narrowedTo(person);
      const asked = query.schoolId ?? only;
      if (only !== null && asked !== only) return { classrooms: [] };
      const listed = await classrooms.list(asked);
      return { classrooms: listed.map((classroom) => seenBy(person, presence, classroom)) };
    },
    'classrooms.create': async (caller, { body: { schoolId, ...fields } }) => {
      mustReach(caller, schoolId);
      if (!(await schools.find(schoolId))) throw new AppError('school.not-found', { schoolId });
      const classroomId = newId(ClassroomId, idPrefixes.classroom);
      await classrooms.create(classroomId, schoolId, fields);
      return { classroomId };
    },
    'classrooms.update': async (caller, { params, body }) => {
      await mustOwn(caller, deps, params.classroomId);
      await classrooms.update(params.classroomId, body);
      return {};
    },
    'classrooms.remove': async (caller, { params }) => {
      await remove(caller, deps, params.classroomId);
      return {};
    },
  };
}
