import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/errors/index.ts';
import type { PersonId, ShareId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';

/** How long an address is good, in ms: longer than a lesson and the break after it. */
const GOOD_FOR_MS = 2 * 3_600_000;

/** What the secret is kept under. */
const SECRET = 'media.secret';

/** Where the secret is kept: what was written first stays. */
export interface SecretStore {
  keepFirst(key: typeof SECRET, value: string): Promise<string>;
}

/** `holderId`: for whom it is: a person, or whoever has a link. */
type Signed = { readonly fileId: string; readonly holderId: PersonId | ShareId; readonly untilMs: number };

/**
 * The addresses of files of takes: each is for one person or one link, and for a while, so that one that is passed on or found in a
 * browser's history opens nothing.
 */
export class FileAddresses {
  readonly #secret: Buffer;
  readonly #clock: Clock;

  private constructor(secret: Buffer, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  /** The secret is made when the first server of the district starts. */
  static async open(store: SecretStore, clock: Clock): Promise<FileAddresses> {
    const secret = await store.keepFirst(SECRET, randomBytes(32).toString('base64url'));
    return new FileAddresses(Buffer.from(secret, 'base64url'), clock);
  }

  /** Until when addresses that are made now are good. */
  untilMs(): number {
    return this.#clock.nowMs() + GOOD_FOR_MS;
  }

  /** What an address has at its end so that this holder may have the file until then. */
  sign(signed: Signed): URLSearchParams {
    return new URLSearchParams({ until: `${signed.untilMs}`, sign: this.#sign(signed).toString('base64url') });
  }

  /** Throws `take.not-yours` for what was not signed for this holder, and `take.link-expired` when it is too old. */
  check(signed: Signed, sign: string): void {
    const given = Buffer.from(sign, 'base64url');
    const right = this.#sign(signed);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new AppError('take.not-yours');
    if (this.#clock.nowMs() > signed.untilMs) throw new AppError('take.link-expired');
  }

  #sign({ fileId, holderId, untilMs }: Signed): Buffer {
    return createHmac('sha256', this.#secret).update(`${fileId} ${holderId} ${untilMs}`).digest();
  }
}
