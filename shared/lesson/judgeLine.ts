import type { Rung } from './rungState.ts';

/** What was measured of a line over the last seconds; `null`: too little was sent, or nobody measured. */
export type LineMeasured = {
  /** Share of all packets that this line lost, 0–1, as the seat's browser reports; it follows a change within some seconds. */
  readonly lineLossRatio: number | null;
  /** Share that is missing of the stream that lost most, 0–1. What its sender's own line lost is missing too. */
  readonly worstLossRatio: number | null;
  /** What still fits on the line beside what flows on it, in bit/s. */
  readonly roomBps: number | null;
};

/** What is remembered of a line from one measurement to the next. */
export type LineMemory = {
  readonly rung: Rung;
  /** How many measurements in a row spoke for another rung. */
  readonly inRow: number;
  /** How many probes in a row must find room before the top is tried. */
  readonly patience: number;
  /** When the seat last came to this rung, in ms of any clock that runs evenly. */
  readonly sinceMs: number;
};

/**
 * Pictures are given up when a line loses this much of everything, or this much of one stream while it loses clearly.
 * A line that loses at random (Wi-Fi far away, 20 %) keeps below; one of 64 kbit/s lost 40 to 85 % of the smallest picture.
 */
const TOO_MUCH_LOST = { line: 0.3, stream: 0.4, lineAtLeast: 0.15 };
const LOST_IN_ROW = 2;

/** A small picture and sound need about 200 kbit/s; half as much again, so that it stays. */
const ENOUGH_ROOM_BPS = 300_000;
const LEAST_PATIENCE = 2;
const MOST_PATIENCE = 32;

/** A line of which nothing is known yet carries everything. */
export const newLine: LineMemory = {
  rung: 0,
  inRow: 0,
  patience: LEAST_PATIENCE,
  sinceMs: Number.NEGATIVE_INFINITY,
};

/** Whoever falls again within this time after trying the top tried too early, in ms. */
const SOON_MS = 30_000;

/**
 * Where a seat belongs on the ladder after one more measurement: down after two bad seconds; up when probes find room,
 * the more of them the sooner the last try failed, so that a steady line does not swing.
 */
export function judgeLine(line: LineMemory, measured: LineMeasured, nowMs: number): LineMemory {
  return line.rung === 0 ? atTheTop(line, measured, nowMs) : atTheBottom(line, measured, nowMs);
}

function atTheTop(line: LineMemory, measured: LineMeasured, nowMs: number): LineMemory {
  if (measured.worstLossRatio === null) return line;
  const inRow = isChoked(measured) ? line.inRow + 1 : 0;
  if (inRow < LOST_IN_ROW) return { ...line, inRow };
  const tooEarly = nowMs - line.sinceMs < SOON_MS;
  const patience = tooEarly ? Math.min(MOST_PATIENCE, line.patience * 2) : LEAST_PATIENCE;
  return { rung: 5, inRow: 0, patience, sinceMs: nowMs };
}

/** A browser that says nothing of its line is judged by its streams alone. */
function isChoked({ lineLossRatio, worstLossRatio }: LineMeasured): boolean {
  const [ofLine, ofStream] = [lineLossRatio ?? TOO_MUCH_LOST.lineAtLeast, worstLossRatio ?? 0];
  if (ofLine >= TOO_MUCH_LOST.line) return true;
  return ofLine >= TOO_MUCH_LOST.lineAtLeast && ofStream >= TOO_MUCH_LOST.stream;
}

function atTheBottom(line: LineMemory, { roomBps }: LineMeasured, nowMs: number): LineMemory {
  if (roomBps === null) return line;
  const inRow = roomBps >= ENOUGH_ROOM_BPS ? line.inRow + 1 : 0;
  if (inRow < line.patience) return { ...line, inRow };
  return { ...line, rung: 0, inRow: 0, sinceMs: nowMs };
}
