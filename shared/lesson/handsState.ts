import { z } from 'zod';
import { AtMs, SeatId } from '../vocabulary/index.ts';
import { personalName } from './personalName.ts';

/** What a class raises its hand for: to answer, to ask, or to show what it has made. */
export const HandIntent = z.enum(['answer', 'question', 'show-work']);
export type HandIntent = z.infer<typeof HandIntent>;

/** A child's name as it is typed on a phone. */
const ChildName = personalName(20);

/** Which child it is about: by name, by the number of its place in class, by both, or nobody in particular. */
export const Child = z.object({ name: ChildName.nullable(), number: z.int().min(1).max(99).nullable() });
export type Child = z.infer<typeof Child>;

/** Nobody in particular: the class. */
export const NO_CHILD: Child = { name: null, number: null };

/** A raised hand. It is the classroom's: one at a time, whoever of the class is meant. */
export const Hand = z.object({
  /** The seat of the classroom's display. */
  seatId: SeatId,
  intent: HandIntent,
  child: Child,
  /** Since when it waits; changing one's mind does not begin anew. */
  raisedAtMs: AtMs,
});
export type Hand = z.infer<typeof Hand>;

/** How often a classroom has raised its hand, and how long hands that are down again have waited altogether. */
export const HandTime = z.object({ hands: z.int().min(0), waitedMs: z.int().min(0) });
