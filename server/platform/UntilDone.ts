import type { Log } from './Log.ts';

type Parts = {
  /** The pause before something that failed is tried again, in ms. */
  readonly againAfterMs: number;
  readonly log: Log;
};

/**
 * Does what must be done in the end although nobody waits for it, e.g. writing down that a line is gone: a store that
 * is away for a while only puts it off.
 */
export class UntilDone {
  readonly #parts: Parts;
  /** Whoever pauses. */
  readonly #pausing = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;
  #underWay = 0;
  #ended = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether nothing is under way. */
  get isIdle(): boolean {
    return this.#underWay === 0;
  }

  /** Does `act` again and again until it succeeds or `end()` is called. Never rejects. `task` is its name in the log. */
  async do(task: string, act: () => Promise<void>): Promise<void> {
    this.#underWay += 1;
    let tries = 0;
    while (!this.#ended && !(await this.#succeeds(task, act, ++tries))) await this.#pause();
    if (tries > 1 && !this.#ended) this.#parts.log.info({ event: 'task.made-up-for', task, tries });
    this.#underWay -= 1;
  }

  /** Gives up whatever is not done yet. */
  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#wakeAll();
  }

  async #succeeds(task: string, act: () => Promise<void>, tries: number): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (err) {
      if (tries === 1) this.#parts.log.error({ event: 'task.put-off', task, err });
      return false;
    }
  }

  #pause(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    // One timer for all, so that they are tried together and stored in one write.
    if (this.#pausing.size === 0) {
      this.#timer = setTimeout(() => this.#wakeAll(), this.#parts.againAfterMs).unref();
    }
    return new Promise((resolve) => this.#pausing.add(resolve));
  }

  #wakeAll(): void {
    const pausing = [...this.#pausing];
    this.#pausing.clear();
    for (const wake of pausing) wake();
  }
}
