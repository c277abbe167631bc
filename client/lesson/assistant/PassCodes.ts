import type { BodyInput, Reply } from '../../../shared/protocol/index.ts';
import { Observable } from '../../kit/Observable.ts';
import type { LessonSession } from '../LessonSession.ts';

/** A code is replaced this often, long before it runs out, in ms: one that was spent unnoticed is not shown for long. */
const RENEW_EVERY_MS = 60_000;
/** How soon a code that could not be had is asked for again, in ms. */
const AGAIN_AFTER_MS = 3_000;

type Session = Pick<LessonSession, 'store'> & {
  readonly ask: (name: 'pass.issue', body: BodyInput<'pass.issue'>) => Promise<Reply<'pass.issue'>>;
};

/** Keeps a fresh code for an assistant's phone as long as one is shown. Ends with `close()`. */
export class PassCodes {
  /** `null` until the server has given one. */
  readonly code = new Observable<Reply<'pass.issue'> | null>(null);
  readonly #session: Session;
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(session: Session) {
    this.#session = session;
    this.#stop = session.store.subscribe(() => {
      if (this.#isTaken()) this.renew({ alone: false });
    });
    this.renew({ alone: false });
  }

  /** Shows another code; `alone`: those before it are worth nothing any more. */
  renew({ alone }: { readonly alone: boolean }): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.code.set(null);
    void this.#issue(this.#turn, alone);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#stop();
  }

  /** Whether a phone has come with the code that is shown. */
  #isTaken(): boolean {
    const passId = this.code.read()?.passId;
    return (
      passId !== undefined && Object.values(this.#session.store.read().seats).some(({ holder }) => holder === passId)
    );
  }

  async #issue(turn: number, alone: boolean): Promise<void> {
    const issued = await this.#session.ask('pass.issue', { alone }).catch(() => undefined);
    if (turn !== this.#turn) return;
    if (issued) this.code.set(issued);
    const waitMs = issued ? RENEW_EVERY_MS : AGAIN_AFTER_MS;
    this.#timer = setTimeout(() => void this.#issue(turn, issued === undefined && alone), waitMs);
  }
}
