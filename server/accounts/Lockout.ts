import { AppError, type ErrorCode } from '../../shared/errors/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { FailureStore } from './ports.ts';

/** When repeated failure locks, and for how long. */
export type LockoutPolicy = {
  readonly code: Extract<ErrorCode, 'sign-in.locked' | 'pairing.locked'>;
  /** This many failures are free; the next attempt waits. */
  readonly free: number;
  /** The first wait, in ms; each further failure doubles it. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Failures older than this are forgotten, in ms. */
  readonly forgetAfterMs: number;
};

const MINUTE_MS = 60_000;

/** For one sign-in name: 5 free, then 30 s, 1 min, 2 min … 15 min. */
export const NAME_POLICY: LockoutPolicy = {
  code: 'sign-in.locked',
  free: 5,
  firstWaitMs: 30_000,
  longestWaitMs: 15 * MINUTE_MS,
  forgetAfterMs: 12 * 60 * MINUTE_MS,
};
/**
 * For one address, behind which a whole school may sit: 100 free, then 5 s … 30 s. Longer waits would let one pupil keep
 * every teacher of the school out; what protects the accounts is the count for each name.
 */
export const ADDRESS_POLICY: LockoutPolicy = {
  code: 'sign-in.locked',
  free: 100,
  firstWaitMs: 5_000,
  longestWaitMs: 30_000,
  forgetAfterMs: 60 * MINUTE_MS,
};
/** For the pairing codes that one person types: 5 wrong ones in 10 minutes, then 10 minutes of rest. */
export const PAIRING_POLICY: LockoutPolicy = {
  code: 'pairing.locked',
  free: 5,
  firstWaitMs: 10 * MINUTE_MS,
  longestWaitMs: 10 * MINUTE_MS,
  forgetAfterMs: 10 * MINUTE_MS,
};

/** Slows down whoever fails again and again. Survives restarts. */
export class Lockout {
  readonly #store: FailureStore;
  readonly #policy: LockoutPolicy;
  readonly #clock: Clock;

  constructor(store: FailureStore, policy: LockoutPolicy, clock: Clock) {
    this.#store = store;
    this.#policy = policy;
    this.#clock = clock;
  }

  /** Throws the policy's code, with `retryAfterMs`, while the key is locked. */
  async admit(key: string): Promise<void> {
    const known = await this.#store.read(key);
    const retryAfterMs = (known?.lockedUntilMs ?? 0) - this.#clock.nowMs();
    if (retryAfterMs > 0) throw new AppError(this.#policy.code, { retryAfterMs });
  }

  /** Counts a failure. */
  async fail(key: string): Promise<void> {
    const { free, firstWaitMs, longestWaitMs, forgetAfterMs } = this.#policy;
    const nowMs = this.#clock.nowMs();
    const known = await this.#store.read(key);
    const failures = 1 + (known && nowMs - known.lastAtMs < forgetAfterMs ? known.failures : 0);
    const waitMs = failures < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - free));
    await this.#store.write(key, { failures, lastAtMs: nowMs, lockedUntilMs: nowMs + waitMs });
  }

  /** Forgets the failures of a key that has proved itself. */
  clear(key: string): Promise<void> {
    return this.#store.clear(key);
  }
}
