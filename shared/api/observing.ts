import { z } from 'zod';
import { AtMs, OBSERVING } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { Lesson } from './lessons.ts';

/** At most this many live lessons in one answer. */
export const MAX_LIVE_LISTED = 200;

export const observingApi = {
  /**
   * The lessons that are live now as far as the asker may see lessons, the one that began first before the others, and
   * the one that is to begin next; `null`: none within two weeks.
   */
  'observing.list': endpoint({
    method: 'GET',
    path: '/api/observing',
    by: OBSERVING,
    reply: z.object({ live: z.array(Lesson), next: Lesson.nullable(), serverAtMs: AtMs }),
  }),
};
