/** A tab's storage. A duplicated tab begins with a copy of it. */
export class TabStorage implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  readonly #kept: Map<string, string>;

  constructor(kept: Iterable<readonly [string, string]> = []) {
    this.#kept = new Map(kept);
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }

  removeItem(key: string): void {
    this.#kept.delete(key);
  }

  copy(): TabStorage {
    return new TabStorage(this.#kept);
  }
}
