import type { RequestId } from '../../../shared/vocabulary/index.ts';

/** How many answers of one asker are remembered. A retry comes within seconds, long before as many others. */
const REMEMBERED = 64;

/**
 * Remembers the answers given to one person or display, so that a request which arrives twice is done once:
 * the second gets the first one's answer, also while that is still being worked out.
 */
export class AnswerBook<Answer> {
  readonly #answers = new Map<RequestId, Promise<Answer>>();

  /** The remembered answer, or the one that `work` gives. */
  answer(requestId: RequestId, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(requestId);
    if (known !== undefined) return known;
    const working = work();
    this.#answers.set(requestId, working);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > REMEMBERED && oldest) this.#answers.delete(oldest);
    return working;
  }
}
