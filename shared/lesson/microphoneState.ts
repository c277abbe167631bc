import { z } from 'zod';
import { AtMs, SeatRole } from '../vocabulary/index.ts';

/** A classroom's microphone, as far as people have switched it. Classrooms without one here have never been muted. */
export const Microphone = z.object({
  muted: z.boolean(),
  /** Who switched it last. */
  by: SeatRole,
  /** Since when the teacher asks the classroom to open it; `null` when nobody asks. */
  askedAtMs: AtMs.nullable(),
});
export type Microphone = z.infer<typeof Microphone>;
