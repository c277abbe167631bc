import { type Fact, isKnownFact, type LoggedFact } from '../protocol/index.ts';
import type { ClassroomId, SeatId } from '../vocabulary/index.ts';
import type { DrillEnd, DrillFault, DrillMeasure } from './drillState.ts';
import type { LessonPlan } from './state.ts';

/** What a seat reported of one fault. */
export type DrillFinding = { readonly seatId: SeatId; readonly measured: DrillMeasure; readonly asBefore: boolean };

/** One fault of a drill, as the log tells it. */
export type FaultRecord = {
  readonly fault: DrillFault;
  /** `null`: it was never made. */
  readonly beganAtMs: number | null;
  /** `null`: it is being watched. */
  readonly endedAtMs: number | null;
  /** Whether it could be made; `null`: not known yet. */
  readonly made: boolean | null;
  /** Who was there. */
  readonly seats: readonly SeatId[];
  /** Since when nothing of the lesson was being recorded, and for how long, in ms; `null`: it was never so. */
  readonly recordingMs: number | null;
  readonly findings: readonly DrillFinding[];
};

/** One drill, as the log tells it. */
export type DrillRecord = {
  readonly drillId: string;
  readonly beganAtMs: number;
  readonly endedAtMs: number | null;
  readonly end: DrillEnd | null;
  readonly classroomId: ClassroomId | null;
  readonly faults: readonly FaultRecord[];
};

/** What a log tells of drills. */
export type DrillBook = {
  readonly plan: LessonPlan | null;
  /** The seat of the teacher, and those of classrooms. */
  readonly teacherSeatId: SeatId | null;
  readonly classroomSeats: ReadonlyMap<ClassroomId, SeatId>;
  /** Since when a recording has been interrupted. */
  readonly interruptedAtMs: number | null;
  readonly drills: readonly DrillRecord[];
};

/** A log of which nothing has been read. */
export const emptyDrillBook: DrillBook = {
  plan: null,
  teacherSeatId: null,
  classroomSeats: new Map(),
  interruptedAtMs: null,
  drills: [],
};

/** Reads on in a log. Pure; facts must come in order. */
export function readDrills(log: Iterable<LoggedFact>, from: DrillBook = emptyDrillBook): DrillBook {
  let book = from;
  for (const fact of log) if (isKnownFact(fact)) book = { ...book, ...read(book, fact) };
  return book;
}

function read(book: DrillBook, fact: Fact): Partial<DrillBook> {
  const { type, data, atMs } = fact;
  switch (type) {
    case 'lesson.opened':
      return { plan: data.plan };
    case 'seat.joined':
      if (data.role === 'teacher') return { teacherSeatId: data.seatId };
      if (data.role !== 'classroom' || data.classroomId === null) return {};
      return { classroomSeats: new Map(book.classroomSeats).set(data.classroomId, data.seatId) };
    case 'take.trouble':
      return data.trouble === 'interrupted' ? { interruptedAtMs: atMs } : recordedAgain(book, atMs);
    case 'take.ended':
      return recordedAgain(book, atMs);
    case 'drill.began':
      return { drills: [...book.drills, begun(data, atMs)] };
    case 'drill.fault-began':
      return changedFault(book, data, () => ({ beganAtMs: atMs, seats: data.seats }));
    case 'drill.reported': {
      const { seatId, measured, asBefore } = data;
      return changedFault(book, data, ({ findings }) =>
        findings.some((known) => known.seatId === seatId)
          ? {}
          : { findings: [...findings, { seatId, measured, asBefore }] },
      );
    }
    case 'drill.fault-ended':
      return changedFault(book, data, () => ({ endedAtMs: atMs, made: data.made }));
    case 'drill.ended':
      return changedDrill(book, data.drillId, (drill) => ended(drill, data.reason, atMs));
    case 'lesson.ended':
      return { drills: book.drills.map((drill) => (drill.endedAtMs === null ? ended(drill, 'lesson', atMs) : drill)) };
    default:
      return {};
  }
}

function begun(
  { drillId, faults, classroomId }: { drillId: string; faults: readonly DrillFault[]; classroomId: ClassroomId | null },
  atMs: number,
): DrillRecord {
  const untried = { beganAtMs: null, endedAtMs: null, made: null, seats: [], recordingMs: null, findings: [] };
  return {
    ...{ drillId, classroomId, beganAtMs: atMs, endedAtMs: null, end: null },
    faults: faults.map((fault) => ({ fault, ...untried })),
  };
}

/** A fault that was being watched ends with its drill. */
function ended(drill: DrillRecord, end: DrillEnd, atMs: number): DrillRecord {
  const faults = drill.faults.map((fault) =>
    fault.beganAtMs !== null && fault.endedAtMs === null ? { ...fault, endedAtMs: atMs } : fault,
  );
  return { ...drill, end, endedAtMs: atMs, faults };
}

/** What was interrupted belongs to the fault during which it began. */
function recordedAgain(book: DrillBook, atMs: number): Partial<DrillBook> {
  const sinceAtMs = book.interruptedAtMs;
  if (sinceAtMs === null) return {};
  const [drill] = book.drills.slice(-1);
  const index = drill?.faults.findLastIndex(({ beganAtMs }) => beganAtMs !== null && beganAtMs <= sinceAtMs) ?? -1;
  const during = drill?.faults[index];
  if (!drill || !during || (during.endedAtMs ?? sinceAtMs) < sinceAtMs) return { interruptedAtMs: null };
  const { drillId } = drill;
  const longest = ({ recordingMs }: FaultRecord) => ({ recordingMs: Math.max(recordingMs ?? 0, atMs - sinceAtMs) });
  return { interruptedAtMs: null, ...changedFault(book, { drillId, index }, longest) };
}

function changedFault(
  book: DrillBook,
  { drillId, index }: { readonly drillId: string; readonly index: number },
  change: (fault: FaultRecord) => Partial<FaultRecord>,
): Partial<DrillBook> {
  return changedDrill(book, drillId, (drill) => ({
    ...drill,
    faults: drill.faults.map((fault, at) => (at === index ? { ...fault, ...change(fault) } : fault)),
  }));
}

function changedDrill(
  { drills }: DrillBook,
  drillId: string,
  change: (drill: DrillRecord) => DrillRecord,
): Pick<DrillBook, 'drills'> {
  return { drills: drills.map((drill) => (drill.drillId === drillId ? change(drill) : drill)) };
}
