/** Running totals that a browser keeps of its two transports. */
export type LinkTotals = {
  readonly received: number;
  readonly lost: number;
  /** Packets that we sent and packets of ours that the server reported lost. */
  readonly sent: number;
  readonly sentLost: number;
  /** For each picture, by its id: how long it has stood still altogether. */
  readonly frozenS: Readonly<Record<string, number>>;
  readonly atS: number;
  readonly rttMs: number | null;
};

/** What a link has carried before it began. */
export const emptyTotals: LinkTotals = { received: 0, lost: 0, sent: 0, sentLost: 0, frozenS: {}, atS: 0, rttMs: null };

/** Adds up the totals of the streams on both transports. */
export function readTotals(
  receive: Iterable<readonly [string, RTCStats]>,
  send: Iterable<readonly [string, RTCStats]>,
): LinkTotals {
  const totals = { ...emptyTotals, frozenS: {}, atS: performance.now() / 1_000 };
  for (const [, stats] of [...receive, ...send]) addTo(totals, stats as Stats);
  return totals;
}

/** The fields that are read here; browsers give more. */
type Stats = RTCStats & {
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsSent?: number;
  readonly totalFreezesDuration?: number;
  readonly currentRoundTripTime?: number;
  readonly nominated?: boolean;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addTo(totals: Mutable<LinkTotals>, stats: Stats): void {
  if (stats.type === 'inbound-rtp') {
    totals.received += stats.packetsReceived ?? 0;
    totals.lost += Math.max(0, stats.packetsLost ?? 0);
    if (stats.totalFreezesDuration !== undefined)
      totals.frozenS = { ...totals.frozenS, [stats.id]: stats.totalFreezesDuration };
  }
  if (stats.type === 'outbound-rtp') totals.sent += stats.packetsSent ?? 0;
  if (stats.type === 'remote-inbound-rtp') totals.sentLost += Math.max(0, stats.packetsLost ?? 0);
  if (stats.type === 'candidate-pair' && stats.nominated && stats.currentRoundTripTime !== undefined) {
    totals.rttMs = Math.max(totals.rttMs ?? 0, Math.round(stats.currentRoundTripTime * 1_000));
  }
}

/** Of fewer packets than this a share says nothing: while nothing is sent, only probes arrive, and most of those are meant to be lost. */
const ENOUGH_PACKETS = 50;

/** The share of packets that were lost, 0 where there were too few to tell. */
const lossRatio = (lost: number, all: number): number => (all >= ENOUGH_PACKETS ? share(lost, all) : 0);

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0);

/**
 * The longest time that one picture stood still between two readings, in s. A picture that was paused on purpose
 * counts its whole pause as one freeze when it goes on: more than there was time for, so it is left out.
 */
function longestFreezeS(before: LinkTotals, now: LinkTotals): number {
  const spanS = now.atS - before.atS;
  const freezes = Object.entries(now.frozenS).map(([id, frozenS]) => frozenS - (before.frozenS[id] ?? frozenS));
  return Math.max(0, ...freezes.filter((frozenS) => frozenS <= spanS));
}

/** What happened on the line between two readings, as shares of 0–1. */
export function sampleBetween(before: LinkTotals, now: LinkTotals) {
  const lost = now.lost - before.lost;
  const sent = now.sent - before.sent;
  return {
    rttMs: now.rttMs,
    downLossRatio: lossRatio(lost, lost + now.received - before.received),
    upLossRatio: lossRatio(now.sentLost - before.sentLost, sent),
    freezeRatio: share(longestFreezeS(before, now), now.atS - before.atS),
  };
}
