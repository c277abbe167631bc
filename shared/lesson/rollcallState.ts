import { z } from 'zod';
import { AtMs } from '../vocabulary/index.ts';

/** More pupils than any classroom has. */
export const MOST_PUPILS = 300;

/** How many pupils there should be (应到), and how many there are (实到). */
export const RollCount = z.object({
  expected: z.int().min(0).max(MOST_PUPILS),
  present: z.int().min(0).max(MOST_PUPILS),
});
export type RollCount = z.infer<typeof RollCount>;

/** The roll call of a lesson (点名). */
export const RollCall = z.object({
  /** When the teacher last asked for it; `null`: never. */
  openedAtMs: AtMs.nullable(),
  /** What each classroom has said, by classroom. */
  counts: z.record(z.string(), RollCount.extend({ atMs: AtMs })),
});
export type RollCall = z.infer<typeof RollCall>;
