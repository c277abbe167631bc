import type { Classroom } from '../../shared/api/index.ts';

/** The classroom that a display is for, and its name as it is read out. */
export type Target = { readonly classroomId: Classroom['classroomId']; readonly name: string };

/** A classroom as a target: 双湾小学 五年级(1)班. */
export function targetOf({ classroomId, schoolName, name }: Classroom): Target {
  return { classroomId, name: `${schoolName} ${name}` };
}
