import type { Direction } from '../../shared/protocol/index.ts';
import { DIRECTIONS } from '../../shared/protocol/index.ts';

/** Looks are this far apart, in ms. */
const LOOK_EVERY_MS = 500;

/** Something was heard in so many looks in a row: it flows. */
const FLOWS_AFTER_LOOKS = 6;

/** Then nothing in so many: it has stopped. */
const STILL_AFTER_LOOKS = 3;

type Parts = {
  /** What the browser measures on a transport; `undefined`: there is none just now. */
  readonly measure: (direction: Direction) => Promise<Iterable<readonly [string, RTCStats]>>;
  /** Something came by this path since the last look. */
  readonly onHeard: (direction: Direction) => void;
  /** Much came by this path, and for a second and more nothing at all has. */
  readonly onStill: (direction: Direction) => void;
};

type Path = { heard: number; inRow: number; silent: number };

/**
 * Listens whether anything at all comes by the two paths of a link. A browser takes 5 to 7 s to call a dead path
 * disconnected; where much flowed and then nothing, it is known within 1.5 s.
 */
export class PathWatch {
  readonly #parts: Parts;
  readonly #paths: Record<Direction, Path> = { send: begun(), receive: begun() };
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks once at both paths. Never rejects. */
  async look(): Promise<void> {
    await Promise.all(DIRECTIONS.map((direction) => this.#lookAt(direction).catch(() => undefined)));
  }

  async #lookAt(direction: Direction): Promise<void> {
    const path = this.#paths[direction];
    const heard = heardOn(await this.#parts.measure(direction));
    const isMore = heard > path.heard;
    path.heard = heard;
    if (isMore) {
      path.inRow += 1;
      path.silent = 0;
      return this.#parts.onHeard(direction);
    }
    path.silent += 1;
    if (path.silent < STILL_AFTER_LOOKS) return;
    const flowed = path.inRow >= FLOWS_AFTER_LOOKS;
    path.inRow = 0;
    if (flowed) this.#parts.onStill(direction);
  }
}

const begun = (): Path => ({ heard: 0, inRow: 0, silent: 0 });

/** Grows with every packet that comes by any pair of addresses: media, reports and answers to checks of the path. */
function heardOn(report: Iterable<readonly [string, RTCStats]>): number {
  let heard = 0;
  for (const [, stats] of report) {
    if (stats.type !== 'candidate-pair') continue;
    const { bytesReceived = 0, responsesReceived = 0 } = stats as RTCIceCandidatePairStats;
    heard += bytesReceived + responsesReceived;
  }
  return heard;
}
