type Release = () => void | Promise<void>;

/**
 * Owns what must be given back. Last taken, first released; releasing goes on past a failure; ending twice is
 * harmless; what arrives after the end is released at once.
 */
export class Scope {
  readonly #releases: Release[] = [];
  #ending: Promise<void> | undefined;

  /** Whether `end()` has been called. */
  get ended(): boolean {
    return this.#ending !== undefined;
  }

  /** Takes charge of a thing and gives it back to the caller. */
  own<T>(thing: T, release: (thing: T) => void | Promise<void>): T {
    if (this.ended) {
      void Promise.resolve(release(thing));
      return thing;
    }
    this.#releases.push(() => release(thing));
    return thing;
  }

  /** Calls `run` each `everyMs` until the end. The timer alone does not keep the process alive. */
  every(everyMs: number, run: () => void): void {
    this.own(setInterval(run, everyMs).unref(), clearInterval);
  }

  /** Releases everything. Resolves when all is released; rejects with an AggregateError when some could not be. */
  end(): Promise<void> {
    this.#ending ??= this.#releaseAll();
    return this.#ending;
  }

  async #releaseAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const release of this.#releases.splice(0).reverse()) {
      try {
        await release();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some things could not be released');
  }
}
