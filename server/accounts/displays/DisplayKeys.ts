import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors/index.ts';
import type { DisplayId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { DisplayStore, StoredDisplay } from '../ports.ts';
import { isSignedBy, type SignedChallenge } from './displayKey.ts';

/** How long a display has to sign what it was given, in ms. */
const CHALLENGE_LIFE_MS = 60_000;

/** Lets displays prove that they hold their key. A copied cookie or code is of no lasting use without it. */
export class DisplayKeys {
  readonly #store: DisplayStore;
  readonly #clock: Clock;

  constructor(store: DisplayStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Something fresh to sign, good once. */
  async challenge(displayId: DisplayId): Promise<string> {
    await this.#known(displayId);
    const nonce = randomBytes(24).toString('base64url');
    await this.#store.addChallenge(displayId, nonce, this.#clock.nowMs() + CHALLENGE_LIFE_MS);
    return nonce;
  }

  /**
   * Passes when the display has signed an open challenge; the challenge is spent either way. Throws `challenge.expired`
   * when there is none to sign any more, which says nothing about the key; `display.signature-wrong` is about the key.
   */
  async prove(signed: SignedChallenge): Promise<void> {
    const display = await this.#known(signed.displayId);
    const nowMs = this.#clock.nowMs();
    const open = await this.#store.spendChallenge(signed.displayId, signed.nonce, nowMs);
    if (!open) throw new AppError('challenge.expired');
    if (!isSignedBy(display.publicKey, signed)) throw new AppError('display.signature-wrong');
    await this.#store.markSeen(signed.displayId, nowMs);
  }

  async #known(displayId: DisplayId): Promise<StoredDisplay> {
    const display = await this.#store.find(displayId);
    if (!display) throw new AppError('display.not-found');
    if (display.revoked) throw new AppError('display.revoked');
    return display;
  }
}
