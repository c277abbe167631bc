import {
  closePoll,
  countAnswer,
  endPoll,
  openPoll,
  passText,
  revealPoll,
  showPoll,
} from '../../../shared/lesson/polls.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Handlers, NewFact, RequestName } from '../../../shared/protocol/index.ts';
import { idPrefixes, type LessonId, PollId } from '../../../shared/vocabulary/index.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, classroomOf, seatingOf, teachingSeatOf } from '../seated.ts';

/** Where answers of pupils' devices wait to be counted. */
export type PupilAnswersDesk = {
  /** Counts what was answered up to now. Never rejects. */
  readonly settle: (lessonId: LessonId) => Promise<void>;
};

/** Questions to all classrooms, and what they answer. */
export function pollHandlers({ pupils }: { pupils: PupilAnswersDesk }) {
  const teach = (asked: Asked, rule: (state: LessonState) => NewFact[]) =>
    changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: rule(state), reply: {} }));

  /** Takes no more answers: what pupils have answered in time is counted before. */
  const teachLast = async (asked: Asked, rule: (state: LessonState) => NewFact[]) => {
    await pupils.settle(teachingSeatOf(asked).lesson.plan.lessonId);
    return teach(asked, rule);
  };

  return {
    'poll.open': async (asked, question) => {
      const pollId = newId(PollId, idPrefixes.poll);
      await pupils.settle(teachingSeatOf(asked).lesson.plan.lessonId);
      return changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: openPoll(state, { pollId, ...question }),
        reply: { pollId },
      }));
    },
    'poll.close': (asked, { pollId }) => teachLast(asked, (state) => closePoll(state, pollId)),
    'poll.reveal': (asked, { pollId, correct }) => teachLast(asked, (state) => revealPoll(state, pollId, correct)),
    'poll.show': (asked, { pollId, shown }) => teach(asked, (state) => showPoll(state, pollId, shown)),
    'poll.pass-text': (asked, { pollId, ...passing }) => teach(asked, (state) => passText(state, pollId, passing)),
    'poll.end': (asked, { pollId }) => teachLast(asked, (state) => endPoll(state, pollId)),
    'poll.count': (asked, counted) =>
      changeBy(seatingOf(asked), asked, (state, self) => ({
        facts: countAnswer(state, { ...counted, classroomId: classroomOf(self) }),
        reply: {},
      })),
  } satisfies Pick<Handlers<Asked>, Extract<RequestName, `poll.${string}`>>;
}
