/** What came by a link and what was missed of it, since it began. */
export type MissedTotals = { readonly packets: number; readonly missed: number };

/** How long what is received is kept before it is played, and since when the line has asked for less. */
export type JitterTarget = { readonly targetMs: 0 | 150 | 300; readonly calmSinceMs: number | null };

/** On a whole line nothing waits longer than the browser itself thinks right. */
export const noJitterTarget: JitterTarget = { targetMs: 0, calmSinceMs: null };

/** From these shares of missed packets on, whether they came later or not, it pays to wait so long (MEDIA.md: measured). */
const TARGETS = [
  { fromRatio: 0.03, targetMs: 300 },
  { fromRatio: 0.007, targetMs: 150 },
] as const;

/** Fewer packets say nothing. */
const ENOUGH_PACKETS = 30;

/** A line must be better for so long before less is waited: each change is heard as a slight change of pace, in ms. */
const CALM_FOR_MS = 20_000;

/** Adds up what the receiving side of a link reports: what was lost, and what was missed first and came when asked for again. */
export function readMissed(report: Iterable<readonly [string, RTCStats]>): MissedTotals {
  let [packets, missed] = [0, 0];
  for (const [, stats] of report) {
    if (stats.type !== 'inbound-rtp') continue;
    const { packetsReceived = 0, packetsLost = 0, retransmittedPacketsReceived = 0 } = stats as Inbound;
    packets += packetsReceived + Math.max(0, packetsLost);
    missed += Math.max(0, packetsLost) + retransmittedPacketsReceived;
  }
  return { packets, missed };
}

type Inbound = RTCStats & {
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly retransmittedPacketsReceived?: number;
};

/** How long is waited after one more second: more at once, less when the line has been better for a while. */
export function nextJitterTarget(
  now: JitterTarget,
  { before, after, nowMs }: { readonly before: MissedTotals; readonly after: MissedTotals; readonly nowMs: number },
): JitterTarget {
  const packets = after.packets - before.packets;
  if (packets < ENOUGH_PACKETS) return now;
  const ratio = (after.missed - before.missed) / packets;
  const wantedMs = TARGETS.find(({ fromRatio }) => ratio >= fromRatio)?.targetMs ?? 0;
  if (wantedMs > now.targetMs) return { targetMs: wantedMs, calmSinceMs: null };
  if (wantedMs === now.targetMs) return { ...now, calmSinceMs: null };
  if (now.calmSinceMs === null) return { ...now, calmSinceMs: nowMs };
  return nowMs - now.calmSinceMs < CALM_FOR_MS ? now : { targetMs: wantedMs, calmSinceMs: null };
}
