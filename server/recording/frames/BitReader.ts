/** Reads bits from the front; past the end come zeros. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #bit = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next `count` bits as a number, 0–32. */
  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) {
      const byte = this.#bytes[this.#bit >> 3] ?? 0;
      value = value * 2 + ((byte >> (7 - (this.#bit & 7))) & 1);
      this.#bit += 1;
    }
    return value;
  }

  /** The next bit as a truth. */
  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** An unsigned Exp-Golomb number (H.264 §9.1). */
  golomb(): number {
    let zeros = 0;
    while (zeros < 32 && this.#bit < this.#bytes.length * 8 && !this.flag()) zeros += 1;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** A signed Exp-Golomb number (H.264 §9.1.1). */
  signedGolomb(): number {
    const code = this.golomb();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}
