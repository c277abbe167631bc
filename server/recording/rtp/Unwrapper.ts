/** Follows a counter that wraps at `bits` bits, so that its values can be compared and subtracted. */
export class Unwrapper {
  readonly #period: number;
  #last: number | undefined;

  constructor(bits: 16 | 32) {
    this.#period = 2 ** bits;
  }

  /** The value among all that look like `wrapped` which is nearest to the last; moves on to it. */
  follow(wrapped: number): number {
    this.#last = this.near(wrapped);
    return this.#last;
  }

  /** The same without moving on. The very first value stands for itself. */
  near(wrapped: number): number {
    if (this.#last === undefined) return wrapped;
    const half = this.#period / 2;
    const ahead = (((wrapped - this.#last + half) % this.#period) + this.#period) % this.#period;
    return this.#last + ahead - half;
  }
}
