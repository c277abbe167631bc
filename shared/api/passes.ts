import { z } from 'zod';
import { PassCode } from '../protocol/assistant.ts';
import { ClassroomId, LessonId, Name, PassId } from '../vocabulary/index.ts';
import { ANYONE, endpoint } from './endpoint.ts';

/** What a phone may do with its pass: assist one classroom in one lesson. */
export const Pass = z.object({
  passId: PassId,
  lessonId: LessonId,
  lessonTitle: Name,
  classroomId: ClassroomId,
  schoolName: Name,
  classroomName: Name,
});
export type Pass = z.infer<typeof Pass>;

/** A phone needs no account: whoever stands in front of the classroom's screen can scan the code on it. */
export const passesApi = {
  /**
   * Makes the code on a display the pass of this phone, once. A phone that has a good pass for the same classroom and
   * lesson keeps it, and the code stays unspent. Errors: `pass.not-found`, `pass.expired`, `pass.too-many`.
   */
  'passes.redeem': endpoint({
    method: 'POST',
    path: '/api/pass',
    by: ANYONE,
    body: z.strictObject({ code: PassCode }),
    reply: z.object({ pass: Pass }),
  }),
  /** The pass that this phone has. Errors: `pass.not-found`, `pass.expired`, `pass.revoked`. */
  'passes.read': endpoint({ method: 'GET', path: '/api/pass', by: ANYONE, reply: z.object({ pass: Pass }) }),
};
