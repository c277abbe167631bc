/** A key frame is asked for at most this often, in ms; the engine and Chromium heed no more (see `IncomingStreams`). */
const ASK_EVERY_MS = 350;

/** Chromium makes no key frames by itself. Without one each few seconds nobody could seek, in ms. */
const WISHED_EVERY_MS = 4_000;

/** Lets pictures into a file only from a key frame on, and after a gap only from the next one on. */
export class KeyFrameGate {
  #isOpen = false;
  #lastKeyAtMs = Number.NEGATIVE_INFINITY;
  #askedAtMs = Number.NEGATIVE_INFINITY;

  /** Whether this picture may be written. `nowMs` of any one clock. */
  admits({ isKey }: { readonly isKey: boolean }, nowMs: number): boolean {
    if (isKey) {
      this.#isOpen = true;
      this.#lastKeyAtMs = nowMs;
    }
    return this.#isOpen;
  }

  /** Pictures are lost: what follows refers to them. */
  lose(): void {
    this.#isOpen = false;
  }

  /** Whether to ask for a key frame now; counts as asked when it says so. */
  shouldAsk(nowMs: number): boolean {
    const isWanted = !this.#isOpen || nowMs - this.#lastKeyAtMs >= WISHED_EVERY_MS;
    if (!isWanted || nowMs - this.#askedAtMs < ASK_EVERY_MS) return false;
    this.#askedAtMs = nowMs;
    return true;
  }
}
