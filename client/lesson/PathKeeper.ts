import type { Direction } from '../../shared/protocol/index.ts';

/** A path that is gone for this long is sought anew, in ms (RELIABILITY.md, fact 6). */
const RESTART_AFTER_MS = 2_000;

/** When that has not helped for this long, new transports are opened, in ms. */
const REOPEN_AFTER_MS = 3_000;

/**
 * Less is enough when the server has answered and still nothing comes: then the line stands, and only this path is gone,
 * as where UDP is blocked. An answer by the path takes as long as one by the line: three times that, and a little, in ms.
 */
const ANSWER = { times: 3, leastMs: 450 };

/** What can be done about a broken path. */
export type PathRemedies = {
  /** Looks whether the line to the server is there: often what took one took the other. */
  readonly checkLine: () => void;
  readonly restartIce: (direction: Direction) => Promise<void>;
  readonly reopen: () => Promise<void>;
  /** Told when a path is gone although the line to the server stands. */
  readonly onBroken: () => void;
  /** Told at each change whether something is amiss with any of the paths. */
  readonly onHealth: (isWell: boolean) => void;
};

/**
 * Watches the two paths of a link. Broken: first an ICE restart, then new transports, which may find another way, as
 * by TCP. Browsers do neither by themselves.
 */
export class PathKeeper {
  readonly #remedies: PathRemedies;
  readonly #states = new Map<Direction, RTCPeerConnectionState>();
  readonly #timers = new Map<Direction, ReturnType<typeof setTimeout>>();
  readonly #answers = new Map<Direction, ReturnType<typeof setTimeout>>();
  /** Paths by which nothing comes any more, while the browser still takes them for good. */
  readonly #still = new Set<Direction>();
  #closed = false;

  constructor(remedies: PathRemedies) {
    this.#remedies = remedies;
  }

  /** The line to the server is there again: what could not be mended without it is mended now. */
  again(): void {
    for (const [direction, state] of this.#states)
      if (state === 'failed' || state === 'disconnected' || this.#still.has(direction)) this.#restart(direction);
  }

  /** Much came by a path, and now nothing does: the browser will see it some seconds later. */
  still(direction: Direction): void {
    if (this.#timers.has(direction)) return;
    this.#still.add(direction);
    this.#tellHealth();
    this.#remedies.checkLine();
    this.#restart(direction);
  }

  /** Something came by a path. */
  heard(direction: Direction): void {
    clearTimeout(this.#answers.get(direction));
    if (!this.#still.delete(direction)) return;
    if (this.#states.get(direction) === 'connected') this.#stop(direction);
    this.#tellHealth();
  }

  /** A path changed its state. */
  note(direction: Direction, state: RTCPeerConnectionState): void {
    this.#states.set(direction, state);
    if (state === 'failed' || state === 'disconnected') this.#remedies.checkLine();
    // A browser that restarts ICE says so; that it is connected it says also of a path on which nothing comes.
    if (state === 'connected' && !this.#still.has(direction)) this.#stop(direction);
    else if (state === 'failed') this.#restart(direction);
    else if (state === 'disconnected' && !this.#timers.has(direction)) {
      this.#timers.set(
        direction,
        setTimeout(() => this.#restart(direction), RESTART_AFTER_MS),
      );
    }
    this.#tellHealth();
  }

  close(): void {
    this.#closed = true;
    for (const direction of [...this.#timers.keys()]) this.#stop(direction);
  }

  #restart(direction: Direction): void {
    this.#stop(direction);
    const askedAtMs = performance.now();
    this.#remedies.restartIce(direction).then(
      () => this.#awaitAnswer(direction, performance.now() - askedAtMs),
      // Whether or not it was heard, what counts is whether the path is back in time.
      () => undefined,
    );
    this.#timers.set(
      direction,
      setTimeout(() => this.#reopen(direction), REOPEN_AFTER_MS),
    );
  }

  /** The server has answered: so must the path, soon. */
  #awaitAnswer(direction: Direction, tookMs: number): void {
    if (this.#closed || !this.#timers.has(direction)) return;
    clearTimeout(this.#answers.get(direction));
    const withinMs = ANSWER.times * tookMs + ANSWER.leastMs;
    this.#answers.set(
      direction,
      setTimeout(() => {
        this.#remedies.onBroken();
        this.#reopen(direction);
      }, withinMs),
    );
  }

  #reopen(direction: Direction): void {
    this.#stop(direction);
    void this.#remedies.reopen();
  }

  #tellHealth(): void {
    const states = [...this.#states.values()];
    if (states.length > 0) this.#remedies.onHealth(this.#still.size === 0 && states.every(isUp));
  }

  #stop(direction: Direction): void {
    clearTimeout(this.#timers.get(direction));
    clearTimeout(this.#answers.get(direction));
    this.#timers.delete(direction);
  }
}

const isUp = (state: RTCPeerConnectionState): boolean => state === 'connected';
