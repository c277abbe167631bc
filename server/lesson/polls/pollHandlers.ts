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
import { idPrefixes, PollId } from '../../../shared/vocabulary/index.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, classroomOf, seatingOf, teachingSeatOf } from '../seated.ts';

/** Questions to all classrooms, and what they answer. */
export function pollHandlers() {
  const teach = (asked: Asked, rule: (state: LessonState) => NewFact[]) =>
    changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: rule(state), reply: {} }));

  return {
    'poll.open': (asked, question) => {
      const pollId = newId(PollId, idPrefixes.poll);
      return changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: openPoll(state, { pollId, ...question }),
        reply: { pollId },
      }));
    },
    'poll.close': (asked, { pollId }) => teach(asked, (state) => closePoll(state, pollId)),
    'poll.reveal': (asked, { pollId, correct }) => teach(asked, (state) => revealPoll(state, pollId, correct)),
    'poll.show': (asked, { pollId, shown }) => teach(asked, (state) => showPoll(state, pollId, shown)),
    'poll.pass-text': (asked, { pollId, ...passing }) => teach(asked, (state) => passText(state, pollId, passing)),
    'poll.end': (asked, { pollId }) => teach(asked, (state) => endPoll(state, pollId)),
    'poll.count': (asked, counted) =>
      changeBy(seatingOf(asked), asked, (state, self) => ({
        facts: countAnswer(state, { ...counted, classroomId: classroomOf(self) }),
        reply: {},
      })),
  } satisfies Pick<Handlers<Asked>, Extract<RequestName, `poll.${string}`>>;
}
