import { foldFact } from '../lesson/fold.ts';
import { emptyLesson, type LessonState } from '../lesson/state.ts';
import type { LoggedFact } from '../protocol/index.ts';

/** A state is kept for each so many facts: going anywhere folds no more than that once it has been there. */
const KEEP_EVERY = 256;

/**
 * A lesson's log as something that can be wound to any moment. States share what they have in common, so that keeping
 * many of them costs little.
 */
export class StateTape {
  readonly #facts: readonly LoggedFact[];
  readonly #times: readonly number[];
  readonly #keepEvery: number;
  /** After 0, `keepEvery`, 2 × `keepEvery` … facts, as far as it was wound. */
  readonly #kept: LessonState[];
  #last: { readonly count: number; readonly state: LessonState };

  /**
   * @param facts - In the order of their numbers.
   * @param from - What was so before the first of them; a log that begins with its lesson needs none.
   */
  constructor(
    facts: readonly LoggedFact[],
    { from = emptyLesson, keepEvery = KEEP_EVERY }: { readonly from?: LessonState; readonly keepEvery?: number } = {},
  ) {
    this.#facts = facts;
    this.#kept = [from];
    this.#last = { count: 0, state: from };
    this.#times = timesOf(facts);
    this.#keepEvery = keepEvery;
  }

  /** The state when all had happened that had happened at an instant of the server's clock. The same facts give the same object. */
  at(atMs: number): LessonState {
    const count = countUpTo(this.#times, atMs);
    if (count !== this.#last.count) this.#last = { count, state: this.#stateAfter(count) };
    return this.#last.state;
  }

  #stateAfter(count: number): LessonState {
    const nearest = Math.min(Math.floor(count / this.#keepEvery), this.#kept.length - 1);
    const kept = { count: nearest * this.#keepEvery, state: this.#kept[nearest] ?? this.#kept[0] ?? emptyLesson };
    let { count: folded, state } = this.#last.count <= count && this.#last.count > kept.count ? this.#last : kept;
    for (const fact of this.#facts.slice(folded, count)) {
      state = foldFact(state, fact);
      folded += 1;
      if (folded === this.#kept.length * this.#keepEvery) this.#kept.push(state);
    }
    return state;
  }
}

/** A server's clock may be set back: what comes later in the log happened no earlier. */
function timesOf(facts: readonly LoggedFact[]): number[] {
  let latestMs = 0;
  return facts.map(({ atMs }) => {
    latestMs = Math.max(latestMs, atMs);
    return latestMs;
  });
}

/** How many of rising times are at most `atMs`. */
function countUpTo(times: readonly number[], atMs: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
