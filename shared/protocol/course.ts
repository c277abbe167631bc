import { z } from 'zod';
import { LessonPlan } from '../lesson/state.ts';
import { AtMs } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** The course of a lesson: its beginning and its end. */
export const courseRequests = {
  /** Begins the lesson for everyone. Beginning twice is harmless. */
  'lesson.start': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({ startedAtMs: AtMs }) }),
  /** Ends it for everyone; nothing more can happen in it. Ending twice is harmless. */
  'lesson.end': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({ endedAtMs: AtMs }) }),
};

export const courseFacts = {
  /** The first seat came: the plan as it was then. Said again when the plan changes before the start. */
  'lesson.opened': z.object({ plan: LessonPlan }),
  'lesson.started': z.object({}),
  'lesson.ended': z.object({}),
};
