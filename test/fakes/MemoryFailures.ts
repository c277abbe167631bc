import type { FailureStore, Failures } from '../../server/accounts/ports.ts';

/** Counts of failures in memory. */
export class MemoryFailures implements FailureStore {
  readonly #kept = new Map<string, Failures>();

  async read(key: string): Promise<Failures | undefined> {
    return this.#kept.get(key);
  }

  async write(key: string, failures: Failures): Promise<void> {
    this.#kept.set(key, failures);
  }

  async clear(key: string): Promise<void> {
    this.#kept.delete(key);
  }

  async forgetBefore(): Promise<void> {
    this.#kept.clear();
  }
}
