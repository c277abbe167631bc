import { createHash, randomBytes, randomInt } from 'node:crypto';
import { AppError } from '../../../shared/errors/index.ts';
import { countDevices, fitsPupil } from '../../../shared/lesson/pupils.ts';
import { MAX_DEVICES, type PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import {
  type ClassroomId,
  type DeckId,
  idPrefixes,
  type LessonId,
  type PollId,
  PupilId,
} from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { Log } from '../../platform/Log.ts';
import { newId } from '../../platform/newId.ts';
import type { Lessons } from '../Lessons.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { PupilTally } from './PupilTally.ts';
import type { PupilStore, Room, StoredPupil } from './ports.ts';
import { type CommonSheet, ENDED_SHEET, sheetOf } from './pupilSheet.ts';

/** What cannot be taken for something else: no 0 and O, no 1, I and L. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 6;
/** Of so many codes one is free, unless something is wrong. */
const CODE_TRIES = 10;
const TOKEN_BYTES = 32;
/** So long a device waits for something else to show, in ms; less than it waits for any answer. */
const WAIT_MS = 10_000;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

type Parts = { readonly store: PupilStore; readonly lessons: Lessons; readonly clock: Clock; readonly log: Log };

/**
 * Pupils' own devices: let in by the code on their classroom's display and a nickname, while the teacher wants that.
 * They answer questions and can do nothing else.
 */
export class Pupils {
  readonly #parts: Parts;
  readonly #tally: PupilTally;
  readonly #oneByOne = new KeyedLock();
  readonly #closing = new AbortController();
  /** Devices that wait for something else to show. */
  readonly #waiting = new Map<PupilId, AbortController>();
  /** Lessons in which this process has looked for answers that an earlier one left uncounted. */
  readonly #looked = new WeakSet<LiveLesson>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#tally = new PupilTally(parts);
  }

  /** The code of a room, the same each time. */
  async codeOf(room: Room): Promise<string> {
    for (let tries = 0; tries < CODE_TRIES; tries += 1) {
      const code = await this.#parts.store.roomCode(room, newCode());
      if (code !== undefined) return code;
    }
    throw new Error('no code is free');
  }

  /**
   * Lets a device in; `token` is `null` for one that is in that room already, which stays who it is. One that comes from
   * another room of the lesson leaves that. Errors: `pupil.code-unknown`, `pupil.not-admitted`, `pupil.too-many`.
   */
  async enter(
    code: string,
    nickname: string,
    heldToken: string | undefined,
  ): Promise<{ token: string | null; pupil: StoredPupil }> {
    const { store, lessons, clock } = this.#parts;
    const room = await store.findRoom(code);
    if (!room) throw new AppError('pupil.code-unknown');
    const held = heldToken ? await store.findByTokenHash(hashOf(heldToken)) : undefined;
    const isHere = held && !held.removed && held.lessonId === room.lessonId;
    if (isHere && held.classroomId === room.classroomId) return { token: null, pupil: held };
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const pupilId = newId(PupilId, idPrefixes.pupil);
    await inLesson(lessons, room.lessonId, async (lesson) => {
      if (!lesson?.state.pupils.open || lesson.state.phase !== 'live') throw new AppError('pupil.not-admitted');
      await this.#oneByOne.run(room.classroomId, async () => {
        if ((await this.#countIn(room)) >= MAX_DEVICES) throw new AppError('pupil.too-many');
        await store.add({ ...room, pupilId, nickname, tokenHash: hashOf(token), cameAtMs: clock.nowMs() });
        await this.#tellDevices(lesson, room);
      });
    });
    if (isHere) await this.remove(held);
    return { token, pupil: this.#found(await store.find(pupilId)) };
  }

  /** The device that has this secret. Throws `pupil.not-found`, also when it was sent away. */
  async identify(token: string | undefined): Promise<StoredPupil> {
    return this.#found(token ? await this.#parts.store.findByTokenHash(hashOf(token)) : undefined);
  }

  /** What a device shows; with `after`, once that is another version, or when it has waited long enough. */
  sheet({ pupilId, lessonId }: StoredPupil, after: string | undefined): Promise<CommonSheet> {
    return inLesson(this.#parts.lessons, lessonId, async (lesson) => {
      if (!lesson) return ENDED_SHEET;
      if (!this.#looked.has(lesson)) {
        this.#looked.add(lesson);
        this.#tally.touch(lessonId);
      }
      const now = sheetOf(lesson.state);
      if (now.version !== after || this.#closing.signal.aborted) return now;
      // A device waits once, however often it asks.
      this.#waiting.get(pupilId)?.abort();
      const mine = new AbortController();
      this.#waiting.set(pupilId, mine);
      await changed(lesson, now.version, AbortSignal.any([this.#closing.signal, mine.signal]));
      if (this.#waiting.get(pupilId) === mine) this.#waiting.delete(pupilId);
      return sheetOf(lesson.state);
    });
  }

  /** The deck that is the picture of the question that is being asked. Errors: `poll.not-found`, `deck.not-found`. */
  pictureOf({ lessonId }: StoredPupil, pollId: PollId): Promise<DeckId> {
    return inLesson(this.#parts.lessons, lessonId, async (lesson) => {
      const poll = lesson?.state.poll;
      if (poll?.pollId !== pollId) throw new AppError('poll.not-found', { pollId });
      if (poll.picture === null) throw new AppError('deck.not-found');
      return poll.picture;
    });
  }

  /** What a device has answered to a question. */
  async answerOf({ pupilId }: StoredPupil, pollId: PollId | undefined): Promise<PupilAnswer | null> {
    return pollId ? ((await this.#parts.store.answerOf(pupilId, pollId)) ?? null) : null;
  }

  /** Takes an answer; resolves when it is durable. Errors: `poll.not-found`, `poll.closed`, `poll.answer-misfit`. */
  async answer({ pupilId, lessonId }: StoredPupil, pollId: PollId, answer: PupilAnswer): Promise<void> {
    const { lessons, store, clock } = this.#parts;
    await inLesson(lessons, lessonId, async (lesson) => {
      const poll = lesson?.state.poll;
      if (poll?.pollId !== pollId) throw new AppError('poll.not-found', { pollId });
      if (!poll.open) throw new AppError('poll.closed', { pollId });
      if (!fitsPupil(poll, answer)) throw new AppError('poll.answer-misfit', { pollId });
      await store.putAnswer({ pollId, pupilId, answer, answeredAtMs: clock.nowMs() });
    });
    this.#tally.touch(lessonId);
  }

  /** Counts what has been answered up to now, before a question is closed. */
  settle(lessonId: LessonId): Promise<void> {
    return this.#tally.settle(lessonId);
  }

  /** The devices of a lesson, each with what it has answered to the question that is being asked. */
  async list(lessonId: LessonId) {
    const { store, lessons } = this.#parts;
    const pollId = await inLesson(lessons, lessonId, async (lesson) => lesson?.state.poll?.pollId);
    const answers = new Map((pollId ? await store.answersTo(pollId) : []).map((each) => [each.pupilId, each.answer]));
    const pupils = await store.list(lessonId);
    return pupils.map((pupil) => ({ ...pupil, answer: answers.get(pupil.pupilId) ?? null }));
  }

  /** Where a device is. Throws `pupil.not-found`. */
  async find(pupilId: PupilId): Promise<StoredPupil> {
    return this.#found(await this.#parts.store.find(pupilId));
  }

  /** Sends a device away; its answers no longer count. */
  async remove({ pupilId, ...room }: StoredPupil): Promise<void> {
    const { store, lessons, clock } = this.#parts;
    await store.remove(pupilId, clock.nowMs());
    await inLesson(lessons, room.lessonId, async (lesson) => lesson && this.#tellDevices(lesson, room));
    this.#tally.touch(room.lessonId);
  }

  /** Lets go of everybody who waits. */
  close(): void {
    this.#closing.abort();
    this.#tally.close();
  }

  #found(pupil: StoredPupil | undefined): StoredPupil {
    if (!pupil || pupil.removed) throw new AppError('pupil.not-found');
    return pupil;
  }

  async #countIn({ lessonId, classroomId }: Room): Promise<number> {
    return (await this.#parts.store.list(lessonId)).filter((pupil) => pupil.classroomId === classroomId).length;
  }

  async #tellDevices(lesson: LiveLesson, room: Room): Promise<void> {
    const devices = await this.#countIn(room);
    await lesson.settle((state) =>
      state.phase === 'live' ? countDevices(state, room.classroomId as ClassroomId, devices) : [],
    );
  }
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}

/** Does something inside a lesson; `undefined` stands for one that is over. */
async function inLesson<T>(
  lessons: Pick<Lessons, 'enter'>,
  lessonId: LessonId,
  inside: (lesson: LiveLesson | undefined) => Promise<T>,
): Promise<T> {
  let entered = false;
  try {
    return await lessons.enter(lessonId, (lesson) => {
      entered = true;
      return inside(lesson);
    });
  } catch (thrown) {
    const { code } = AppError.from(thrown);
    if (entered || (code !== 'lesson.ended' && code !== 'lesson.not-found')) throw thrown;
    return inside(undefined);
  }
}

/** Resolves once a lesson's sheet is another one, after a while, or when the server closes. */
function changed(lesson: LiveLesson, version: string, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      closing.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, WAIT_MS);
    let { poll, phase } = lesson.state;
    const stop = lesson.onChanged(() => {
      // Most facts of a lesson are not about a question.
      if (lesson.state.poll === poll && lesson.state.phase === phase) return;
      ({ poll, phase } = lesson.state);
      if (sheetOf(lesson.state).version !== version) done();
    });
    closing.addEventListener('abort', done);
  });
}
