import type { EndpointName, TransferName } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { type Rate, TokenBuckets } from '../../platform/TokenBuckets.ts';

/** A whole school can sit behind one address: generous, against floods only. */
const PER_ADDRESS: Rate = { perSecond: 50, burst: 500 };
const PER_SESSION: Rate = { perSecond: 20, burst: 120 };
/** Whoever looks for a moment in a take asks for parts of all its files again and again. */
const PER_PLAYER: Rate = { perSecond: 40, burst: 300 };

/** What an address may do of the things that cost most or that are guessed at. */
const AT_THE_DOOR: Partial<Record<EndpointName | TransferName, Rate>> = {
  'session.sign-in': { perSecond: 2, burst: 60 },
  'session.change-password': { perSecond: 1, burst: 20 },
  'pairings.start': { perSecond: 0.5, burst: 30 },
  'pairings.look-up': { perSecond: 1, burst: 30 },
  'pairings.approve': { perSecond: 1, burst: 30 },
  'passes.redeem': { perSecond: 1, burst: 60 },
  // A class scans its code in one minute, behind one address; and the codes are short enough to be guessed at.
  'pupils.enter': { perSecond: 3, burst: 150 },
  'pupils.answer': { perSecond: 20, burst: 300 },
  'displays.challenge': { perSecond: 20, burst: 200 },
  'shares.open': { perSecond: 2, burst: 60 },
  // Each guest's page asks every few seconds whether the link is still good; a whole school may watch.
  'shares.files': { perSecond: 20, burst: 200 },
  'decks.upload': { perSecond: 0.5, burst: 120 },
  'displays.sign-in': { perSecond: 20, burst: 200 },
};

/** Keeps anyone from asking faster than a person or a screen would. */
export class RateLimits {
  readonly #addresses: TokenBuckets;
  readonly #sessions: TokenBuckets;
  readonly #players: TokenBuckets;
  readonly #doors: ReadonlyMap<string, TokenBuckets>;

  constructor(clock: Clock) {
    this.#addresses = new TokenBuckets(PER_ADDRESS, clock);
    this.#sessions = new TokenBuckets(PER_SESSION, clock);
    this.#players = new TokenBuckets(PER_PLAYER, clock);
    this.#doors = new Map(Object.entries(AT_THE_DOOR).map(([name, rate]) => [name, new TokenBuckets(rate, clock)]));
  }

  /** Every request counts for its address. Throws `request.too-many`. */
  admitAddress(address: string): void {
    pass(this.#addresses.take(address));
  }

  /** Requests to an endpoint count for the session, and for the address where guessing would pay. */
  admitCall(
    name: EndpointName | TransferName,
    { address, sessionId }: { address: string; sessionId: string | null },
  ): void {
    const sessions = name === 'takes.file' || name === 'shares.file' ? this.#players : this.#sessions;
    if (sessionId !== null) pass(sessions.take(sessionId));
    pass(this.#doors.get(name)?.take(address) ?? 0);
  }
}

function pass(retryAfterMs: number): void {
  if (retryAfterMs > 0) throw new AppError('request.too-many', { retryAfterMs });
}
