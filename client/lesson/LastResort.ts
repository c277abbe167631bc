/** A seat whose media has been gone for this long, whatever was tried, is taken anew from the beginning, in ms. */
const FIRST_AFTER_MS = 20_000;

/** Where that does not help either, it is done less and less often, in ms: it costs the line to the server as well. */
const AT_MOST_EVERY_MS = 5 * 60_000;

type Parts = {
  /** Whether the seat is held: while there is no line to the server, nothing helps but the line. */
  readonly isSeated: () => boolean;
  readonly rejoin: () => void;
};

/** Comes when all smaller remedies have not brought media back. */
export class LastResort {
  readonly #parts: Parts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #afterMs = FIRST_AFTER_MS;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Media does not come. From the first time on it is waited for. */
  broken(): void {
    this.#timer ??= setTimeout(() => this.#act(), this.#afterMs);
  }

  /** Media comes. */
  mended(): void {
    this.close();
    this.#afterMs = FIRST_AFTER_MS;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #act(): void {
    this.#timer = undefined;
    // The line came back, or will: whoever brings it back sees whether media does.
    if (!this.#parts.isSeated()) return;
    this.#afterMs = Math.min(AT_MOST_EVERY_MS, this.#afterMs * 2);
    this.#parts.rejoin();
  }
}
