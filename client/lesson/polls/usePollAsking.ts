import type { CorrectAnswer } from '../../../shared/lesson/pollState.ts';
import type { PollId } from '../../../shared/vocabulary/index.ts';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';

/** What the teacher can do with a question. */
export type PollAsking = {
  readonly close: () => void;
  readonly reveal: (correct: CorrectAnswer) => void;
  readonly show: (shown: boolean) => void;
  readonly pass: (text: string, passed: boolean) => void;
  readonly end: () => void;
};

/** Asks, and says what was refused. */
export function usePollAsking(session: LessonSession, pollId: PollId): PollAsking {
  const say = (asking: Promise<unknown>) => void asking.catch(tellRefusal);
  return {
    close: () => say(session.ask('poll.close', { pollId })),
    reveal: (correct) => say(session.ask('poll.reveal', { pollId, correct })),
    show: (shown) => say(session.ask('poll.show', { pollId, shown })),
    pass: (text, passed) => say(session.ask('poll.pass-text', { pollId, text, passed })),
    end: () => say(session.ask('poll.end', { pollId })),
  };
}
