import type { Rung } from './rungState.ts';

/** What pictures may take of a line, and what they take. */
export type PictureBudget = {
  /** What the line is thought to carry, in bit/s: the sender's estimate, or what it is held to. */
  readonly availableBps: number;
  /** It could not be thought to carry more: no more was sent that could have proved it. */
  readonly isUnproved: boolean;
  /** It was held to less just now, because it was full: no second look is needed. */
  readonly isSqueezed: boolean;
  /** What all pictures take on rungs 0 to 4, in bit/s. */
  readonly costBps: readonly number[];
};

/** What was measured of a line over the last seconds; `null`: too little was sent, or nobody measured. */
export type LineMeasured = {
  /** Share of all packets that this line lost, 0–1, as the seat's browser reports; it follows a change within some seconds. */
  readonly lineLossRatio: number | null;
  /** Share that is missing of the stream that lost most, 0–1. What its sender's own line lost is missing too. */
  readonly worstLossRatio: number | null;
  /** What still fits on the line beside what flows on it, in bit/s. */
  readonly roomBps: number | null;
  readonly budget: PictureBudget | null;
  /** The line filled up although pictures took as little as they can. */
  readonly isChoked: boolean;
  /** Probes found so much room that everything is tried at once. */
  readonly isWhole: boolean;
};

/** Nothing was measured. */
export const UNMEASURED: LineMeasured = {
  lineLossRatio: null,
  worstLossRatio: null,
  roomBps: null,
  budget: null,
  isChoked: false,
  isWhole: false,
};

/** What is remembered of a line from one measurement to the next. */
export type LineMemory = {
  readonly rung: Rung;
  /** How many measurements in a row spoke for a lower rung, and for a higher one. */
  readonly worseInRow: number;
  readonly betterInRow: number;
  /** How many in a row must speak for a higher rung before it is tried. */
  readonly patience: number;
  /** When the seat last came to a higher rung, in ms of any clock that runs evenly. */
  readonly raisedAtMs: number;
};

/**
 * Pictures are given up when a line loses this much of everything, or this much of one stream while it loses clearly.
 * A line that loses at random (Wi-Fi far away, 20 %) keeps below; one of 64 kbit/s lost 40 to 85 % of the smallest picture.
 */
const TOO_MUCH_LOST = { line: 0.3, stream: 0.4, lineAtLeast: 0.15 };
/** Thin sound that loses so much is no speech any more. */
const SOUND_LOST = 0.35;
const WORSE_IN_ROW = 2;
const SILENT_IN_ROW = 3;

/** The smallest picture with few frames takes about 90 kbit/s; half as much again, so that it stays. */
const ROOM_FOR_LITTLE_BPS = 130_000;
/** Thin sound takes 25 kbit/s with all that is around it. */
const ROOM_FOR_SOUND_BPS = 45_000;

/** A higher rung must fit into this share of what the line is thought to carry. */
const MARGIN = 0.85;
/** While more is lost, nothing more is sent. */
const CALM_LOSS = 0.08;

const LEAST_PATIENCE = 2;
const MOST_PATIENCE = 64;

/** A line of which nothing is known yet carries everything. */
export const newLine: LineMemory = {
  rung: 0,
  worseInRow: 0,
  betterInRow: 0,
  patience: LEAST_PATIENCE,
  raisedAtMs: Number.NEGATIVE_INFINITY,
};

/** Whoever falls again within this time after a higher rung was tried tried too early, in ms. */
const SOON_MS = 30_000;

/**
 * Where a seat belongs on the ladder after one more measurement: down after two bad looks, or at once when the line is
 * full; up when there is room, the more looks the sooner the last try failed, so that a steady line does not swing; to the
 * top at once when probes have found the line whole.
 */
