import { forgetTcp, rememberTcp, tcpRemembered } from '../media/rememberedTcp.ts';

/** A path that has been there for this long is the browser's choice and no passing one, in ms. */
const SETTLED_AFTER_MS = 4_000;

/** UDP that broke twice within this time, while the line to the server stood, is not to be relied on, in ms. */
const BREAKS_WITHIN_MS = 10 * 60_000;

/**
 * Whether media is asked for by TCP first. What a browser ends up with when all ways are open to it is remembered for a
 * day and for the address it came from; that UDP breaks again and again is remembered as well.
 */
export class PathChoice {
  /** Where the server sees this device; empty until it has said so. */
  #seenFrom = '';
  #tcpFirst: true | undefined;
  #since: { readonly protocol: string; readonly atMs: number } | undefined;
  #settled = false;
  #brokeAtMs = Number.NEGATIVE_INFINITY;

  /** The server has said from where it sees this device. */
  seenFrom(address: string): void {
    this.#seenFrom = address;
  }

  /** What the next opening asks for. */
  get wanted(): { readonly tcpFirst?: true } {
    return tcpRemembered(this.#seenFrom, Date.now()) ? { tcpFirst: true } : {};
  }

  /** Media was opened. */
  opened({ tcpFirst }: { readonly tcpFirst?: true }): void {
    this.#tcpFirst = tcpFirst;
    this.#since = undefined;
    this.#settled = false;
  }

  /** What is received comes by this protocol, as the browser says. */
  carriedBy(protocol: string): void {
    const nowMs = Date.now();
    if (this.#since?.protocol !== protocol) {
      this.#since = { protocol, atMs: nowMs };
      this.#settled = false;
    }
    if (this.#settled || nowMs - this.#since.atMs < SETTLED_AFTER_MS) return;
    this.#settled = true;
    if (protocol === 'udp') forgetTcp();
    // Asked for by TCP first it says nothing of UDP: the day is not begun anew.
    else if (!this.#tcpFirst) rememberTcp(this.#seenFrom, nowMs);
  }

  /** The path broke while the line to the server stood. */
  broke(): void {
    const nowMs = Date.now();
    if (this.#since?.protocol !== 'udp') return;
    if (nowMs - this.#brokeAtMs < BREAKS_WITHIN_MS) rememberTcp(this.#seenFrom, nowMs);
    this.#brokeAtMs = nowMs;
  }
}
