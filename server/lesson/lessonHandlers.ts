import type { Handlers } from '../../shared/protocol/index.ts';
import type { Clock } from '../platform/Clock.ts';
import { assistantHandlers } from './assistant/assistantHandlers.ts';
import { audibleHandlers } from './audible/audibleHandlers.ts';
import { bellHandlers } from './bell/bellHandlers.ts';
import type { Asked } from './Caller.ts';
import { catchupHandlers } from './catchup/catchupHandlers.ts';
import { courseHandlers } from './course/courseHandlers.ts';
import { coursewareHandlers } from './courseware/coursewareHandlers.ts';
import { drillHandlers } from './drill/drillHandlers.ts';
import { floorHandlers } from './floor/floorHandlers.ts';
import { guardHandlers } from './guard/guardHandlers.ts';
import { handsHandlers } from './hands/handsHandlers.ts';
import { inkHandlers } from './ink/inkHandlers.ts';
import type { Lessons } from './Lessons.ts';
import { layoutHandlers } from './layout/layoutHandlers.ts';
import { linkHandlers } from './link/linkHandlers.ts';
import { messagesHandlers } from './messages/messagesHandlers.ts';
import { microphoneHandlers } from './microphone/microphoneHandlers.ts';
import { observingHandlers } from './observing/observingHandlers.ts';
import { buzzerHandlers } from './polls/buzzerHandlers.ts';
import { type PupilAnswersDesk, pollHandlers } from './polls/pollHandlers.ts';
import type { LessonPlans, ObservedLessons, PassDesk } from './ports.ts';
import { praiseHandlers } from './praise/praiseHandlers.ts';
import { presenceHandlers } from './presence/presenceHandlers.ts';
import { type PupilDesk, pupilsHandlers } from './pupils/pupilsHandlers.ts';
import { rollcallHandlers } from './rollcall/rollcallHandlers.ts';
import { signalsHandlers } from './signals/signalsHandlers.ts';
import { soundHandlers } from './sound/soundHandlers.ts';
import { streamHandlers } from './streams/streamHandlers.ts';
import { surfaceHandlers } from './surface/surfaceHandlers.ts';
import { type RoomForTakes, takesHandlers } from './takes/takesHandlers.ts';
import { timerHandlers } from './timer/timerHandlers.ts';

/** What the features of a live lesson need of the rest. */
type Parts = {
  readonly lessons: Lessons;
  readonly plans: LessonPlans;
  readonly observed: ObservedLessons;
  readonly passes: PassDesk;
  readonly pupils: PupilDesk & PupilAnswersDesk;
  readonly recording: RoomForTakes;
  readonly clock: Clock;
};

/** All features of a live lesson. A request of the contract without a handler here does not compile. */
export function lessonHandlers(parts: Parts): Handlers<Asked> {
  return {
    ...presenceHandlers(parts),
    ...courseHandlers(parts),
    ...streamHandlers(),
    ...floorHandlers(),
    ...handsHandlers(),
    ...layoutHandlers(),
    ...soundHandlers(),
    ...guardHandlers(),
    ...audibleHandlers(),
    ...linkHandlers(parts),
    ...catchupHandlers(parts),
    ...pollHandlers(parts),
    ...pupilsHandlers(parts),
    ...buzzerHandlers(parts),
    ...timerHandlers(parts),
    ...bellHandlers(parts),
    ...praiseHandlers(parts),
    ...inkHandlers(parts),
    ...surfaceHandlers(),
    ...coursewareHandlers(),
    ...assistantHandlers(parts),
    ...microphoneHandlers(parts),
    ...signalsHandlers(parts),
    ...rollcallHandlers(),
    ...messagesHandlers(parts),
    ...takesHandlers(parts),
    ...observingHandlers(parts),
    ...drillHandlers(),
  };
}
