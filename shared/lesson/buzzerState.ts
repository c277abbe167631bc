import { z } from 'zod';
import { AtMs, BuzzerId, ClassroomId } from '../vocabulary/index.ts';

/** One classroom's press. */
export const BuzzerPress = z.object({
  classroomId: ClassroomId,
  /** When it was pressed, by the server's clock and with the way here taken off. */
  pressedAtMs: AtMs,
  /** When it arrived here. */
  arrivedAtMs: AtMs,
});
export type BuzzerPress = z.infer<typeof BuzzerPress>;

/** A buzzer (抢答) that is up: who is first may answer. */
export const Buzzer = z.object({
  buzzerId: BuzzerId,
  /** From when on a press counts. It lies ahead of the opening, so that all have heard of it by then. */
  opensAtMs: AtMs,
  /** In the order in which they arrived; a classroom has one. */
  presses: z.array(BuzzerPress),
  /** Who was first, once that is decided. */
  wonBy: ClassroomId.nullable(),
});
export type Buzzer = z.infer<typeof Buzzer>;
