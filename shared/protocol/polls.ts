import { z } from 'zod';
import {
  CorrectAnswer,
  line,
  MAX_OPTIONS,
  MAX_TEXT_LENGTH,
  PollAnswer,
  PollQuestion,
  PollType,
} from '../lesson/pollState.ts';
import { ClassroomId, DeckId, PollId } from '../vocabulary/index.ts';
import { request } from './define.ts';

const done = z.object({});

export const pollRequests = {
  /**
   * Asks all classrooms something. The question before it ends. `options`: 2–6 for `single` and `multiple`, which may
   * be empty texts, and none for the others. `picture`: a deck of the lesson that is an image. What is right is never said here.
   */
  'poll.open': request({
    by: ['teacher'],
    body: z.strictObject({
      type: PollType,
      question: line(200).default(''),
      options: z.array(line(80)).max(MAX_OPTIONS).default([]),
      picture: DeckId.nullable().default(null),
    }),
    reply: z.object({ pollId: PollId }),
  }),
  /** Takes no more answers. */
  'poll.close': request({ by: ['teacher'], body: z.strictObject({ pollId: PollId }), reply: done }),
  /** Tells everyone what is right; no more answers are taken. May be said again, to set a slip right. */
  'poll.reveal': request({
    by: ['teacher'],
    body: z.strictObject({ pollId: PollId, correct: CorrectAnswer }),
    reply: done,
  }),
  /** Puts the results on all displays, or takes them away. */
  'poll.show': request({
    by: ['teacher'],
    body: z.strictObject({ pollId: PollId, shown: z.boolean() }),
    reply: done,
  }),
  /** Lets a text that a classroom has answered be shown on displays, or takes that back. */
  'poll.pass-text': request({
    by: ['teacher'],
    body: z.strictObject({ pollId: PollId, text: line(MAX_TEXT_LENGTH).min(1), passed: z.boolean() }),
    reply: done,
  }),
  /** Goes back to the lesson; a summary is kept. */
  'poll.end': request({ by: ['teacher'], body: z.strictObject({ pollId: PollId }), reply: done }),
  /** What the caller's classroom answers, all of it: it takes the place of what it answered before. */
  'poll.count': request({
    by: ['classroom', 'assistant'],
    body: z.strictObject({ pollId: PollId, answer: PollAnswer }),
    reply: done,
  }),
};

export const pollFacts = {
  'poll.opened': PollQuestion,
  'poll.closed': z.object({ pollId: PollId }),
  'poll.revealed': z.object({ pollId: PollId, correct: CorrectAnswer }),
  'poll.shown': z.object({ pollId: PollId, shown: z.boolean() }),
  'poll.text-passed': z.object({ pollId: PollId, text: z.string(), passed: z.boolean() }),
  /** `source`: counted by hand, or all answers of pupils' own devices. */
  'poll.counted': z.object({
    pollId: PollId,
    classroomId: ClassroomId,
    source: z.enum(['counts', 'pupils']),
    answer: PollAnswer,
  }),
  'poll.ended': z.object({ pollId: PollId }),
};
