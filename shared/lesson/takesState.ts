import { z } from 'zod';
import { AtMs, TakeId } from '../vocabulary/index.ts';

/** What is wrong with a take that goes on: the disk has little room left, or for a moment nothing is being kept. */
export const TakeTrouble = z.enum(['disk-low', 'interrupted']);
export type TakeTrouble = z.infer<typeof TakeTrouble>;

/** Why a take ended: the teacher ended it, the lesson ended, or the disk is full. */
export const TakeEnd = z.enum(['teacher', 'lesson', 'disk-full']);
export type TakeEnd = z.infer<typeof TakeEnd>;

/** A take of this lesson: from its beginning to its end everything is kept, and nothing outside of it. */
export const Take = z.object({
  takeId: TakeId,
  beganAtMs: AtMs,
  /** `null`: it goes on. */
  endedAtMs: AtMs.nullable(),
  ended: TakeEnd.nullable(),
  trouble: TakeTrouble.nullable(),
});
export type Take = z.infer<typeof Take>;
