import { z } from 'zod';
import { Child, HandIntent, NO_CHILD } from '../lesson/handsState.ts';
import { SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const handsRequests = {
  /**
   * Puts the caller's classroom into the queue. Raising again changes what the hand is about and keeps its place.
   * An assistant's phone raises the hand of the room that it is in.
   */
  'hand.raise': request({
    by: ['classroom', 'assistant'],
    body: z.strictObject({ intent: HandIntent, child: Child.strict().default(NO_CHILD) }),
    /** Its place in the queue, from 1. */
    reply: z.object({ place: z.int().min(1) }),
  }),
  /** Takes a hand down: a classroom and its assistants their own, the teacher any. Harmless when it is down. */
  'hand.lower': request({
    by: ['teacher', 'classroom', 'assistant'],
    body: z.strictObject({ seatId: SeatId }),
    reply: z.object({}),
  }),
  /** Takes all hands down. */
  'hand.lower-all': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({}) }),
};

export const handsFacts = {
  /** A hand went up or, when it was up, is about something else now. */
  'hand.raised': z.object({ seatId: SeatId, intent: HandIntent, child: Child }),
  /** `granted`: the classroom was called. The lesson's end takes all hands down without a word. */
  'hand.lowered': z.object({ seatId: SeatId, reason: z.enum(['classroom', 'teacher', 'granted', 'left']) }),
};
