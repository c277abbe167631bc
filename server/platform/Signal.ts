/** Tells listeners in this process that something happened. A listener that throws does not keep it from the others. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onFailure: (failure: unknown) => void;

  constructor(onFailure: (failure: unknown) => void) {
    this.#onFailure = onFailure;
  }

  /** Calls `listener` at each `emit` from now on; the returned function ends that. */
  subscribe(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Tells everyone who listens, at once. */
  emit(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (failure) {
        this.#onFailure(failure);
      }
    }
  }
}
