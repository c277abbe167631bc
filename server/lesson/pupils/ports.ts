import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import type { ClassroomId, LessonId, PollId, PupilId } from '../../../shared/vocabulary/index.ts';

/** One classroom in one lesson. */
export type Room = { readonly lessonId: LessonId; readonly classroomId: ClassroomId };

/** A pupil's device before it is in. */
export type NewPupil = Room & {
  readonly pupilId: PupilId;
  readonly nickname: string;
  readonly tokenHash: string;
  readonly cameAtMs: number;
};

/** A pupil's device, with where it is. Its secret is not in it. */
export type StoredPupil = Room & {
  readonly pupilId: PupilId;
  readonly nickname: string;
  readonly removed: boolean;
  readonly lessonTitle: string;
  readonly schoolName: string;
  readonly classroomName: string;
};

/** What one device has answered. */
export type StoredPupilAnswer = {
  readonly pollId: PollId;
  readonly pupilId: PupilId;
  readonly answer: PupilAnswer;
  readonly answeredAtMs: number;
};

/** Where pupils' devices and their answers are kept. Those that were sent away are in no list and no count. */
export interface PupilStore {
  /** The code of a room: the one that it has, else this one. `undefined`: this one is another room's. */
  roomCode(room: Room, code: string): Promise<string | undefined>;
  findRoom(code: string): Promise<Room | undefined>;
  add(pupil: NewPupil): Promise<void>;
  find(pupilId: PupilId): Promise<StoredPupil | undefined>;
  findByTokenHash(tokenHash: string): Promise<StoredPupil | undefined>;
  /** Those of a lesson, first come first. */
  list(lessonId: LessonId): Promise<Pick<StoredPupil, 'pupilId' | 'classroomId' | 'nickname'>[]>;
  remove(pupilId: PupilId, atMs: number): Promise<void>;
  /** Keeps an answer in place of the one before; resolves when it is durable. */
  putAnswer(answer: StoredPupilAnswer): Promise<void>;
  answerOf(pupilId: PupilId, pollId: PollId): Promise<PupilAnswer | undefined>;
  /** All answers to a question, in the order in which they came. */
  answersTo(pollId: PollId): Promise<{ pupilId: PupilId; classroomId: ClassroomId; answer: PupilAnswer }[]>;
}
