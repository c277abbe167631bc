import { z } from 'zod';
import { AtMs, PassId, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** A pass code: 128 random bits. Whoever shows it first, once and in time, assists the classroom. */
export const PassCode = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const assistantRequests = {
  /**
   * A display asks for a code to show to an assistant's phone. The code that was shown before stays good until its
   * time is over, for whoever is just scanning it; `alone` takes all earlier ones away.
   */
  'pass.issue': request({
    by: ['classroom'],
    body: z.strictObject({ alone: z.boolean().default(false) }),
    reply: z.object({ passId: PassId, code: PassCode, expiresAtMs: AtMs }),
  }),
  /** Takes the pass of an assistant's seat away; its phone is cut at once. A display only those of its own classroom. */
  'pass.revoke': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ seatId: SeatId }),
    reply: z.object({}),
  }),
};

export const assistantFacts = {
  /** The pass of an assistant's seat was taken away. */
  'pass.revoked': z.object({ seatId: SeatId }),
};
