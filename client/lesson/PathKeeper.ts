import type { Direction } from '../../shared/protocol/index.ts';

/** A path that is gone for this long is sought anew, in ms (RELIABILITY.md, fact 6). */
const RESTART_AFTER_MS = 2_000;

/** When that has not helped for this long, new transports are opened, in ms. */
const REOPEN_AFTER_MS = 3_000;

/** What can be done about a broken path. */
export type PathRemedies = {
  /** Looks whether the line to the server is there: often what took one took the other. */
  readonly checkLine: () => void;
  readonly restartIce: (direction: Direction) => Promise<void>;
  readonly reopen: () => Promise<void>;
};

/** Watches the two paths of a link. Broken: first an ICE restart, then new transports. Browsers do neither by themselves. */
export class PathKeeper {
  readonly #remedies: PathRemedies;
  readonly #states = new Map<Direction, RTCPeerConnectionState>();
  readonly #timers = new Map<Direction, ReturnType<typeof setTimeout>>();
  /** Paths by which nothing comes any more, while the browser still takes them for good. */
  readonly #still = new Set<Direction>();

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
    this.#remedies.checkLine();
    this.#restart(direction);
  }

  /** Something came by a path. */
  heard(direction: Direction): void {
    if (this.#still.delete(direction) && this.#states.get(direction) === 'connected') this.#stop(direction);
  }

  /** A path changed its state. */
  note(direction: Direction, state: RTCPeerConnectionState): void {
    this.#states.set(direction, state);
    if (state === 'failed' || state === 'disconnected') this.#remedies.checkLine();
    if (state === 'connected') this.#stop(direction);
    else if (state === 'failed') this.#restart(direction);
    else if (state === 'disconnected' && !this.#timers.has(direction)) {
      this.#timers.set(
        direction,
        setTimeout(() => this.#restart(direction), RESTART_AFTER_MS),
      );
    }
  }

  close(): void {
    for (const direction of [...this.#timers.keys()]) this.#stop(direction);
  }

  #restart(direction: Direction): void {
    this.#stop(direction);
    // Whether or not it was heard, what counts is whether the path is back in time.
    this.#remedies.restartIce(direction).catch(() => undefined);
    this.#timers.set(
      direction,
      setTimeout(() => {
        this.#stop(direction);
        void this.#remedies.reopen();
      }, REOPEN_AFTER_MS),
    );
  }

  #stop(direction: Direction): void {
    clearTimeout(this.#timers.get(direction));
    this.#timers.delete(direction);
  }
}
