import { z } from 'zod';
import { ADMINISTRATORS, AtMs, ClassroomId, DisplayId, Name, SchoolId, SIGNED_IN } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

const schoolParams = z.strictObject({ schoolId: SchoolId });
const classroomParams = z.strictObject({ classroomId: ClassroomId });

/** A school of the district. Names are unique in the district. */
export const School = z.object({ schoolId: SchoolId, name: Name, classrooms: z.int().min(0), people: z.int().min(0) });
export type School = z.infer<typeof School>;

/** Pupils on the classroom's roll (在册人数), 0–200. */
const Pupils = z.int().min(0).max(200);

/** A classroom and whether a display is paired with it. Names are unique in the school. */
export const Classroom = z.object({
  classroomId: ClassroomId,
  schoolId: SchoolId,
  schoolName: Name,
  name: Name,
  pupils: Pupils,
  /** Whether what it sends may be recorded. */
  recorded: z.boolean(),
  displays: z.array(
    z.object({
      displayId: DisplayId,
      /** What the device calls itself, e.g. `Chrome · Linux`. */
      label: Name,
      pairedAtMs: AtMs,
      pairedByName: Name,
      /** `null` until it has connected once. */
      lastSeenAtMs: AtMs.nullable(),
      online: z.boolean(),
    }),
  ),
});
export type Classroom = z.infer<typeof Classroom>;

const classroomFields = z.strictObject({ name: Name, pupils: Pupils, recorded: z.boolean().default(true) });

export const schoolsApi = {
  /** Administrators and teachers see all (they choose classrooms of any school); a school's researchers and observers see theirs. */
  'schools.list': endpoint({
    method: 'GET',
    path: '/api/schools',
    by: SIGNED_IN,
    reply: z.object({ schools: z.array(School) }),
  }),
  'schools.create': endpoint({
    method: 'POST',
    path: '/api/schools',
    by: ['district-administrator'],
    body: z.strictObject({ name: Name }),
    reply: z.object({ schoolId: SchoolId }),
  }),
  'schools.update': endpoint({
    method: 'PUT',
    path: '/api/schools/:schoolId',
    by: ['district-administrator'],
    params: schoolParams,
    body: z.strictObject({ name: Name }),
  }),
  /** Refused with `school.in-use` while it has classrooms or people. */
  'schools.remove': endpoint({
    method: 'DELETE',
    path: '/api/schools/:schoolId',
    by: ['district-administrator'],
    params: schoolParams,
  }),
  'classrooms.list': endpoint({
    method: 'GET',
    path: '/api/classrooms',
    by: SIGNED_IN,
    query: z.strictObject({ schoolId: SchoolId.optional() }),
    reply: z.object({ classrooms: z.array(Classroom) }),
  }),
  'classrooms.create': endpoint({
    method: 'POST',
    path: '/api/classrooms',
    by: ADMINISTRATORS,
    body: classroomFields.extend({ schoolId: SchoolId }),
    reply: z.object({ classroomId: ClassroomId }),
  }),
  'classrooms.update': endpoint({
    method: 'PUT',
    path: '/api/classrooms/:classroomId',
    by: ADMINISTRATORS,
    params: classroomParams,
    body: classroomFields,
  }),
  /** Refused with `classroom.in-use` while a lesson that has not ended lists it. Its displays are revoked. */
  'classrooms.remove': endpoint({
    method: 'DELETE',
    path: '/api/classrooms/:classroomId',
    by: ADMINISTRATORS,
    params: classroomParams,
  }),
};
