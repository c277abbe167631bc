/** One look at the server's clock, on this device's clock: when it was asked for, what it said, when the answer was here. */
export type ClockLook = { readonly askedAtMs: number; readonly serverAtMs: number; readonly heardAtMs: number };

/** How far the server's clock is ahead of this device's, and how long what it sends is on its way, in ms. */
export type ServerOffset = { readonly aheadMs: number; readonly onWayMs: number };

/** Looks at one go. The quickest tells most. */
const LOOKS = 4;

/**
 * The offset by the quickest of several looks: its answer was stamped half-way, give or take what the two ways differ.
 *
 * @returns `undefined` for no looks at all.
 */
export function offsetBy(looks: readonly ClockLook[]): ServerOffset | undefined {
  const tookMs = ({ askedAtMs, heardAtMs }: ClockLook): number => heardAtMs - askedAtMs;
  const [best] = [...looks].sort((a, b) => tookMs(a) - tookMs(b));
  if (!best) return undefined;
  const onWayMs = Math.max(0, tookMs(best) / 2);
  return { aheadMs: best.serverAtMs - best.askedAtMs - onWayMs, onWayMs };
}

/** Looks at the server's clock several times. Rejects when none of them is answered. */
export async function lookAtClock(ask: () => Promise<{ readonly serverAtMs: number }>): Promise<ServerOffset> {
  const looks: ClockLook[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const askedAtMs = Date.now();
    const { serverAtMs } = await ask();
    looks.push({ askedAtMs, serverAtMs, heardAtMs: Date.now() });
  }
  const offset = offsetBy(looks);
  if (!offset) throw new Error('nobody looked');
  return offset;
}
