import { z } from 'zod';
import { RollCount } from '../lesson/rollcallState.ts';
import { ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const rollcallRequests = {
  /** The teacher asks all classrooms who is there. */
  'rollcall.open': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({}) }),
  /** The caller's classroom says how many there should be and how many there are; also without being asked. */
  'rollcall.enter': request({
    by: ['classroom', 'assistant'],
    body: RollCount.strict().refine(({ expected, present }) => present <= expected, { path: ['present'] }),
    reply: z.object({}),
  }),
};

export const rollcallFacts = {
  'rollcall.opened': z.object({}),
  'rollcall.entered': RollCount.extend({ classroomId: ClassroomId }),
};
