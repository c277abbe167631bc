import type { Pupil, PupilSheet } from '../../../shared/api/index.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';
import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import { api } from '../../api/api.ts';
import { Observable } from '../../kit/Observable.ts';

/** How soon a server that was not there is asked again, in ms. */
const AGAIN_AFTER_MS = 2_000;
/** Answers that come at once do not make a device ask faster than this, in ms. */
const NOT_SOONER_MS = 300;

/** Where a pupil's device stands. */
export type PupilView =
  /** Asking whether it is in a lesson. `unreachable`: that did not work, and is tried again. */
  | { readonly step: 'asking'; readonly unreachable: boolean }
  /** In none. `code`: why it is not any more; `null` when it never was. */
  | { readonly step: 'out'; readonly code: ErrorCode | null }
  | {
      readonly step: 'in';
      readonly pupil: Pupil;
      readonly sheet: PupilSheet;
      /** The server does not answer just now; it is asked again by itself. */
      readonly away: boolean;
      readonly sending: 'no' | 'sending' | 'failed';
    };

/** What the server says to a device. */
type Read = { readonly pupil: Pupil; readonly sheet: PupilSheet };

type Asks = {
  readonly enter: (code: string, nickname: string) => Promise<unknown>;
  readonly read: (after: string | undefined) => Promise<Read>;
  readonly answer: (pollId: string, answer: PupilAnswer) => Promise<unknown>;
};

const overHttp: Asks = {
  enter: (code, nickname) => api('pupils.enter', { body: { code, nickname } }),
  read: (after) => api('pupils.read', { query: after === undefined ? {} : { after } }),
  answer: (pollId, answer) => api('pupils.answer', { body: { pollId: pollId as never, answer } }),
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A pupil's own device in a lesson: knows what there is to be answered, and answers. Ends with `close()`. */
export class PupilLine {
  readonly view = new Observable<PupilView>({ step: 'asking', unreachable: false });
  readonly #asks: Asks;
  /** Grows with each new beginning, so that an earlier one stops. */
  #turn = 0;
  /** Counts the answers that were given here, so that an older one's fate is not told for a newer one's. */
  #given = 0;

  constructor(asks: Asks = overHttp) {
    this.#asks = asks;
  }

  /**
   * Goes on where this device was, e.g. before a reload.
   *
   * @param scanned - A code that was just scanned: a device that was in another lesson or room goes over to that one.
   */
  open(scanned?: string): void {
    this.#turn += 1;
    this.view.set({ step: 'asking', unreachable: false });
    void this.#follow(this.#turn, scanned);
  }

  close(): void {
    this.#turn += 1;
  }

  /** Comes in. Throws what the server says against it. */
  async enter(code: string, nickname: string): Promise<void> {
    await this.#asks.enter(code, nickname);
    this.open();
  }

  /** Answers the question that is being asked; shown at once, sent until it has arrived or is refused. */
  async answer(answer: PupilAnswer): Promise<void> {
    const { view } = this;
    const now = view.read();
    if (now.step !== 'in' || !now.sheet.poll?.open) return;
    const { pollId } = now.sheet.poll;
    this.#given += 1;
    const given = this.#given;
    view.set({ ...now, sheet: { ...now.sheet, answer }, sending: 'sending' });
    const arrived = await this.#send(pollId, answer, given);
    const after = view.read();
    if (given === this.#given && after.step === 'in') view.set({ ...after, sending: arrived ? 'no' : 'failed' });
  }

  /** Whether it has arrived. */
  async #send(pollId: string, answer: PupilAnswer, given: number): Promise<boolean> {
    const turn = this.#turn;
    while (turn === this.#turn && given === this.#given) {
      try {
        await this.#asks.answer(pollId, answer);
        return true;
      } catch (thrown) {
        if (!AppError.from(thrown).retry) return false;
        await wait(AGAIN_AFTER_MS);
      }
    }
    return false;
  }

  async #follow(turn: number, scanned: string | undefined): Promise<void> {
    if (scanned !== undefined && !(await this.#arrive(turn, scanned))) return;
    let after: string | undefined;
    for (;;) {
      const read = await this.#read(turn, after);
      if (!read) return;
      after = read.sheet.version;
      this.#show(read);
      await wait(read.sheet.phase === 'ended' ? AGAIN_AFTER_MS : NOT_SOONER_MS);
    }
  }

  /** What the server has to show, asked until it says so; nothing when this device is out, or has begun anew meanwhile. */
  async #read(turn: number, after: string | undefined): Promise<Read | undefined> {
    while (turn === this.#turn) {
      try {
        const read = await this.#asks.read(after);
        return turn === this.#turn ? read : undefined;
      } catch (thrown) {
        if (turn !== this.#turn) return undefined;
        const { code, retry } = AppError.from(thrown);
        if (!retry) {
          this.#goOut(code);
          return undefined;
        }
        this.#showAway();
        await wait(AGAIN_AFTER_MS);
      }
    }
    return undefined;
  }

  /**
   * Goes over to the room of a code that was scanned, under the same name. Where that is refused a device stays in a
   * lesson that goes on; one whose lesson is over is out. Whether there is anything to follow.
   */
  async #arrive(turn: number, code: string): Promise<boolean> {
    const read = await this.#read(turn, undefined);
    if (!read) return false;
    try {
      await this.#asks.enter(code, read.pupil.nickname);
    } catch (thrown) {
      if (read.sheet.phase === 'ended') this.#goOut(AppError.from(thrown).code);
      return read.sheet.phase !== 'ended';
    }
    return true;
  }

  #show({ pupil, sheet }: Read): void {
    const before = this.view.read();
    // What is just being sent is newer than what the server has.
    const kept = before.step === 'in' && before.sending === 'sending' && isSamePoll(before.sheet, sheet);
    const answer = kept ? before.sheet.answer : sheet.answer;
    const sending = before.step === 'in' && isSamePoll(before.sheet, sheet) ? before.sending : 'no';
    this.view.set({ step: 'in', pupil, sheet: { ...sheet, answer }, away: false, sending });
  }

  #showAway(): void {
    const before = this.view.read();
    this.view.set(before.step === 'in' ? { ...before, away: true } : { step: 'asking', unreachable: true });
  }

  #goOut(code: ErrorCode): void {
    const was = this.view.read().step === 'in';
    this.view.set({ step: 'out', code: was || code !== 'pupil.not-found' ? code : null });
  }
}

function isSamePoll(one: PupilSheet, other: PupilSheet): boolean {
  return one.poll !== null && one.poll.pollId === other.poll?.pollId;
}
