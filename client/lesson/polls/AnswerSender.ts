import type { PollAnswer } from '../../../shared/lesson/pollState.ts';
import { Observable } from '../../kit/Observable.ts';

/** How an answer stands that somebody is entering. */
export type Sending = {
  /** What was entered and has not arrived; `null`: the log has the last word. */
  readonly draft: PollAnswer | null;
  readonly step: 'idle' | 'sending' | 'sent' | 'failed';
  /** Why it failed. */
  readonly refusal: unknown;
};

/** Presses that follow each other faster than this travel together, in ms. */
const GATHER_MS = 300;

/**
 * Sends an answer each time it changes. Each takes the place of the one before, so only the newest matters, and never
 * two at a time: an older one that was held up must not arrive last.
 */
export class AnswerSender {
  readonly view = new Observable<Sending>({ draft: null, step: 'idle', refusal: null });
  readonly #send: (answer: PollAnswer) => Promise<unknown>;
  #next: PollAnswer | undefined;
  #busy = false;

  constructor(send: (answer: PollAnswer) => Promise<unknown>) {
    this.#send = send;
  }

  /** Shows the answer at once and sends it soon. */
  put(answer: PollAnswer): void {
    this.#next = answer;
    this.view.set({ draft: answer, step: 'sending', refusal: null });
    if (this.#busy) return;
    this.#busy = true;
    setTimeout(() => void this.#sendAll(), GATHER_MS);
  }

  async #sendAll(): Promise<void> {
    let refusal: unknown = null;
    while (this.#next !== undefined) {
      const answer = this.#next;
      this.#next = undefined;
      refusal = await this.#send(answer).then(
        () => null,
        (thrown: unknown) => thrown ?? new Error('the answer was refused'),
      );
    }
    this.#busy = false;
    this.view.set({ draft: null, step: refusal === null ? 'sent' : 'failed', refusal });
  }
}
