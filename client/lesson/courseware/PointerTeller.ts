import type { LessonState } from '../../../shared/lesson/state.ts';

type At = LessonState['pointer'];

/** A pointer that moves is told so often, in ms; screens make one movement of it. */
const TELL_EVERY_MS = 200;
/** Shares of a surface are told to the thousandth: a pixel of a classroom's screen. */
const STEPS = 1_000;

/** Tells where the pointer is: the first place at once, then the newest a few times a second, the last one always. */
export class PointerTeller {
  readonly #tell: (at: At) => Promise<unknown>;
  #wanted: At = null;
  #told: At = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #telling = false;

  constructor(tell: (at: At) => Promise<unknown>) {
    this.#tell = tell;
  }

  move(at: At): void {
    this.#wanted = at && { x: rounded(at.x), y: rounded(at.y) };
    this.#settle();
  }

  #settle(): void {
    if (this.#timer !== undefined || this.#telling || isSame(this.#told, this.#wanted)) return;
    const at = this.#wanted;
    this.#told = at;
    this.#telling = true;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#settle();
    }, TELL_EVERY_MS);
    // One at a time: on a bad line places must not pile up. What was not heard is told with the next.
    this.#tell(at)
      .catch(() => undefined)
      .finally(() => {
        this.#telling = false;
        this.#settle();
      });
  }
}

const rounded = (share: number): number => Math.min(1, Math.max(0, Math.round(share * STEPS) / STEPS));
const isSame = (one: At, other: At): boolean => one?.x === other?.x && one?.y === other?.y;
