import { z } from 'zod';
import { CatchUpEnd } from '../lesson/catchupState.ts';
import { AtMs, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const catchupRequests = {
  /**
   * The caller's classroom wants to see what it missed. Asked twice, the second time nothing happens. Errors:
   * `lesson.not-live`, `catchup.nothing-missed`.
   */
  'catchup.begin': request({ by: ['classroom', 'assistant'], body: z.strictObject({}), reply: z.object({}) }),
  /** It goes on with the lesson: it does not want to see it, or not any more. Errors: as above. */
  'catchup.end': request({ by: ['classroom', 'assistant'], body: z.strictObject({}), reply: z.object({}) }),
};

export const catchupFacts = {
  /**
   * A classroom is back and is asked whether it wants to see what it missed from `fromAtMs` on. It was away for
   * `missedMs`; when that is long, only the last of it is offered.
   */
  'catchup.offered': z.object({ seatId: SeatId, fromAtMs: AtMs, missedMs: z.int().min(0) }),
  /** It sees what it missed, `paceRatio` times as fast as it happened; with the teacher's sound where there is a take. */
  'catchup.begun': z.object({ seatId: SeatId, sound: z.boolean(), paceRatio: z.number().gt(1).max(4) }),
  /** It is with the lesson. */
  'catchup.ended': z.object({ seatId: SeatId, reason: CatchUpEnd }),
};
