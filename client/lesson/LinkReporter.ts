import { type BodyInput, LINK_REPORT_EVERY_MS } from '../../shared/protocol/index.ts';
import { emptyTotals, readTotals, sampleBetween } from '../media/linkStats.ts';
import type { MediaLink } from '../media/MediaLink.ts';

type Parts = {
  readonly read: () => MediaLink | null;
  readonly report: (sample: BodyInput<'link.report'>) => Promise<unknown>;
};

/** Measures this device's line each 5 s and reports it. */
export class LinkReporter {
  readonly #parts: Parts;
  readonly #timer: ReturnType<typeof setInterval>;
  #before = emptyTotals;
  #link: MediaLink | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    // A report that is lost is made up for by the next one.
    this.#timer = setInterval(() => void this.#report().catch(() => undefined), LINK_REPORT_EVERY_MS);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #report(): Promise<void> {
    const link = this.#parts.read();
    if (!link) return;
    const now = readTotals(await link.measure('receive'), await link.measure('send'));
    const sample = link === this.#link ? sampleBetween(this.#before, now) : undefined;
    this.#link = link;
    this.#before = now;
    if (sample) await this.#parts.report(sample);
  }
}
