import type { Stores } from '../../../server/persistence/stores.ts';
import { addTake, type MadeTake } from './addTake.ts';
import { LONG_LESSON, longLog } from './longLesson.ts';

/** A take of the long lesson: its whole log, and no files, since what is looked at are its numbers. */
export async function addLongLesson(stores: Stores, _dataDir: string, made: MadeTake) {
  const { takeId, lessonId } = await addTake(stores, { ...made, lengthMs: LONG_LESSON.lengthMs });
  const plan = await stores.plans.find(lessonId);
  if (!plan) throw new Error('the lesson has no plan');
  await stores.lessonLogs.append({ lessonId, facts: longLog(plan, takeId, made.beganAtMs), answers: [] });
  return { takeId, lessonId, beganAtMs: made.beganAtMs };
}
