import type { Direction } from '../../shared/protocol/index.ts';
import { DIRECTIONS } from '../../shared/protocol/index.ts';

/** Looks are this far apart, in ms; at what is sent only every second time, for looking costs and breaks mostly take both. */
const LOOK_EVERY_MS = 250;
const LOOK_AT_SENDING_EVERY = 2;

/** Something was heard in so many looks, with never two silent ones in a row between them: it flows. */
const FLOWS_AFTER_LOOKS = 12;

/** Then nothing in so many: it has stopped. */
const STILL_AFTER_LOOKS = 4;

type Parts = {
  /** What the browser measures on a transport; `undefined`: there is none just now. */
  readonly measure: (direction: Direction) => Promise<Iterable<readonly [string, RTCStats]>>;
  /** Something came by this path since the last look. */
  readonly onHeard: (direction: Direction) => void;
  /** Much came by this path, and for a second and more nothing at all has. */
  readonly onStill: (direction: Direction) => void;
  /** What is received came by this protocol, `udp` or `tcp`, at this look. */
  readonly onCarried: (protocol: string) => void;
};

type Path = { heard: number; inRow: number; silent: number };

/**
 * Listens whether anything at all comes by the two paths of a link. A browser takes 5 to 7 s to call a dead path
 * disconnected; where much flowed and then nothing, it is known within 1.25 s.
 */
export class PathWatch {
  readonly #parts: Parts;
  readonly #paths: Record<Direction, Path> = { send: begun(), receive: begun() };
  readonly #timer: ReturnType<typeof setInterval>;
  #looks = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Looks once. Never rejects. */
  async look(): Promise<void> {
    this.#looks += 1;
    const looked = this.#looks % LOOK_AT_SENDING_EVERY === 0 ? DIRECTIONS : (['receive'] as const);
    await Promise.all(looked.map((direction) => this.#lookAt(direction).catch(() => undefined)));
  }

  async #lookAt(direction: Direction): Promise<void> {
    const path = this.#paths[direction];
    const { heard, protocol } = read(await this.#parts.measure(direction));
    const isNew = heard !== path.heard;
    path.heard = heard;
    if (!isNew) return this.#noteSilence(direction, path);
    path.inRow = path.silent > 1 ? 1 : path.inRow + path.silent + 1;
    path.silent = 0;
    this.#parts.onHeard(direction);
    if (direction === 'receive' && protocol) this.#parts.onCarried(protocol);
  }

  #noteSilence(direction: Direction, path: Path): void {
    path.silent += 1;
    if (path.silent !== STILL_AFTER_LOOKS) return;
    const flowed = path.inRow >= FLOWS_AFTER_LOOKS;
    path.inRow = 0;
    if (flowed) this.#parts.onStill(direction);
  }
}

const begun = (): Path => ({ heard: 0, inRow: 0, silent: 0 });

/**
 * A number that changes with every packet that comes by the kind of path that is in use: media, reports and answers to
 * checks of the path. That TCP answers does not help while the browser still sends by UDP.
 */
function read(report: Iterable<readonly [string, RTCStats]>): { heard: number; protocol: string | undefined } {
  const stats = new Map(report);
  const transport = [...stats.values()].find(({ type }) => type === 'transport');
  const protocolOf = (pair: RTCStats | undefined): string | undefined => {
    const local = pair && stats.get((pair as RTCIceCandidatePairStats).localCandidateId);
    return (local as { protocol?: string } | undefined)?.protocol;
  };
  const chosenId = (transport as RTCTransportStats | undefined)?.selectedCandidatePairId;
  const protocol = protocolOf(stats.get(chosenId ?? ''));
  let heard = 0;
  for (const pair of stats.values()) {
    if (pair.type !== 'candidate-pair' || protocolOf(pair) !== protocol) continue;
    const { bytesReceived = 0, responsesReceived = 0 } = pair as RTCIceCandidatePairStats;
    heard += bytesReceived + responsesReceived;
  }
  return { heard, protocol };
}
