/** What flows to a seat at one moment, each in bit/s over the last look. */
export type LineLook = {
  /** Media as it comes, and what of it is sent again because it was missed. */
  readonly rtpBps: number;
  readonly rtxBps: number;
  /** Share lost on the line, 0–1, as the browser reports; `null`: it does not say. */
  readonly lossRatio: number | null;
};

/** How pictures for one seat are held to its line. */
export type Squeeze = {
  /** Most that pictures may take, in bit/s; `null`: as much as the engine finds. */
  readonly capBps: number | null;
  /** Least that the engine is to take the line for, in bit/s. */
  readonly floorBps: number;
  /** Looks in a row that were stormy. */
  readonly stormy: number;
  /** When the cap was last changed, in ms of any clock that runs evenly. */
  readonly sinceMs: number;
  /** When there last was a storm, and when one although pictures took as little as they can. */
  readonly stormAtMs: number;
  readonly chokedAtMs: number;
  /** What was sent when there last was a storm, and until when it is kept away from; `null`: there was none. */
  readonly ceiling: { readonly bps: number; readonly untilMs: number; readonly forMs: number } | null;
};

/** The smallest layer of a camera with all its frames, and with some of them, as pictures travel, in bit/s (MEDIA.md). */
const SMALL_BPS = 200_000;
const FEW_BPS = 110_000;

/**
 * A storm: more is sent again than this share of what is sent the first time. A line that loses a fifth at random stays
 * far below; one that is full loses what is sent again as well, and it is asked for once more, until 10 Mbit/s of it are
 * sent on a line of 500 kbit/s. A heavy one is known at one look.
 */
const STORM = { bps: 100_000, ratio: 0.6, looks: 2 };
const HEAVY_STORM = { bps: 1_000_000, ratio: 1.2 };

/** A line that has calmed down loses less than this. */
const CALM_LOSS = 0.08;
/** After a storm the cap is held this long, and then raised step by step, in ms. */
const HOLD_MS = 2_000;
const STEP_MS = 1_000;
const STEP = 1.5;
/** How near a ceiling the cap may come, and how long one is kept away from, in ms: longer each time one is met again. */
const BELOW_CEILING = 0.75;
const CEILING_MS = { least: 20_000, times: 3, most: 180_000 };
/** Above this a cap holds nothing back any more, in bit/s. */
const ENOUGH_BPS = 4_000_000;

/** A line of which nothing is known yet. */
export const openLine: Squeeze = {
  capBps: null,
  floorBps: SMALL_BPS,
  stormy: 0,
  sinceMs: Number.NEGATIVE_INFINITY,
  stormAtMs: Number.NEGATIVE_INFINITY,
  chokedAtMs: Number.NEGATIVE_INFINITY,
  ceiling: null,
};

/** Whether pictures may take less than the engine would let them. */
export const isHeldBack = ({ capBps, ceiling }: Squeeze, nowMs: number): boolean =>
  capBps !== null || (ceiling !== null && nowMs < ceiling.untilMs);

/** For so long after a storm it counts as news, in ms: nobody looks less often. */
const NEWS_FOR_MS = 2_500;

/** Whether the line was held to less just now, because it was full. */
export const isSqueezed = ({ stormAtMs }: Squeeze, nowMs: number): boolean => nowMs - stormAtMs < NEWS_FOR_MS;

/** Whether the line was full just now although pictures took as little as they can. */
export const isChoked = ({ chokedAtMs }: Squeeze, nowMs: number): boolean => nowMs - chokedAtMs < NEWS_FOR_MS;

/** The line was measured and has room: what was learnt of it before no longer holds, but how often it filled up. */
export const letGo = (line: Squeeze, nowMs: number): Squeeze => ({
  ...openLine,
  sinceMs: nowMs,
  ceiling: line.ceiling && { ...line.ceiling, untilMs: nowMs },
});

const exceeds = ({ rtpBps, rtxBps }: LineLook, { bps, ratio }: { bps: number; ratio: number }): boolean =>
  rtxBps > bps && rtxBps > ratio * rtpBps;

/**
 * What becomes of a line after one more look.
 *
 * @returns `calm`: pictures must stop for a moment, so that nothing old is sent again and the line's queue runs empty.
 */
export function squeeze(
  line: Squeeze,
  look: LineLook,
  nowMs: number,
): { readonly line: Squeeze; readonly calm: boolean } {
  const stormy = exceeds(look, STORM) ? line.stormy + 1 : 0;
  if (stormy >= STORM.looks || exceeds(look, HEAVY_STORM)) return { line: squeezed(line, look, nowMs), calm: true };
  return { line: raised({ ...line, stormy }, look, nowMs), calm: false };
}

function squeezed({ capBps, ceiling, chokedAtMs }: Squeeze, { rtpBps }: LineLook, nowMs: number): Squeeze {
  const lower = capBps === null || capBps > SMALL_BPS ? SMALL_BPS : FEW_BPS;
  const forMs = ceiling ? Math.min(CEILING_MS.most, ceiling.forMs * CEILING_MS.times) : CEILING_MS.least;
  return {
    capBps: lower,
    floorBps: lower,
    stormy: 0,
    sinceMs: nowMs,
    stormAtMs: nowMs,
    chokedAtMs: capBps !== null && capBps <= FEW_BPS ? nowMs : chokedAtMs,
    ceiling: { bps: Math.max(SMALL_BPS, Math.min(capBps ?? rtpBps, rtpBps)), untilMs: nowMs + forMs, forMs },
  };
}

function raised(line: Squeeze, { lossRatio }: LineLook, nowMs: number): Squeeze {
  const { capBps, sinceMs, ceiling } = line;
  if (capBps === null) return line;
  if (nowMs - sinceMs < (capBps <= SMALL_BPS ? HOLD_MS : STEP_MS)) return line;
  if (line.stormy > 0 || (lossRatio ?? 0) > CALM_LOSS) return line;
  const most = ceiling && nowMs < ceiling.untilMs ? ceiling.bps * BELOW_CEILING : Number.POSITIVE_INFINITY;
  const next = Math.round(Math.min(capBps * STEP, most));
  if (next <= capBps) return line;
  return { ...line, capBps: next > ENOUGH_BPS ? null : next, floorBps: Math.min(SMALL_BPS, next), sinceMs: nowMs };
}
