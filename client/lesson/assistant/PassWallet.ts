import type { Pass } from '../../../shared/api/index.ts';
import { AppError, type ErrorCode } from '../../../shared/errors/index.ts';
import { api } from '../../api/api.ts';
import { Observable } from '../../kit/Observable.ts';

/** How soon a server that was not there is asked again, in ms. */
const AGAIN_AFTER_MS = 3_000;

/** Where this phone stands with its pass. */
export type PassStep =
  /** Asking. `unreachable`: that did not work, and is tried again. */
  | { readonly step: 'asking'; readonly unreachable: boolean }
  /** There is none. `code`: why what was scanned did not help; `null` when nothing was scanned. */
  | { readonly step: 'none'; readonly code: ErrorCode | null }
  | { readonly step: 'held'; readonly pass: Pass };

type Asks = {
  readonly redeem: (code: string) => Promise<Pass>;
  readonly read: () => Promise<Pass>;
};

const overHttp: Asks = {
  redeem: async (code) => (await api('passes.redeem', { body: { code } })).pass,
  read: async () => (await api('passes.read')).pass,
};

/**
 * The pass of this phone: what it has from an earlier scan, or what the code that was just scanned makes of it. The
 * secret itself stays in the cookie. Ends with `close()`.
 */
export class PassWallet {
  readonly state = new Observable<PassStep>({ step: 'asking', unreachable: false });
  readonly #asks: Asks;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each scan, so that an earlier one stops. */
  #turn = 0;

  constructor(asks: Asks = overHttp) {
    this.#asks = asks;
  }

  /** Takes a code that was scanned; without one, or when it is worth nothing, what the phone has. */
  open(code: string | undefined): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.state.set({ step: 'asking', unreachable: false });
    void this.#ask(this.#turn, code);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #ask(turn: number, code: string | undefined): Promise<void> {
    const found = await this.#find(code);
    if (turn !== this.#turn) return;
    this.state.set(found);
    if (found.step === 'asking') this.#timer = setTimeout(() => void this.#ask(turn, code), AGAIN_AFTER_MS);
  }

  async #find(code: string | undefined): Promise<PassStep> {
    const scanned = code === undefined ? undefined : await this.#try(() => this.#asks.redeem(code));
    if (scanned && scanned.step !== 'none') return scanned;
    // A code that was used by this very phone, e.g. before a reload, is no reason to stay out.
    const kept = await this.#try(() => this.#asks.read());
    if (kept.step !== 'none' || !scanned) return kept.step === 'none' && isUnknown(kept.code) ? NOTHING : kept;
    return scanned;
  }

  async #try(ask: () => Promise<Pass>): Promise<PassStep> {
    try {
      return { step: 'held', pass: await ask() };
    } catch (thrown) {
      const { code, retry } = AppError.from(thrown);
      return retry ? { step: 'asking', unreachable: true } : { step: 'none', code };
    }
  }
}

const NOTHING: PassStep = { step: 'none', code: null };

/** A phone that never had a pass is not told that it has lost one. */
const isUnknown = (code: ErrorCode | null): boolean => code === 'pass.not-found';
