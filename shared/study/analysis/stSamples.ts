import type { Lanes } from '../../timeline/lanes.ts';
import type { Span } from '../../timeline/tracks.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';
import { type PartyOf, partyKey } from './turns.ts';

/** One sample of a lesson, as the log has it. */
export type StSample = Span & {
  /** By two symbols: whoever spoke longer; in silence T where the teacher turned, pointed or wrote, else S. */
  readonly two: 'T' | 'S';
  /** By three: D where both spoke. */
  readonly three: 'T' | 'S' | 'D';
  /** The classroom that spoke most, if one did. */
  readonly classroomId: ClassroomId | null;
};

/** What a voice must last within a sample to count as having spoken in it, in ms: a cough is no turn. */
const SPOKE_FROM_MS = 500;

type Options = {
  readonly lengthMs: number;
  readonly intervalS: number;
  readonly partyOf: PartyOf;
  /** Moments at which the teacher turned a page, pointed or wrote, rising, in ms since the take began. */
  readonly teacherActsMs: readonly number[];
};

/** Samples of a whole take; a last one that is shorter than the interval is left out. */
export function stSamples(voices: Lanes['voices'], options: Options): StSample[] {
  const { lengthMs, intervalS, partyOf, teacherActsMs } = options;
  const stepMs = intervalS * 1_000;
  const count = Math.max(0, Math.floor(lengthMs / stepMs));
  const spoken = Array.from({ length: count }, () => new Map<string, number>());
  for (const { seatId, fromMs, toMs } of voices) {
    const party = partyOf(seatId);
    if (!party) continue;
    const key = partyKey(party);
    for (let sample = Math.max(0, Math.floor(fromMs / stepMs)); sample < count && sample * stepMs < toMs; sample += 1) {
      const inMs = Math.min(toMs, (sample + 1) * stepMs) - Math.max(fromMs, sample * stepMs);
      const of = spoken[sample];
      of?.set(key, (of.get(key) ?? 0) + inMs);
    }
  }
  const acted = new Set(teacherActsMs.map((atMs) => Math.floor(atMs / stepMs)));
  return spoken.map((times, sample) => ({
    fromMs: sample * stepMs,
    toMs: (sample + 1) * stepMs,
    ...symbolsOf(times, acted.has(sample)),
  }));
}

function symbolsOf(times: ReadonlyMap<string, number>, teacherActed: boolean): Omit<StSample, keyof Span> {
  const teacherMs = times.get('teacher') ?? 0;
  const rooms = [...times].filter(([key]) => key !== 'teacher').sort(([, a], [, b]) => b - a);
  const pupilsMs = rooms.reduce((total, [, ms]) => total + ms, 0);
  const [teacherSpoke, pupilsSpoke] = [teacherMs >= SPOKE_FROM_MS, pupilsMs >= SPOKE_FROM_MS];
  const classroomId = pupilsSpoke ? ((rooms[0]?.[0] ?? null) as ClassroomId | null) : null;
  if (!teacherSpoke && !pupilsSpoke) {
    const silent = teacherActed ? 'T' : 'S';
    return { two: silent, three: silent, classroomId };
  }
  const two = teacherMs >= pupilsMs ? 'T' : 'S';
  return { two, three: teacherSpoke && pupilsSpoke ? 'D' : two, classroomId };
}