export function judgeLine(line: LineMemory, measured: LineMeasured, nowMs: number): LineMemory {
  if (measured.isWhole && line.rung > 0) return { ...line, rung: 0, worseInRow: 0, betterInRow: 0, raisedAtMs: nowMs };
  const lower = lowerRung(line, measured);
  if (lower !== undefined) {
    const worseInRow = line.worseInRow + 1;
    return worseInRow < lower.inRow ? { ...line, worseInRow, betterInRow: 0 } : fallen(line, lower.rung, nowMs);
  }
  const hasSent = measured.worstLossRatio !== null || measured.budget !== null;
  const worseInRow = hasSent ? 0 : line.worseInRow;
  const higher = higherRung(line, measured);
  if (higher === undefined) {
    // Without pictures only a probe speaks for or against more.
    const isAsked = line.rung >= 5 ? measured.roomBps !== null : hasSent;
    return { ...line, worseInRow, betterInRow: isAsked ? 0 : line.betterInRow };
  }
  const betterInRow = line.betterInRow + 1;
  if (betterInRow < line.patience) return { ...line, worseInRow, betterInRow };
  return { ...line, rung: higher, worseInRow: 0, betterInRow: 0, raisedAtMs: nowMs };
}

function fallen({ patience, raisedAtMs }: LineMemory, rung: Rung, nowMs: number): LineMemory {
  const tooEarly = nowMs - raisedAtMs < SOON_MS;
  const next = tooEarly ? Math.min(MOST_PATIENCE, patience * 2) : LEAST_PATIENCE;
  return { rung, worseInRow: 0, betterInRow: 0, patience: next, raisedAtMs };
}

/** A lower rung that this measurement speaks for, and how many of its kind in a row are needed. */
function lowerRung({ rung }: LineMemory, measured: LineMeasured): { rung: Rung; inRow: number } | undefined {
  if (rung === 6) return undefined;
  if (rung === 5) {
    return (measured.worstLossRatio ?? 0) >= SOUND_LOST ? { rung: 6, inRow: SILENT_IN_ROW } : undefined;
  }
  if (measured.isChoked) return { rung: 5, inRow: 1 };
  if (losesTooMuch(measured)) return { rung: 5, inRow: WORSE_IN_ROW };
  const { budget } = measured;
  if (!budget) return undefined;
  const fits = fitting(budget, budget.availableBps);
  return fits > rung ? { rung: fits, inRow: budget.isSqueezed ? 1 : WORSE_IN_ROW } : undefined;
}

/** A browser that says nothing of its line is judged by its streams alone. */
function losesTooMuch({ lineLossRatio, worstLossRatio }: LineMeasured): boolean {
  if (worstLossRatio === null) return false;
  const ofLine = lineLossRatio ?? TOO_MUCH_LOST.lineAtLeast;
  if (ofLine >= TOO_MUCH_LOST.line) return true;
  return ofLine >= TOO_MUCH_LOST.lineAtLeast && worstLossRatio >= TOO_MUCH_LOST.stream;
}

/** The best rung whose pictures fit; the lowest with pictures when none does, for they may take less than they did. */
function fitting({ costBps }: PictureBudget, bps: number): Rung {
  const fits = costBps.findIndex((cost) => cost <= bps);
  return asRung(fits === -1 ? 4 : fits);
}

function asRung(rung: number): Rung {
  return ([0, 1, 2, 3, 4] as const).find((each) => each === rung) ?? 4;
}

/** A higher rung that this measurement speaks for. */
function higherRung({ rung }: LineMemory, measured: LineMeasured): Rung | undefined {
  const roomBps = measured.roomBps ?? 0;
  if (rung === 6) return roomBps >= ROOM_FOR_SOUND_BPS ? 5 : undefined;
  if (rung === 5) return roomBps >= ROOM_FOR_LITTLE_BPS ? 4 : undefined;
  if (rung === 0 || (measured.lineLossRatio ?? 0) > CALM_LOSS || !measured.budget) return undefined;
  const { availableBps, isUnproved } = measured.budget;
  const fits = fitting(measured.budget, availableBps * MARGIN);
  if (fits < rung) return fits;
  return isUnproved ? asRung(rung - 1) : undefined;
}
