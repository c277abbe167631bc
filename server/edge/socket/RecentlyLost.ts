import type { RightsLost } from '../../accounts/RightsWatch.ts';

/** A handshake takes far less time than so many people need to lose their rights. */
const REMEMBERED = 1_000;

/**
 * Remembers whose rights were lost lately. A handshake reads a session first and becomes a connection later: what is
 * lost in between would cut nothing, because there is no connection yet.
 */
export class RecentlyLost {
  readonly #lost: RightsLost[] = [];
  #forgotten = 0;

  /** Where we are now; to be noted before the session is read. */
  get mark(): number {
    return this.#forgotten + this.#lost.length;
  }

  note(lost: RightsLost): void {
    this.#lost.push(lost);
    if (this.#lost.length <= REMEMBERED) return;
    this.#lost.shift();
    this.#forgotten += 1;
  }

  /** Whether `concerns` holds for anything lost since a mark. Nobody knows of what was forgotten: it counts as lost. */
  since(mark: number, concerns: (lost: RightsLost) => boolean): boolean {
    return mark < this.#forgotten || this.#lost.slice(mark - this.#forgotten).some(concerns);
  }
}
