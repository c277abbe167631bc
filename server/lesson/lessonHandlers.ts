import type { Handlers } from '../../shared/protocol/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Asked } from './Caller.ts';
import { courseHandlers } from './course/courseHandlers.ts';
import { floorHandlers } from './floor/floorHandlers.ts';
import type { Lessons } from './Lessons.ts';
import { layoutHandlers } from './layout/layoutHandlers.ts';
import { linkHandlers } from './link/linkHandlers.ts';
import type { LessonPlans } from './ports.ts';
import { presenceHandlers } from './presence/presenceHandlers.ts';
import { soundHandlers } from './sound/soundHandlers.ts';
import { streamHandlers } from './streams/streamHandlers.ts';

/** All features of a live lesson. A request of the contract without a handler here does not compile. */
export function lessonHandlers(parts: { lessons: Lessons; plans: LessonPlans; clock: Clock }): Handlers<Asked> {
  return {
    ...presenceHandlers(parts),
    ...courseHandlers(parts),
    ...streamHandlers(),
    ...floorHandlers(),
    ...layoutHandlers(),
    ...soundHandlers(),
    ...linkHandlers(parts),
  };
}
