import { z } from 'zod';
import { SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const floorRequests = {
  /** Puts a classroom on stage: its picture large and its sound live everywhere. Granting twice is harmless. */
  'floor.grant': request({ by: ['teacher'], body: z.strictObject({ seatId: SeatId }), reply: z.object({}) }),
  /** Takes a classroom off the stage. A classroom may end its own turn. Ending twice is harmless. */
  'floor.end': request({ by: ['teacher', 'classroom'], body: z.strictObject({ seatId: SeatId }), reply: z.object({}) }),
};

export const floorFacts = {
  'floor.granted': z.object({ seatId: SeatId }),
  /** `away`: the classroom's line was gone longer than the floor is kept. */
  'floor.ended': z.object({
    seatId: SeatId,
    reason: z.enum(['teacher', 'classroom', 'replaced', 'away', 'lesson-ended']),
  }),
};
