import { createHash, randomBytes } from 'node:crypto';
import { idPrefixes, type PersonId, SessionId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log } from '../platform/Log.ts';
import { newId } from '../platform/newId.ts';
import { Signal } from '../platform/Signal.ts';
import type { Identity } from './Identity.ts';
import type { SessionHolder, SessionStore, StoredSession } from './ports.ts';
import type { RightsLost, RightsWatch } from './RightsWatch.ts';

/** How long a session lasts, in ms: unused, and at all. */
export type SessionLimits = { readonly idleMs: number; readonly lifeMs: number };

type Options = {
  readonly store: SessionStore;
  readonly limits: SessionLimits;
  readonly clock: Clock;
  readonly log: Log;
};

const TOKEN_BYTES = 32;
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;
/** A session's last use is written at most this often. */
const TOUCH_EVERY_MS = 60_000;
const STRANGER = { kind: 'stranger', expired: false } as const;
const EXPIRED = { kind: 'stranger', expired: true } as const;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Sign-in sessions: opaque secrets in browsers, their hashes in the database, and word of those that end. */
export class Sessions implements RightsWatch {
  readonly #store: SessionStore;
  readonly #limits: SessionLimits;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #revoked: Signal<RightsLost>;

  constructor({ store, limits, clock, log }: Options) {
    this.#store = store;
    this.#limits = limits;
    this.#clock = clock;
    this.#log = log;
    this.#revoked = new Signal((err) => log.error({ event: 'rights-watch.failed', err }));
  }

  /** Starts a session; returns the secret, which is nowhere else. */
  async start(holder: SessionHolder, device: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const nowMs = this.#clock.nowMs();
    const sessionId = newId(SessionId, idPrefixes.session);
    await this.#store.create({
      sessionId,
      tokenHash: hashOf(token),
      holder,
      startedAtMs: nowMs,
      lastUsedAtMs: nowMs,
      device,
    });
    this.#log.info({ event: 'session.began', sessionId, ...holder });
    return token;
  }

  /** Who shows this secret. Using a session keeps it from becoming idle. */
  async identify(token: string | undefined): Promise<Identity> {
    if (token === undefined || token === '') return STRANGER;
    if (!TOKEN_SHAPE.test(token)) return EXPIRED;
    const known = await this.#store.findByTokenHash(hashOf(token));
    if (!known) return EXPIRED;
    const nowMs = this.#clock.nowMs();
    const idle = nowMs - known.lastUsedAtMs > this.#limits.idleMs;
    if (idle || nowMs - known.startedAtMs > this.#limits.lifeMs) return EXPIRED;
    if (nowMs - known.lastUsedAtMs > TOUCH_EVERY_MS) await this.#store.touch(known.identity.sessionId, nowMs);
    return known.identity;
  }

  /** Notes that a session is in use by something other than a request, e.g. an open connection. `false`: it has ended. */
  touch(sessionId: SessionId): Promise<boolean> {
    return this.#store.touch(sessionId, this.#clock.nowMs());
  }

  /** A person's sessions that are still good, latest first. */
  async listOf(personId: PersonId): Promise<Omit<StoredSession, 'tokenHash' | 'holder'>[]> {
    const nowMs = this.#clock.nowMs();
    return (await this.#store.listOf(personId)).filter(
      (session) => nowMs - session.lastUsedAtMs <= this.#limits.idleMs,
    );
  }

  /** Ends one session. Harmless when it has ended. `of` restricts it to that person's own. */
  async end(sessionId: SessionId, of?: PersonId): Promise<void> {
    if (await this.#store.end(sessionId, of)) this.#tell({ kind: 'session', sessionId });
  }

  /** Ends every session of a person or display: their rights have changed. */
  async endAllOf(holder: SessionHolder): Promise<void> {
    await this.#store.endAllOf(holder);
    this.#tell(holder);
  }

  /** Ends a person's other sessions, as after a change of password. */
  async endOthers(personId: PersonId, kept: SessionId): Promise<void> {
    const ended = await this.#store.endAllOf({ kind: 'person', personId }, kept);
    for (const sessionId of ended) this.#tell({ kind: 'session', sessionId });
  }

  /** Ends what is too old or was unused for too long. To be called now and then. */
  async sweep(): Promise<void> {
    const nowMs = this.#clock.nowMs();
    const limits = { startedBeforeMs: nowMs - this.#limits.lifeMs, usedBeforeMs: nowMs - this.#limits.idleMs };
    for (const sessionId of await this.#store.endExpired(limits)) this.#tell({ kind: 'session', sessionId });
  }

  onRevoked(listener: (lost: RightsLost) => void): () => void {
    return this.#revoked.subscribe(listener);
  }

  #tell(lost: RightsLost): void {
    const { kind: of, ...ids } = lost;
    this.#log.info({ event: 'rights.ended', of, ...ids });
    this.#revoked.emit(lost);
  }
}
