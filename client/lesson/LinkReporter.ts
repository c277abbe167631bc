import { type BodyInput, LINK_REPORT_EVERY_MS } from '../../shared/protocol/index.ts';
import { type LinkTotals, readTotals, sampleBetween } from '../media/linkStats.ts';
import type { MediaLink } from '../media/MediaLink.ts';
import { type ReceivedTotals, readReceived, receptionBetween, type Seen } from '../media/receptionStats.ts';

type Parts = {
  readonly read: () => MediaLink | null;
  /** The streams that are received, and how large they are drawn. */
  readonly seen: () => Seen;
  readonly report: (sample: BodyInput<'link.report'>) => Promise<unknown>;
};

/** Measures each 5 s this device's line and what it really saw and heard, and reports it. */
export class LinkReporter {
  readonly #parts: Parts;
  readonly #timer: ReturnType<typeof setInterval>;
  #before: { readonly line: LinkTotals; readonly received: ReceivedTotals } | undefined;
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
    const arriving = await link.measure('receive');
    const line = readTotals(arriving, await link.measure('send'));
    const now = { line, received: readReceived(arriving, line.atS) };
    const before = link === this.#link ? this.#before : undefined;
    this.#link = link;
    this.#before = now;
    if (!before) return;
    await this.#parts.report({
      ...sampleBetween(before.line, now.line),
      received: receptionBetween(before.received, now.received, this.#parts.seen()),
    });
  }
}
