import { randomInt } from 'node:crypto';
import type { DisplayPublicKey } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { type ClassroomId, DisplayId, idPrefixes, PairingId, type PersonId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import { newId } from '../../platform/newId.ts';
import { Lockout, PAIRING_POLICY } from '../Lockout.ts';
import type { FailureStore, Pairing, PairingStore } from '../ports.ts';
import { isUsableKey } from './displayKey.ts';
import { pickWords } from './words.ts';

/** How long a code is good, in ms. */
const CODE_LIFE_MS = 10 * 60_000;
const TRIES_FOR_A_FREE_CODE = 8;

type Options = { readonly store: PairingStore; readonly failures: FailureStore; readonly clock: Clock };

/** Gives screens to classrooms: a screen shows a code, a person types it and compares two words. */
export class Pairings {
  readonly #store: PairingStore;
  readonly #clock: Clock;
  readonly #lockout: Lockout;
  /** One person's codes are tried one after another, so that many at once do not slip past the count. */
  readonly #oneByOne = new KeyedLock();

  constructor({ store, failures, clock }: Options) {
    this.#store = store;
    this.#clock = clock;
    this.#lockout = new Lockout(failures, PAIRING_POLICY, clock);
  }

  /** A screen asks for a code. */
  async start(publicKey: DisplayPublicKey, label: string): Promise<Pairing> {
    if (!isUsableKey(publicKey)) throw new AppError('request.malformed', { at: 'body.publicKey' });
    const nowMs = this.#clock.nowMs();
    for (let tried = 0; tried < TRIES_FOR_A_FREE_CODE; tried += 1) {
      const pairing: Pairing = {
        pairingId: newId(PairingId, idPrefixes.pairing),
        code: String(randomInt(100_000_000)).padStart(8, '0'),
        words: pickWords(),
        publicKey,
        label,
        expiresAtMs: nowMs + CODE_LIFE_MS,
        displayId: null,
      };
      if (await this.#store.add(pairing, nowMs)) return pairing;
    }
    throw new AppError('request.too-many');
  }

  /** Where the screen's pairing stands. */
  async read(
    pairingId: PairingId,
  ): Promise<
    { state: 'waiting'; expiresAtMs: number } | { state: 'approved'; displayId: DisplayId } | { state: 'expired' }
  > {
    const pairing = await this.#store.find(pairingId);
    if (!pairing) throw new AppError('pairing.not-found');
    if (pairing.displayId !== null) return { state: 'approved', displayId: pairing.displayId };
    if (pairing.expiresAtMs <= this.#clock.nowMs()) return { state: 'expired' };
    return { state: 'waiting', expiresAtMs: pairing.expiresAtMs };
  }

  /** The waiting screen with this code. A wrong code counts against the person who typed it, even after right ones. */
  lookUp(personId: PersonId, code: string): Promise<Pairing> {
    return this.#oneByOne.run(personId, () => this.#lookUp(personId, code));
  }

  /** Makes the waiting screen the display of a classroom. */
  approve(code: string, by: { personId: PersonId; name: string }, classroomId: ClassroomId): Promise<DisplayId> {
    return this.#oneByOne.run(by.personId, async () => {
      await this.#lookUp(by.personId, code);
      const displayId = newId(DisplayId, idPrefixes.display);
      const made = await this.#store.approve(code, {
        displayId,
        classroomId,
        pairedByName: by.name,
        atMs: this.#clock.nowMs(),
      });
      if (!made) throw new AppError('pairing.not-found');
      return displayId;
    });
  }

  async #lookUp(personId: PersonId, code: string): Promise<Pairing> {
    const key = `pairing:${personId}`;
    await this.#lockout.admit(key);
    const pairing = await this.#store.findByCode(code);
    if (!pairing || pairing.displayId !== null) {
      await this.#lockout.fail(key);
      throw new AppError('pairing.not-found');
    }
    if (pairing.expiresAtMs <= this.#clock.nowMs()) throw new AppError('pairing.expired');
    return pairing;
  }
}
