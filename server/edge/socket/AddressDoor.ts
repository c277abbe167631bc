import { AppError } from '../../../shared/errors/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import { type Rate, TokenBuckets } from '../../platform/TokenBuckets.ts';

/** What one address may do. */
export type DoorLimits = {
  /** Sockets that are open at the same time. */
  readonly maxOpen: number;
  /** Handshakes that pass without waiting. */
  readonly handshakes: Rate;
  /** A handshake that would have to wait longer than this is refused, in ms. */
  readonly longestWaitMs: number;
};

/** A whole school can sit behind one address, with several displays, and come back all at once after a power cut. */
export const PER_ADDRESS: DoorLimits = {
  maxOpen: 200,
  handshakes: { perSecond: 20, burst: 20 },
  longestWaitMs: 5_000,
};

type Parts = { readonly limits: DoorLimits; readonly clock: Clock; readonly log: Log };

/** Bounds how many sockets one address has open, and slows it down when it opens them too fast. */
export class AddressDoor {
  readonly #parts: Parts;
  readonly #handshakes: TokenBuckets;
  readonly #open = new Map<string, number>();
  /** Addresses of which the technician knows that they have too many. */
  readonly #told = new Set<string>();
  readonly #waiting = new Map<NodeJS.Timeout, (goOn: boolean) => void>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#handshakes = new TokenBuckets(parts.limits.handshakes, parts.clock);
  }

  /** Lets a handshake pass, after a while if there were many. Throws `request.too-many`. */
  async pass(address: string): Promise<void> {
    this.#mustHaveRoom(address);
    const waitMs = this.#handshakes.reserve(address, this.#parts.limits.longestWaitMs);
    if (waitMs === undefined) throw new AppError('request.too-many');
    if (waitMs === 0) return;
    if (!(await this.#wait(waitMs))) throw new AppError('server.stopping');
    this.#mustHaveRoom(address);
  }

  /** Counts an open socket until the returned function is called; `undefined` when there is no room for it. */
  enter(address: string): (() => void) | undefined {
    const open = this.#open.get(address) ?? 0;
    if (open >= this.#parts.limits.maxOpen) return undefined;
    this.#open.set(address, open + 1);
    let inside = true;
    return () => {
      if (inside) this.#leave(address);
      inside = false;
    };
  }

  /** Lets nobody wait any more. */
  close(): void {
    for (const [timer, goOn] of this.#waiting) {
      clearTimeout(timer);
      goOn(false);
    }
    this.#waiting.clear();
  }

  #leave(address: string): void {
    const open = (this.#open.get(address) ?? 0) - 1;
    this.#told.delete(address);
    if (open > 0) this.#open.set(address, open);
    else this.#open.delete(address);
  }

  #mustHaveRoom(address: string): void {
    const { limits, log } = this.#parts;
    const open = this.#open.get(address) ?? 0;
    if (open < limits.maxOpen) return;
    // Often a proxy in front of us that TRUST_PROXY does not name: then everybody seems to be one address.
    if (!this.#told.has(address)) log.warn({ event: 'sockets.too-many', address, open });
    this.#told.add(address);
    throw new AppError('request.too-many');
  }

  /** Resolves with whether to go on. */
  #wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(timer);
        resolve(true);
      }, ms).unref();
      this.#waiting.set(timer, resolve);
    });
  }
}
