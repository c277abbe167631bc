import { judgeLine, type LineMeasured, type LineMemory, newLine } from '../../../shared/lesson/judgeLine.ts';
import { changeRung } from '../../../shared/lesson/rungs.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { NewFact } from '../../../shared/protocol/index.ts';
import type { SeatId } from '../../../shared/vocabulary/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Connection } from '../Connection.ts';
import type { Occupancies } from '../Occupancies.ts';
import type { SeatMedia, SentTotals } from '../ports.ts';

/** Lines are measured at this pace, in ms. */
export const MEASURE_EVERY_MS = 1_000;

/** A line that carries sound only is probed at this pace: 2 kB each 2 s leave a page turn its room on 64 kbit/s. */
const PROBE_EVERY = 2;
const PROBE_BYTES = 2_000;
const LITTLES_KEPT = 8;

/** A line whose pictures are held back is probed with this much; it has room when the probe finds so much, twice in a row. */
const HELD_PROBE_BYTES = 4_000;
const HELD_ROOM_BPS = 1_000_000;
const HELD_ROOM_IN_ROW = 2;

/** Reports come about once a second: over two of them no look is without. */
const LOOKS_COMPARED = 2;

/** Whoever comes back to the top reports first what was lost before they fell. */
const LOOKS_TO_SETTLE = 3;

/** Of fewer packets a share says nothing. */
const ENOUGH_PACKETS = 20;

const NOTHING: LineMeasured = { lineLossRatio: null, worstLossRatio: null, roomBps: null };

type Parts = {
  readonly occupied: Pick<Occupancies, 'seated'>;
  readonly state: () => LessonState;
  readonly settle: (rule: (state: LessonState) => readonly NewFact[]) => Promise<void>;
  readonly clock: Clock;
};

type Known = {
  line: LineMemory;
  readonly media: SeatMedia;
  /** Of the last looks, the newest last. */
  totals: readonly SentTotals[];
  /** Looks since it came to its rung. */
  looks: number;
  /** How long a little took, in the last probes. */
  littleMs: readonly number[];
  /** How many probes in a row found room on a line whose pictures are held back. */
  roomInRow: number;
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
    const measured = known.line.rung === 0 ? await lossOf(known) : await roomOf(known, connection);
    if (known.line.rung === 0) await letGoOfWhole(known, connection);
    const before = known.line.rung;
    known.line = judgeLine(known.line, measured, this.#parts.clock.nowMs());
    const { rung } = known.line;
    if (rung === before) return;
    Object.assign(known, { looks: 0, totals: [] });
    await this.#parts.settle((state) => changeRung(state, seatId, rung));
  }

  /** What is remembered of a seat. New transports of an old line are the same line, counted anew. */
  #knownOf(seatId: SeatId, media: SeatMedia): Known {
    const known = this.#known.get(seatId);
    if (known && known.media === media) return known;
    const line = known?.line ?? this.#asTold(seatId);
    const fresh = { line, media, totals: [], looks: 0, littleMs: [], roomInRow: 0, looking: false };
    this.#known.set(seatId, fresh);
    return fresh;
  }

  /** As the log tells, e.g. after a restart. */
  #asTold(seatId: SeatId): LineMemory {
    return { ...newLine, rung: this.#parts.state().rungs[seatId]?.rung ?? 0 };
  }
}

type Seated = { readonly seatId: SeatId; readonly connection: Connection; readonly media: SeatMedia };

/** What the line loses of everything, and the worst of the streams: on a choked line neither is told in time alone. */
async function lossOf(known: Known): Promise<LineMeasured> {
  if (known.looks <= LOOKS_TO_SETTLE) return NOTHING;
  const now = await known.media.sentTotals();
  const [before] = known.totals;
  known.totals = [...known.totals, now].slice(-LOOKS_COMPARED);
  const shares = [...now.streams].flatMap(([id, { sent, lost }]) => {
    const then = before?.streams.get(id);
    const packets = then ? sent - then.sent : 0;
    return then && packets >= ENOUGH_PACKETS ? [Math.min(1, Math.max(0, lost - then.lost) / packets)] : [];
  });
  if (shares.length === 0) return NOTHING;
  return { lineLossRatio: now.lineLossRatio, worstLossRatio: Math.max(...shares), roomBps: null };
}

/** Sends a little and much over the line, and takes the difference in time for what the line needs for the much. */
async function roomOf(known: Known, connection: Connection): Promise<LineMeasured> {
  if (known.looks % PROBE_EVERY !== 0) return NOTHING;
  return { ...NOTHING, roomBps: await probed(known, connection, PROBE_BYTES) };
}

/** How much fits on the line beside what flows on it, in bit/s. */
async function probed(known: Known, connection: Connection, bytes: number): Promise<number> {
  // The least of several: whoever met something else on the way says nothing about the line.
  known.littleMs = [...known.littleMs, await connection.echo(0)].slice(-LITTLES_KEPT);
  const muchMs = await connection.echo(bytes);
  return (bytes * 8_000) / Math.max(1, muchMs - Math.min(...known.littleMs));
}

/** Pictures that are held back on a line that has come back are let go, instead of raised step by step. */
async function letGoOfWhole(known: Known, connection: Connection): Promise<void> {
  if (!known.media.isHeldBack() || known.looks % PROBE_EVERY !== 0) return;
  const hasRoom = (await probed(known, connection, HELD_PROBE_BYTES)) >= HELD_ROOM_BPS;
  known.roomInRow = hasRoom ? known.roomInRow + 1 : 0;
  if (known.roomInRow < HELD_ROOM_IN_ROW) return;
  known.roomInRow = 0;
  known.media.letGo();
}
