import type { LessonPlan, LessonState } from '../../../shared/lesson/state.ts';
import { endTake, tellTrouble } from '../../../shared/lesson/takes.ts';
import type { NewFact } from '../../../shared/protocol/index.ts';
import type { Log } from '../../platform/Log.ts';
import type { LessonMedia, LessonRecorder, Recording } from '../ports.ts';

type Parts = {
  readonly plan: LessonPlan;
  readonly media: LessonMedia;
  readonly recording: Recording;
  readonly log: Log;
  readonly settle: (rule: (state: LessonState) => readonly NewFact[]) => Promise<void>;
};

/** Opens what keeps the streams of a lesson; what becomes of the take is written into the lesson's log. */
export function openRecorder({ plan: { lessonId }, media, recording, log, settle }: Parts): LessonRecorder {
  const write = (rule: (state: LessonState) => readonly NewFact[]): Promise<void> =>
    settle(rule).catch((err: unknown) => log.error({ event: 'take.not-told', lessonId, err }));
  return recording.openLesson({
    lessonId,
    media,
    tellTrouble: (trouble) => write((state) => tellTrouble(state, trouble)),
    endTake: (reason) => write((state) => endTake(state, reason)),
  });
}
