/** What a browser says of one way up: running totals, and what is so just now. */
export type UplinkTotals = {
  /** In ms of any clock that runs evenly. */
  readonly atMs: number;
  /** Packets of sound, and how many of them were asked for again. */
  readonly sound: number;
  readonly soundMissed: number;
  /** What the browser gives its pictures altogether; `null`: no line holds them back. */
  readonly carriedBps: number | null;
  /** What the browser takes the line for. */
  readonly availableBps: number | null;
  readonly rttMs: number | null;
};

/** What happened on a way up between two readings. */
export type UplinkLook = Pick<UplinkTotals, 'atMs' | 'carriedBps' | 'availableBps'> & {
  /** Share of the sound that did not come at once, 0–1; `null`: too little was sent to tell. */
  readonly missedRatio: number | null;
  /** How much longer a packet travels now than it did at best, in ms: what waits on the line. */
  readonly queueMs: number;
};

/** Fewer packets say nothing: a quarter of a second of speech. */
const ENOUGH_PACKETS = 12;

/** The fields that are read here; browsers give more. */
type Outbound = RTCStats & {
  readonly kind?: string;
  readonly packetsSent?: number;
  readonly retransmittedPacketsSent?: number;
  readonly targetBitrate?: number;
  readonly active?: boolean;
  readonly qualityLimitationReason?: string;
  readonly roundTripTime?: number;
  readonly availableOutgoingBitrate?: number;
  readonly currentRoundTripTime?: number;
  readonly nominated?: boolean;
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads what the browser measures on the transport by which it sends. */
export function readUplink(report: Iterable<readonly [string, RTCStats]>, atMs: number): UplinkTotals {
  const totals: Mutable<UplinkTotals> = {
    atMs,
    sound: 0,
    soundMissed: 0,
    carriedBps: null,
    availableBps: null,
    rttMs: null,
  };
  const pictures: Outbound[] = [];
  for (const [, entry] of report) {
    const stats: Outbound = entry;
    if (stats.type === 'outbound-rtp') {
      if (stats.kind === 'audio') addSound(totals, stats);
      else if (stats.active !== false) pictures.push(stats);
    } else addLine(totals, stats);
  }
  if (pictures.some(({ qualityLimitationReason }) => qualityLimitationReason === 'bandwidth'))
    totals.carriedBps = pictures.reduce((sum, { targetBitrate = 0 }) => sum + targetBitrate, 0);
  return totals;
}

function addLine(totals: Mutable<UplinkTotals>, stats: Outbound): void {
  if (stats.type === 'remote-inbound-rtp') note(totals, stats.roundTripTime);
  if (stats.type !== 'candidate-pair' || !stats.nominated) return;
  note(totals, stats.currentRoundTripTime);
  totals.availableBps = stats.availableOutgoingBitrate ?? totals.availableBps;
}

function addSound(totals: Mutable<UplinkTotals>, stats: Outbound): void {
  totals.sound += stats.packetsSent ?? 0;
  totals.soundMissed += stats.retransmittedPacketsSent ?? 0;
}

/** The slowest counts: what is measured less often still tells of a queue. */
function note(totals: Mutable<UplinkTotals>, rttS: number | undefined): void {
  if (rttS !== undefined) totals.rttMs = Math.max(totals.rttMs ?? 0, Math.round(rttS * 1_000));
}

/** @param leastRttMs - The shortest that a round trip on this line ever was. */
export function uplinkBetween(before: UplinkTotals, now: UplinkTotals, leastRttMs: number): UplinkLook {
  const sound = now.sound - before.sound;
  const missed = now.soundMissed - before.soundMissed;
  return {
    atMs: now.atMs,
    carriedBps: now.carriedBps,
    availableBps: now.availableBps,
    missedRatio: sound < ENOUGH_PACKETS ? null : Math.min(1, Math.max(0, missed / sound)),
    queueMs: now.rttMs === null ? 0 : Math.max(0, now.rttMs - leastRttMs),
  };
}
