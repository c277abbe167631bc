import {
  judgeLine,
  type LineMeasured,
  type LineMemory,
  newLine,
  UNMEASURED,
} from '../../../shared/lesson/judgeLine.ts';
import { changeRung, rungOf } from '../../../shared/lesson/rungs.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import type { Connection } from '../Connection.ts';
import type { Occupancies } from '../Occupancies.ts';
import type { LineSeen, SeatMedia } from '../ports.ts';

/** Lines are measured at this pace, in ms. */
export const MEASURE_EVERY_MS = 1_000;

/**
 * A line that carries less than everything is probed at this pace, in looks: 2 kB each 2 s leave a page turn its room on
 * 64 kbit/s; where there are pictures, there is room for a larger probe, which says more.
 */
const PROBE_EVERY = 2;
const PROBE_BYTES = { wide: 16_000, withPictures: 4_000, without: 2_000 };
/** Where the last probe found so much, the next one is so large that a moment's hesitation does not matter. */
const WIDE_BPS = 500_000;
const LITTLES_KEPT = 8;

/**
 * A line is whole when probes find room for all that is not sent, and for so much at least, some times, all but once in a
 * row: the more often the sooner it was too little the last time. What hesitates on the way makes a line seem narrower,
 * never wider.
 */
const WHOLE_ROOM_BPS = { least: 1_000_000, most: 3_000_000 };
const WHOLE_TIMES_MOST = 8;

/** Reports come about once a second: over two of them no look is without. */
const LOOKS_COMPARED = 2;

/** Whoever comes back to the top reports first what was lost before they fell. */
const LOOKS_TO_SETTLE = 3;

/** Of fewer packets a share says nothing. */
const ENOUGH_PACKETS = 20;

/** The engine has had time to find out what a new line carries. */
const LOOKS_TO_FIND = 8;

