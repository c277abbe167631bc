import type { Span } from './tracks.ts';

/** Notes stretches of time while a log is read: each has a name while it is open, and something that it is about. */
export class SpanBook<About extends object> {
  readonly #open = new Map<string, { readonly fromMs: number; readonly about: About }>();
  readonly #closed: (Span & About)[] = [];

  /** Makes the open stretches agree with what is so now: others end, new ones begin. */
  follow(now: ReadonlyMap<string, About>, takeMs: number): void {
    for (const [name, { fromMs, about }] of this.#open) {
      if (now.has(name)) continue;
      this.#open.delete(name);
      this.#note({ ...about, fromMs, toMs: takeMs });
    }
    for (const [name, about] of now) if (!this.#open.has(name)) this.#open.set(name, { fromMs: takeMs, about });
  }

  /** All of them from the take's beginning to its end, in order; what is open lasts until then. */
  close(lengthMs: number): (Span & About)[] {
    this.follow(new Map(), lengthMs);
    return this.#closed
      .map((span) => ({ ...span, fromMs: Math.max(0, span.fromMs), toMs: Math.min(lengthMs, span.toMs) }))
      .filter(({ fromMs, toMs }) => toMs > fromMs)
      .sort((a, b) => a.fromMs - b.fromMs);
  }

  #note(span: Span & About): void {
    if (span.toMs > span.fromMs) this.#closed.push(span);
  }
}
