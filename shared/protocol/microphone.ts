import { z } from 'zod';
import { ClassroomId, SeatRole } from '../vocabulary/index.ts';
import { request } from './define.ts';

const NOTHING = { body: z.strictObject({}), reply: z.object({}) };
const ONE_CLASSROOM = { body: z.strictObject({ classroomId: ClassroomId }), reply: z.object({}) };

export const microphoneRequests = {
  /** Mutes or opens the caller's own classroom. Only the classroom itself opens its microphone. */
  'microphone.switch': request({
    by: ['classroom', 'assistant'],
    body: z.strictObject({ muted: z.boolean() }),
    reply: z.object({}),
  }),
  /** The classroom does not open it now, though the teacher asks. */
  'microphone.decline': request({ by: ['classroom', 'assistant'], ...NOTHING }),
  /** The teacher mutes a classroom. */
  'microphone.mute': request({ by: ['teacher'], ...ONE_CLASSROOM }),
  /** The teacher asks a muted classroom to open its microphone. */
  'microphone.ask': request({ by: ['teacher'], ...ONE_CLASSROOM }),
};

export const microphoneFacts = {
  'microphone.muted': z.object({ classroomId: ClassroomId, by: SeatRole }),
  'microphone.opened': z.object({ classroomId: ClassroomId, by: SeatRole }),
  'microphone.asked': z.object({ classroomId: ClassroomId }),
  'microphone.declined': z.object({ classroomId: ClassroomId }),
};
