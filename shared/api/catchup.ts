import { z } from 'zod';
import { LessonState } from '../lesson/state.ts';
import { AtMs, LessonId, SeatId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** One answer brings at most so much of the teacher's sound, in ms. */
export const MOST_SOUND_MS = 20_000;

const params = z.strictObject({ lessonId: LessonId });

/**
 * What a classroom that catches up is shown; only while it does, and only to the display that has its seat. Errors of
 * both: `lesson.not-yours`, `catchup.nothing-missed`.
 */
export const catchupApi = {
  /**
   * Pages, ink and pointer from the moment that it sees now until `untilAtMs`, the server's clock at the answer: what
   * was so at that moment, and what happened since, as packed facts. To be asked for again before that is reached.
   */
  'catchup.read': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId/catchup',
    by: ['classroom'],
    params,
    reply: z.object({
      state: LessonState,
      facts: z.array(z.tuple([z.int(), AtMs, SeatId.nullable(), z.string(), z.unknown()])),
      untilAtMs: AtMs,
    }),
  }),
  /**
   * The teacher's sound from a moment on, as far as it is on the disk: pieces that are WebM files of their own, each
   * from `startAtMs` on. `untilAtMs`: so far it is complete; to be asked for again from there.
   */
  'catchup.sound': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId/catchup/sound',
    by: ['classroom'],
    params,
    query: z.strictObject({ fromAtMs: z.coerce.number().pipe(AtMs) }),
    reply: z.object({
      pieces: z.array(z.object({ startAtMs: z.number().min(0), webm: z.base64() })),
      untilAtMs: z.number().min(0),
    }),
  }),
};
