/**
 * One answer for all who ask close together. What a browser measures of a connection takes it some milliseconds to
 * gather, and several keepers look at the same few numbers.
 *
 * @typeParam T - the answer.
 */
export class SharedAnswer<T> {
  readonly #ask: () => Promise<T>;
  readonly #freshMs: number;
  #answer: Promise<T> | undefined;
  #askedAtMs = Number.NEGATIVE_INFINITY;

  /** @param freshMs - For so long an answer is given again. A question that failed is asked anew. */
  constructor(ask: () => Promise<T>, freshMs: number) {
    this.#ask = ask;
    this.#freshMs = freshMs;
  }

  /** @param nowMs - Of any clock that runs evenly. Rejects as the question does. */
  read(nowMs = performance.now()): Promise<T> {
    if (this.#answer && nowMs - this.#askedAtMs < this.#freshMs) return this.#answer;
    this.#askedAtMs = nowMs;
    const answer = this.#ask();
    this.#answer = answer;
    answer.catch(() => {
      if (this.#answer === answer) this.#answer = undefined;
    });
    return answer;
  }
}