type Parts = {
  readonly occupied: Pick<Occupancies, 'seated'>;
  readonly state: () => LessonState;
  readonly settle: (rule: (state: LessonState) => readonly NewFact[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
};

type Known = {
  line: LineMemory;
  readonly media: SeatMedia;
  /** Of the last looks, the newest last. */
  seen: readonly LineSeen[];
  /** All pictures have fitted once, or too much time has gone by: from now on the engine's estimate counts. */
  found: boolean;
  /** Looks since it came to its rung. */
  looks: number;
  /** How long a little took, in the last probes. */
  littleMs: readonly number[];
  /** What the last probes found, the newest last, in bit/s. */
  roomsBps: readonly number[];
  looking: boolean;
};

/**
 * Keeps every seat of a lesson on the rung of the ladder that its line carries. Only what is lost on the way counts,
 * never what a busy device makes of it: a slow screen must not cost a class its picture.
 */
export class LineKeeper {
  readonly #parts: Parts;
  readonly #known = new Map<SeatId, Known>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Measures all lines and draws the consequences. Never rejects. */
  async look(): Promise<void> {
    if (this.#parts.state().phase !== 'live') return;
    const seated = this.#parts.occupied.seated();
    for (const seatId of this.#known.keys())
      if (!seated.some((seat) => seat.seatId === seatId)) this.#known.delete(seatId);
    await Promise.all(seated.map((seat) => this.#lookAt(seat).catch(() => undefined)));
  }

  async #lookAt({ seatId, connection, media }: Seated): Promise<void> {
    const known = this.#knownOf(seatId, media);
    // A choked line answers late: it is not asked again before.
    if (known.looking) return;
    known.looking = true;
    try {
      await this.#judge(seatId, known, connection);
    } finally {
      known.looking = false;
    }
  }

  async #judge(seatId: SeatId, known: Known, connection: Connection): Promise<void> {
    known.looks += 1;
    const before = known.line.rung;
    const roomBps = await roomOf(known, connection);
    const seen = await seenOf(known);
    const measured = { ...seen, roomBps, isWhole: isWhole(known, roomBps) };
    known.line = judgeLine(known.line, measured, this.#parts.clock.nowMs());
    const { rung } = known.line;
    if (measured.isWhole) letGo(known);
    if (rung === before) return;
    this.#parts.log.info({ event: 'line.rung', seatId, rung, before, ...measured });
    Object.assign(known, { looks: 0, seen: [] });
    await this.#parts.settle((state) => changeRung(state, seatId, rung));
  }

  /** What is remembered of a seat. New transports of an old line are the same line, counted anew. */
  #knownOf(seatId: SeatId, media: SeatMedia): Known {
    const known = this.#known.get(seatId);
    if (known && known.media === media) return known;
    const line = known?.line ?? this.#asTold(seatId);
    const fresh = { line, media, seen: [], found: false, looks: 0, littleMs: [], roomsBps: [], looking: false };
    this.#known.set(seatId, fresh);
    return fresh;
  }

  /** As the log tells, e.g. after a restart. */
  #asTold(seatId: SeatId): LineMemory {
    return { ...newLine, rung: rungOf(this.#parts.state(), seatId) };
  }
}

type Seated = { readonly seatId: SeatId; readonly connection: Connection; readonly media: SeatMedia };

/** What the line loses of everything, and the worst of the streams: on a choked line neither is told in time alone. */
async function seenOf(known: Known): Promise<LineMeasured> {
  const now = await known.media.lookAtLine();
  const [before] = known.seen;
  known.seen = [...known.seen, now].slice(-LOOKS_COMPARED);
  const { budget, isChoked } = now;
  known.found ||= known.looks >= LOOKS_TO_FIND || fitsAll(now);
  const seen = { ...UNMEASURED, budget: known.found || budget?.isSqueezed ? budget : null, isChoked };
  if (known.looks <= LOOKS_TO_SETTLE) return seen;
  const shares = [...now.streams].flatMap(([id, { sent, lost }]) => {
    const then = before?.streams.get(id);
    const packets = then ? sent - then.sent : 0;
    return then && packets >= ENOUGH_PACKETS ? [Math.min(1, Math.max(0, lost - then.lost) / packets)] : [];
  });
  if (shares.length === 0) return seen;
  return { ...seen, lineLossRatio: now.lineLossRatio, worstLossRatio: Math.max(...shares) };
}

/** Whether everything fits as it is drawn. */
function fitsAll({ budget }: LineSeen): boolean {
  const [cost = 0] = budget?.costBps ?? [];
  return budget !== null && cost > 0 && cost <= budget.availableBps;
}

/** Sends a little and much over a line that carries less than everything, and takes the difference in time for what it needs. */
async function roomOf(known: Known, connection: Connection): Promise<number | null> {
  const { rung } = known.line;
  if ((rung === 0 && !known.media.isHeldBack()) || known.looks % PROBE_EVERY !== 0) return null;
  const bytes = rung < 5 ? PROBE_BYTES.withPictures : PROBE_BYTES.without;
  return probed(known, connection, (known.roomsBps.at(-1) ?? 0) >= WIDE_BPS ? PROBE_BYTES.wide : bytes);
}

function isWhole(known: Known, roomBps: number | null): boolean {
  if (roomBps === null) return false;
  const { rung, patience } = known.line;
  const [all = 0, ...less] = known.seen.at(-1)?.budget?.costBps ?? [];
  const missingBps = all - (rung === 0 ? all : (less[rung - 1] ?? 0));
  const enoughBps = Math.min(WHOLE_ROOM_BPS.most, Math.max(WHOLE_ROOM_BPS.least, missingBps));
  const times = Math.min(WHOLE_TIMES_MOST, patience);
  known.roomsBps = [...known.roomsBps, roomBps].slice(-times - 1);
  return known.roomsBps.filter((bps) => bps >= enoughBps).length >= times;
}

/** Pictures on a line that has come back are let go at once; what the engine thought of it before no longer counts. */
function letGo(known: Known): void {
  Object.assign(known, { roomsBps: [], found: false, looks: 0 });
  known.media.letGo();
}

/** How much fits on the line beside what flows on it, in bit/s. */
async function probed(known: Known, connection: Connection, bytes: number): Promise<number> {
  // The least of several: whoever met something else on the way says nothing about the line.
  known.littleMs = [...known.littleMs, await connection.echo(0)].slice(-LITTLES_KEPT);
  const muchMs = await connection.echo(bytes);
  return (bytes * 8_000) / Math.max(1, muchMs - Math.min(...known.littleMs));
}
