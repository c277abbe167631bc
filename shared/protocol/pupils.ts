import { z } from 'zod';
import { ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** A room code (教室码): six letters and figures that cannot be taken for each other. Good for one classroom in one lesson. */
export const RoomCode = z.string().regex(/^[2-9A-HJ-NP-Z]{6}$/);

export const pupilsRequests = {
  /** Lets pupils' devices in and shows the codes on the displays, or no longer. */
  'pupils.admit': request({ by: ['teacher'], body: z.strictObject({ open: z.boolean() }), reply: z.object({}) }),
  /** Has what pupils write looked through before it is shown. */
  'pupils.moderate': request({ by: ['teacher'], body: z.strictObject({ on: z.boolean() }), reply: z.object({}) }),
  /** The code that the asker's classroom shows to its pupils; the same each time. */
  'pupils.code': request({ by: ['classroom'], body: z.strictObject({}), reply: z.object({ code: RoomCode }) }),
};

export const pupilsFacts = {
  'pupils.admitted': z.object({ open: z.boolean() }),
  'pupils.moderated': z.object({ on: z.boolean() }),
  /** How many devices a classroom has. Who they are the log does not say. */
  'pupils.counted': z.object({ classroomId: ClassroomId, devices: z.int().min(0) }),
};
