import { z } from 'zod';
import { AtMs, SIGNED_IN, StudyId, TakeId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** At most this many lessons are compared. */
export const MAX_PARALLEL_LESSONS = 4;

/** Two moments that correspond, each in ms since its take began: the one on the first lesson, the other on this. */
const ParallelLink = z.strictObject({
  firstMs: z.int().min(0).max(86_400_000),
  ownMs: z.int().min(0).max(86_400_000),
});
export type ParallelLink = z.infer<typeof ParallelLink>;

/** One of several lessons that are compared (同课异构). */
const ParallelLesson = z.object({
  /** Each lesson has sheets and agreement of its own. */
  studyId: StudyId,
  takeId: TakeId,
  lessonTitle: z.string(),
  teacherName: z.string(),
  beganAtMs: AtMs,
  /** How long the take is, in ms. */
  lengthMs: z.number().min(0),
  /** `null`: on the first lesson, and where none has been set: both begin together. */
  link: ParallelLink.nullable(),
});
export type ParallelLesson = z.infer<typeof ParallelLesson>;

const Lessons = z.object({ lessons: z.array(ParallelLesson) });
const studyParams = z.strictObject({ studyId: StudyId });

/**
 * Several lessons compared in one study: the same people, questions and instruments; each lesson with sheets of its own.
 * All refuse whoever is not in the study: `study.not-found`, `study.not-yours`.
 */
export const parallelsApi = {
  /** The lessons that are compared, the first one first; it alone where nothing is compared. Only those that the asker is in. */
  'parallels.list': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/lessons',
    by: SIGNED_IN,
    params: studyParams,
    reply: Lessons,
  }),
  /**
   * Adds a lesson whose take the asker may watch; leads only. All in the study come with it. Twice is harmless. Errors:
   * `study.archived`, `take.not-found`, `take.not-yours`, `take.not-ended`, `study.lessons-full`, `study.cannot-watch`
   * (somebody in the study may not, and the asker cannot let them).
   */
  'parallels.add': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/lessons',
    by: SIGNED_IN,
    params: studyParams,
    body: z.strictObject({ takeId: TakeId }),
    reply: Lessons,
  }),
  /** Says which moments correspond, of a lesson that was added; leads only. Errors: `study.archived`, `study.not-compared`. */
  'parallels.link': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/lessons/link',
    by: SIGNED_IN,
    params: studyParams,
    body: z.strictObject({ link: ParallelLink.nullable() }),
    reply: Lessons,
  }),
};
