import { z } from 'zod';
import { SignalKind } from '../lesson/signalsState.ts';
import { ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const signalsRequests = {
  /** The caller's classroom cannot hear, cannot see, or cannot follow. */
  'signal.give': request({
    by: ['classroom', 'assistant'],
    body: z.strictObject({ kind: SignalKind }),
    reply: z.object({}),
  }),
  /** The teacher has seen what a classroom signals. */
  'signal.acknowledge': request({
    by: ['teacher'],
    body: z.strictObject({ classroomId: ClassroomId }),
    reply: z.object({}),
  }),
};

export const signalsFacts = {
  'signal.given': z.object({ classroomId: ClassroomId, kind: SignalKind }),
  'signal.acknowledged': z.object({ classroomId: ClassroomId }),
};
