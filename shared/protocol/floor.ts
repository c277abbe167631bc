import { z } from 'zod';
import { SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** How long a turn may be limited to, in ms. */
const LimitMs = z.int().min(30_000).max(600_000);

export const floorRequests = {
  /**
   * Puts a classroom on stage, whether or not it has raised a hand: its picture large and its sound live everywhere.
   * It takes the place of whoever is there; in a discussion it joins them (`floor.full` when there is no place left).
   * With `limitMs` the turn ends by itself. Granting twice is harmless, and does not begin the turn anew.
   */
  'floor.grant': request({
    by: ['teacher'],
    body: z.strictObject({ seatId: SeatId, limitMs: LimitMs.nullable().default(null) }),
    reply: z.object({}),
  }),
  /** Takes a classroom off the stage. A classroom may end its own turn. Ending twice is harmless. */
  'floor.end': request({
    by: ['teacher', 'classroom', 'assistant'],
    body: z.strictObject({ seatId: SeatId }),
    reply: z.object({}),
  }),
  /** Takes everybody off the stage. */
  'floor.clear': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({}) }),
  /** Opens the stage to several classrooms, or closes it again; then the first who came stays. */
  'floor.discuss': request({ by: ['teacher'], body: z.strictObject({ on: z.boolean() }), reply: z.object({}) }),
};

export const floorFacts = {
  /** `limitMs`: the turn ends by itself after this; absent when it is not limited. */
  'floor.granted': z.object({ seatId: SeatId, limitMs: z.int().min(1).optional() }),
  /** `away`: the classroom's line was gone longer than the floor is kept. `time-up`: the turn's limit was reached. */
  'floor.ended': z.object({
    seatId: SeatId,
    reason: z.enum(['teacher', 'classroom', 'replaced', 'away', 'time-up', 'lesson-ended']),
  }),
  'discussion.opened': z.object({}),
  'discussion.closed': z.object({}),
};
