import { useSyncExternalStore } from 'react';
import { foldFact } from '../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../shared/lesson/state.ts';
import type { LoggedFact } from '../../shared/protocol/index.ts';

/** The lesson as this device knows it: the same fold over the same facts as the server's. */
export class LessonStore {
  readonly #readers = new Set<() => void>();
  #state: LessonState = emptyLesson;

  readonly subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  readonly read = (): LessonState => this.#state;

  /** Takes the server's whole state, unless what we have is newer. */
  reset(state: LessonState): void {
    if (state.seq < this.#state.seq) return;
    this.#become(state);
  }

  /** Shows a state whatever came before it: a replay goes back, too. */
  show(state: LessonState): void {
    this.#become(state);
  }

  /** Folds facts in. Known ones change nothing; returns `false` at a gap, after which the whole state must be read. */
  apply(facts: readonly LoggedFact[]): boolean {
    let state = this.#state;
    for (const fact of facts) {
      if (fact.seq > state.seq + 1) return false;
      state = foldFact(state, fact);
    }
    this.#become(state);
    return true;
  }

  /**
   * Puts in what a part of the state was after fact `seq`, when the state came without. Returns `false` when facts have
   * come since: it must be read anew.
   */
  fill(seq: number, put: (state: LessonState) => LessonState): boolean {
    if (seq !== this.#state.seq) return false;
    this.#become(put(this.#state));
    return true;
  }

  #become(state: LessonState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const reader of this.#readers) reader();
  }
}

/** Reads one part of the lesson. `select` must return a part of the state, never build a new object. */
export function useLesson<T>(store: LessonStore, select: (lesson: LessonState) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.read()));
}
