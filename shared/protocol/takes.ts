import { z } from 'zod';
import { TakeEnd, TakeTrouble } from '../lesson/takesState.ts';
import { TakeId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const takesRequests = {
  /**
   * Begins to record, and every screen says so. One that goes on already goes on.
   * Errors: `lesson.not-live`, `take.no-room` (the disk is nearly full).
   */
  'take.begin': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({ takeId: TakeId }) }),
  /** Ends it: what comes after is not kept. Ending twice is harmless. */
  'take.end': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({}) }),
};

export const takesFacts = {
  'take.began': z.object({ takeId: TakeId }),
  'take.ended': z.object({ takeId: TakeId, reason: TakeEnd }),
  /** Something is wrong with it, or with `null` no more. */
  'take.trouble': z.object({ takeId: TakeId, trouble: TakeTrouble.nullable() }),
};
