import { z } from 'zod';
import { PraiseKind } from '../lesson/classToolsState.ts';
import { ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const praiseRequests = {
  /** Applause or a star for a classroom, seen and heard by all. The same within a second is a double press. */
  'praise.give': request({
    by: ['teacher'],
    body: z.strictObject({ classroomId: ClassroomId, kind: PraiseKind }),
    reply: z.object({}),
  }),
  /** Takes a star back that was given by mistake. */
  'praise.take-star': request({
    by: ['teacher'],
    body: z.strictObject({ classroomId: ClassroomId }),
    reply: z.object({}),
  }),
};

export const praiseFacts = {
  'praise.given': z.object({ classroomId: ClassroomId, kind: PraiseKind }),
  'praise.star-taken': z.object({ classroomId: ClassroomId }),
};
