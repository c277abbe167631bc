import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/index.ts';
import { idPrefixes, PassId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { Log } from '../../platform/Log.ts';
import { newId } from '../../platform/newId.ts';
import { Signal } from '../../platform/Signal.ts';
import type { PassesOf, PassStore, StoredPass } from '../ports.ts';
import type { RightsLost, RightsWatch } from '../RightsWatch.ts';

/** A code as a display is to show it. */
export type IssuedCode = { readonly passId: PassId; readonly code: string; readonly expiresAtMs: number };

/** Phones that one classroom can have at the same time in a lesson. */
const MAX_PHONES = 5;

/** How long a code can be taken, in ms. */
const CODE_LIFE_MS = 10 * 60_000;
/** So long a phone can still come back to a lesson that has ended, to be told so, in ms. */
const AFTER_END_MS = 10 * 60_000;
/** A lesson that never began is given up this long after its planned end, in ms. */
const AFTER_PLANNED_END_MS = 60 * 60_000;
/** No lesson lasts so long, in ms. */
const FORGET_AFTER_MS = 48 * 60 * 60_000;

const CODE_BYTES = 16;
const TOKEN_BYTES = 32;

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

type Options = { readonly store: PassStore; readonly clock: Clock; readonly log: Log };

/**
 * Lets assistants' phones in without an account: a display shows a code, the phone that scans it first gets a secret of
 * its own, good for this classroom until this lesson is over. The database knows the hashes of both.
 */
export class Passes implements RightsWatch {
  readonly #store: PassStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #revoked: Signal<RightsLost>;
  /** Of two phones at the last free place one is late. */
  readonly #oneByOne = new KeyedLock();

  constructor({ store, clock, log }: Options) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#revoked = new Signal((err) => log.error({ event: 'rights-watch.failed', err }));
  }

  /** A code for a display to show. `alone`: the codes that it showed before are worth nothing any more. */
  async issue({ lessonId, classroomId }: PassesOf, alone: boolean): Promise<IssuedCode> {
    const code = randomBytes(CODE_BYTES).toString('base64url');
    const passId = newId(PassId, idPrefixes.pass);
    const nowMs = this.#clock.nowMs();
    const expiresAtMs = nowMs + CODE_LIFE_MS;
    const pass = { passId, lessonId, classroomId, codeHash: hashOf(code), issuedAtMs: nowMs, expiresAtMs };
    await this.#store.add(pass, alone ? 0 : 1);
    return { passId, code, expiresAtMs };
  }

  /**
   * Gives the phone that shows a code a secret of its own; `token` is `null` when it keeps the one that it has.
   * Throws `pass.not-found`, `pass.expired` (too old, taken, or of a lesson that is over), `pass.too-many`.
   */
  async redeem(code: string, heldToken: string | undefined): Promise<{ token: string | null; pass: StoredPass }> {
    const wanted = await this.#store.findByCodeHash(hashOf(code));
    if (!wanted) throw new AppError('pass.not-found');
    if (this.#isOver(wanted)) throw new AppError('pass.expired');
    const held = await this.#good(heldToken);
    if (held && isSameRoom(held, wanted)) return { token: null, pass: held };
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.#oneByOne.run(`${wanted.lessonId}/${wanted.classroomId}`, async () => {
      if ((await this.#store.countTaken(wanted)) >= MAX_PHONES) throw new AppError('pass.too-many');
      const taken = await this.#store.take(hashOf(code), { tokenHash: hashOf(token), atMs: this.#clock.nowMs() });
      if (!taken) throw new AppError('pass.expired');
    });
    // A phone that goes to another room leaves the first.
    if (held) await this.revoke(held.passId);
    const { passId, lessonId, classroomId } = wanted;
    this.#log.info({ event: 'pass.redeemed', passId, lessonId, classroomId });
    return { token, pass: wanted };
  }

  /** What the phone with this secret may do. Throws `pass.not-found`, `pass.revoked`, `pass.expired`. */
  async identify(token: string | undefined): Promise<StoredPass> {
    const pass = token ? await this.#store.findByTokenHash(hashOf(token)) : undefined;
    if (!pass) throw new AppError('pass.not-found');
    if (pass.revoked) throw new AppError('pass.revoked');
    if (this.#isOver(pass)) throw new AppError('pass.expired');
    return pass;
  }

  /** Whether a phone that has this pass may go on. */
  async isGood(passId: PassId): Promise<boolean> {
    const pass = await this.#store.find(passId);
    return pass !== undefined && !pass.revoked && !this.#isOver(pass);
  }

  /** Takes a pass away, and what its phone has open. Taking it away twice is harmless. */
  async revoke(passId: PassId): Promise<void> {
    await this.#store.revoke(passId, this.#clock.nowMs());
    this.#log.info({ event: 'rights.ended', of: 'pass', passId });
    this.#revoked.emit({ kind: 'pass', passId });
  }

  /** Forgets what is long over. To be called now and then. */
  sweep(): Promise<void> {
    return this.#store.forgetBefore(this.#clock.nowMs() - FORGET_AFTER_MS);
  }

  onRevoked(listener: (lost: RightsLost) => void): () => void {
    return this.#revoked.subscribe(listener);
  }

  async #good(token: string | undefined): Promise<StoredPass | undefined> {
    const pass = token ? await this.#store.findByTokenHash(hashOf(token)) : undefined;
    return pass && !pass.revoked && !this.#isOver(pass) ? pass : undefined;
  }

  #isOver({ phase, endsAtMs, endedAtMs }: StoredPass): boolean {
    const nowMs = this.#clock.nowMs();
    if (phase === 'ended') return nowMs > (endedAtMs ?? endsAtMs) + AFTER_END_MS;
    // The server ends a forgotten lesson by itself; a live one is never over before that.
    return phase === 'planned' && nowMs > endsAtMs + AFTER_PLANNED_END_MS;
  }
}

function isSameRoom(one: PassesOf, other: PassesOf): boolean {
  return one.lessonId === other.lessonId && one.classroomId === other.classroomId;
}
