import { z } from 'zod';
import { LessonState } from '../lesson/state.ts';
import { AtMs, LessonId, OBSERVING } from '../vocabulary/index.ts';
import { request } from './define.ts';
import { MediaOffer, TcpFirst } from './media.ts';
import { ReceivableRtp } from './rtp.ts';

/** Silent observation (听课, 巡课): looking into a live lesson without a seat in it. It leaves no facts. */
export const observingRequests = {
  /**
   * Begins to observe a lesson that is live, instead of the one before. `knownSeq`, `state`, `canReceive` and `media` are
   * those of `lesson.join`. Errors: `lesson.not-found`, `lesson.not-yours` (out of reach), `lesson.not-live`,
   * `lesson.ended`, `observing.nobody-there`, `observing.full`.
   */
  'observing.enter': request({
    by: OBSERVING,
    body: z.strictObject({
      lessonId: LessonId,
      knownSeq: z.int().min(0).default(0),
      canReceive: ReceivableRtp.nullable().default(null),
      tcpFirst: TcpFirst,
    }),
    reply: z.object({ serverAtMs: AtMs, state: LessonState.nullable(), media: MediaOffer.nullable() }),
  }),
  /** The whole state as observers know it. Errors: `observing.missing`. */
  'observing.read': request({ by: OBSERVING, body: z.strictObject({}), reply: z.object({ state: LessonState }) }),
  /** Observes no more. Harmless when nothing was observed. */
  'observing.leave': request({ by: OBSERVING, body: z.strictObject({}), reply: z.object({}) }),
};
