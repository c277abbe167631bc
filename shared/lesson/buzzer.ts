import { AppError } from '../errors/index.ts';
import type { FactType, NewFact } from '../protocol/index.ts';
import type { BuzzerId, ClassroomId, SeatId } from '../vocabulary/index.ts';
import type { Buzzer, BuzzerPress } from './buzzerState.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState } from './state.ts';

/** From the opening to the moment from which a press counts, in ms: long enough for the slowest line to hear of it. */
export const BUZZER_LEAD_MS = 2_000;
/** How long after the first press others are awaited that may have pressed earlier, in ms. */
const SETTLE_MS = { least: 400, most: 1_000 };
/** A round trip that was never measured, and the longest that is believed, in ms. */
const ROUND_TRIP_MS = { unknown: 300, most: 1_000 };
/** What a round trip may take longer than the last one that was measured, in ms. */
const JITTER_MS = 100;

/** What is known of a press. */
export type PressClaim = {
  /** When it was pressed, as the client says by the server's clock. */
  readonly claimedAtMs: number;
  readonly arrivedAtMs: number;
  /** The link's round trip, if it was measured. */
  readonly rttMs: number | null;
  readonly opensAtMs: number;
};

/**
 * When a press was made. The claim holds within what the link allows: not longer before the arrival than a round trip,
 * not after it, and never before presses count. So a slow line loses nothing by it, and a lie wins at most a round trip.
 * A round trip only widens what is believed: taken off by itself, one that was measured on a bad moment would win races.
 */
export function plausiblePressAtMs({ claimedAtMs, arrivedAtMs, rttMs, opensAtMs }: PressClaim): number {
  const believedMs = Math.min(rttMs ?? ROUND_TRIP_MS.unknown, ROUND_TRIP_MS.most);
  const earliestMs = Math.max(opensAtMs, arrivedAtMs - believedMs - JITTER_MS);
  return Math.max(earliestMs, Math.min(arrivedAtMs, claimedAtMs));
}

/** Lets classrooms race. The round before it is over. Errors: `lesson.not-live`. */
export function openBuzzer(state: LessonState, buzzerId: BuzzerId, nowMs: number): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  const before: NewFact[] = state.buzzer ? [{ type: 'buzzer.closed', data: { buzzerId: state.buzzer.buzzerId } }] : [];
  return [...before, { type: 'buzzer.opened', data: { buzzerId, opensAtMs: nowMs + BUZZER_LEAD_MS } }];
}

/** Somebody presses for a classroom. */
export type Pressing = {
  readonly buzzerId: BuzzerId;
  readonly classroomId: ClassroomId;
  readonly seatId: SeatId;
  readonly claimedAtMs: number;
  readonly arrivedAtMs: number;
};

/** Counts a classroom's press, the first one only. Errors: `buzzer.not-found`, `buzzer.too-early`. */
export function pressBuzzer(state: LessonState, press: Pressing): NewFact[] {
  const { buzzerId, classroomId, seatId, ...times } = press;
  const { buzzer } = state;
  if (buzzer?.buzzerId !== buzzerId) throw new AppError('buzzer.not-found', { buzzerId });
  if (times.arrivedAtMs < buzzer.opensAtMs) throw new AppError('buzzer.too-early', { buzzerId });
  if (buzzer.presses.some((earlier) => earlier.classroomId === classroomId)) return [];
  const rttMs = state.links[seatId]?.rttMs ?? null;
  const pressedAtMs = plausiblePressAtMs({ ...times, rttMs, opensAtMs: buzzer.opensAtMs });
  return [{ type: 'buzzer.pressed', data: { buzzerId, classroomId, pressedAtMs } }];
}

/** From when on no earlier press can still be on its way; `undefined` while there is none, or it is decided. */
export function settlesAtMs({ buzzer, links, seats }: LessonState): number | undefined {
  const [first] = buzzer?.presses ?? [];
  if (!buzzer || !first || buzzer.wonBy !== null) return undefined;
  const slowestMs = Math.max(
    0,
    ...Object.values(seats).map(({ seatId, presence }) => (presence === 'here' ? (links[seatId]?.rttMs ?? 0) : 0)),
  );
  return first.arrivedAtMs + Math.min(SETTLE_MS.most, Math.max(SETTLE_MS.least, slowestMs));
}

/** Names the first when all presses that could be earlier have arrived. */
export function nameFirst(state: LessonState, nowMs: number): NewFact[] {
  const settled = settlesAtMs(state);
  const [first] = ranking(state.buzzer);
  if (!state.buzzer || !first || settled === undefined || nowMs < settled) return [];
  const { buzzerId } = state.buzzer;
  return [{ type: 'buzzer.won', data: { buzzerId, classroomId: first.classroomId } }];
}

/** Takes the buzzer away. Gone already: nothing happens. */
export function closeBuzzer({ buzzer }: LessonState, buzzerId: BuzzerId): NewFact[] {
  return buzzer?.buzzerId === buzzerId ? [{ type: 'buzzer.closed', data: { buzzerId } }] : [];
}

/** One classroom's place in the race. */
export type BuzzerPlace = { readonly classroomId: ClassroomId; readonly behindMs: number };

/** Who pressed, first to last. Who has been named first stays so, whatever still comes in. */
export function ranking(buzzer: Buzzer | null): BuzzerPlace[] {
  if (!buzzer) return [];
  const rank = ({ classroomId }: BuzzerPress) => (classroomId === buzzer.wonBy ? 0 : 1);
  const sorted = [...buzzer.presses].sort(
    (a, b) => rank(a) - rank(b) || a.pressedAtMs - b.pressedAtMs || a.arrivedAtMs - b.arrivedAtMs,
  );
  const firstAtMs = sorted[0]?.pressedAtMs ?? 0;
  return sorted.map(({ classroomId, pressedAtMs }) => ({
    classroomId,
    behindMs: Math.max(0, pressedAtMs - firstAtMs),
  }));
}

/** The round that is up. */
export const buzzerFolds: FoldsOf<Extract<FactType, `buzzer.${string}`>> = {
  'buzzer.opened': (_state, opened) => ({ buzzer: { ...opened, presses: [], wonBy: null } }),
  'buzzer.pressed': ({ buzzer }, { buzzerId, ...press }, { atMs }) =>
    buzzer?.buzzerId === buzzerId
      ? { buzzer: { ...buzzer, presses: [...buzzer.presses, { ...press, arrivedAtMs: atMs }] } }
      : {},
  'buzzer.won': ({ buzzer }, { buzzerId, classroomId }) =>
    buzzer?.buzzerId === buzzerId ? { buzzer: { ...buzzer, wonBy: classroomId } } : {},
  'buzzer.closed': ({ buzzer }, { buzzerId }) => (buzzer?.buzzerId === buzzerId ? { buzzer: null } : {}),
};
