import { z } from 'zod';
import { CorrectAnswer, PollQuestion } from '../lesson/pollState.ts';
import { Nickname, PupilAnswer } from '../lesson/pupilsState.ts';
import { RoomCode } from '../protocol/pupils.ts';
import { ClassroomId, LessonId, Name, PollId, PupilId } from '../vocabulary/index.ts';
import { ANYONE, endpoint } from './endpoint.ts';
import { transfer } from './transfer.ts';

/** A pupil's own device in a lesson, as it may know itself. */
export const Pupil = z.object({
  pupilId: PupilId,
  nickname: Nickname,
  lessonTitle: Name,
  schoolName: Name,
  classroomName: Name,
});
export type Pupil = z.infer<typeof Pupil>;

/** What a pupil's device shows. */
export const PupilSheet = z.object({
  phase: z.enum(['waiting', 'live', 'ended']),
  /** The question that is being asked. `correct` only once it was revealed to all. */
  poll: PollQuestion.omit({ picture: true })
    .extend({
      open: z.boolean(),
      correct: CorrectAnswer.nullable(),
      /** Whether it is about a picture: `pupils.picture`. */
      pictured: z.boolean(),
    })
    .nullable(),
  /** What this device has answered to it. */
  answer: PupilAnswer.nullable(),
  /** Another one as soon as there is something else to show. */
  version: z.string(),
});
export type PupilSheet = z.infer<typeof PupilSheet>;

/** A pupil's device, as the teacher sees it. */
export const ListedPupil = z.object({
  pupilId: PupilId,
  classroomId: ClassroomId,
  nickname: Nickname,
  /** What it has answered to the question that is being asked. */
  answer: PupilAnswer.nullable(),
});
export type ListedPupil = z.infer<typeof ListedPupil>;

/**
 * Pupils' own devices. They have no line and no seat: a page on a cheap tablet that asks what there is to be answered.
 * Errors of all: `pupil.not-found` when the device is not in any lesson, or was sent away.
 */
export const pupilsApi = {
  /**
   * Comes into a lesson by the code on the display; a device that is in that room already stays who it is. Errors: `pupil.code-unknown`, `pupil.not-admitted`, `pupil.too-many`.
   */
  'pupils.enter': endpoint({
    method: 'POST',
    path: '/api/pupils',
    by: ANYONE,
    body: z.strictObject({ code: RoomCode, nickname: Nickname }),
    reply: z.object({ pupil: Pupil }),
  }),
  /** What there is to be answered. With `after`: answers as soon as that is something else, or after 10 s. */
  'pupils.read': endpoint({
    method: 'GET',
    path: '/api/pupils/me',
    by: ANYONE,
    query: z.strictObject({ after: z.string().max(40).optional() }),
    reply: z.object({ pupil: Pupil, sheet: PupilSheet }),
  }),
  /** Answers, in place of what this device answered before. Errors: `poll.not-found`, `poll.closed`, `poll.answer-misfit`. */
  'pupils.answer': endpoint({
    method: 'POST',
    path: '/api/pupils/answers',
    by: ANYONE,
    body: z.strictObject({ pollId: PollId, answer: PupilAnswer }),
  }),
  /** The devices of a lesson, for its teacher. Errors: `lesson.not-found`, `lesson.not-yours`. */
  'pupils.list': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId/pupils',
    by: ['teacher'],
    params: z.strictObject({ lessonId: LessonId }),
    reply: z.object({ pupils: z.array(ListedPupil) }),
  }),
  /** Sends a device away; what it has answered no longer counts. Errors: `pupil.not-found`, `lesson.not-yours`. */
  'pupils.remove': endpoint({
    method: 'DELETE',
    path: '/api/pupils/:pupilId',
    by: ['teacher'],
    params: z.strictObject({ pupilId: PupilId }),
  }),
};

export const pupilTransfers = {
  /** The picture that the question is about which is being asked. Errors: `pupil.not-found`, `poll.not-found`, `deck.not-found`. */
  'pupils.picture': transfer({
    method: 'GET',
    path: '/api/pupils/pictures/:pollId',
    by: ANYONE,
    params: z.strictObject({ pollId: PollId }),
    query: z.strictObject({}),
    reply: null,
  }),
};
