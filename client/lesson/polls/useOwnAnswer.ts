import { useMemo } from 'react';
import type { Poll, PollAnswer } from '../../../shared/lesson/pollState.ts';
import { pupilsPresent } from '../../../shared/lesson/rollcall.ts';
import { useObservable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { AnswerSender, type Sending } from './AnswerSender.ts';
import { useOwnClassroom } from './useOwnClassroom.ts';

/** What one's own classroom answers, in the hand of whoever counts. */
export type OwnAnswer = {
  /** As entered here, else as the log has it. */
  readonly answer: PollAnswer | undefined;
  readonly change: (answer: PollAnswer) => void;
  readonly sending: Sending;
  /** How many pupils are there; 0 when that is not known. */
  readonly pupils: number;
};

/** The classroom's answer to a question. */
export function useOwnAnswer(session: LessonSession, { pollId, answers }: Poll): OwnAnswer {
  const classroomId = useOwnClassroom(session);
  const pupils = useLesson(session.store, (lesson) => pupilsPresent(lesson, classroomId ?? ''));
  const sender = useMemo(
    () => new AnswerSender((answer) => session.ask('poll.count', { pollId, answer })),
    [session, pollId],
  );
  const sending = useObservable(sender.view);
  return {
    answer: sending.draft ?? answers[classroomId ?? ''],
    change: (answer) => sender.put(answer),
    sending,
    pupils,
  };
}
