import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { nameFirst } from './buzzer.ts';
import { endDrill } from './drill.ts';
import { endFloor } from './floor.ts';
import { type FoldsOf, without } from './folds.ts';
import { lowerHand } from './hands.ts';
import { returnPen } from './ink.ts';
import type { LessonState, Seat } from './state.ts';
import { endStreams } from './streams.ts';

/** The seat that somebody has had in this lesson, if any. A classroom has one, whichever display comes. */
export function seatOf(state: LessonState, who: Pick<Seat, 'role' | 'holder' | 'classroomId'>): SeatId | undefined {
  if (who.role === 'classroom') return classroomSeat(state, who.classroomId)?.seatId;
  return Object.values(state.seats).find((seat) => seat.holder === who.holder)?.seatId;
}

/** The seat of a classroom's display, if it ever came. Its assistants have seats of their own. */
export function classroomSeat({ seats }: Pick<LessonState, 'seats'>, classroomId: string | null): Seat | undefined {
  return Object.values(seats).find((seat) => seat.role === 'classroom' && seat.classroomId === classroomId);
}

/** Takes a seat for the first time, again after leaving, or again after a break. */
export function takeSeat(state: LessonState, seat: FactData<'seat.joined'>): NewFact[] {
  const known = state.seats[seat.seatId];
  if (!known || known.presence === 'left' || known.holder !== seat.holder) return [{ type: 'seat.joined', data: seat }];
  return known.presence === 'away' ? [{ type: 'seat.returned', data: { seatId: seat.seatId } }] : [];
}

/**
 * The seat's line is gone; place, streams and floor are kept for now.
 *
 * @param heardAtMs - When the line was last heard of; `undefined`: just now.
 */
export function dropSeat(state: LessonState, seatId: SeatId, heardAtMs?: number): NewFact[] {
  if (state.seats[seatId]?.presence !== 'here') return [];
  return [{ type: 'seat.dropped', data: { seatId, ...(heardAtMs === undefined ? {} : { heardAtMs }) } }];
}

/** The seat is left for good, and with it its streams, its hand and its place on stage. */
export function leaveSeat(state: LessonState, seatId: SeatId, reason: FactData<'seat.left'>['reason']): NewFact[] {
  const seat = state.seats[seatId];
  if (!seat || seat.presence === 'left') return [];
  return [
    ...endFloor(state, seatId, reason === 'left' ? 'classroom' : 'away'),
    ...lowerHand(state, seatId, 'left'),
    ...returnPen(state, seatId),
    ...endStreams(state, seatId),
    { type: 'seat.left', data: { seatId, reason } },
  ];
}

/**
 * What is true after the server was gone: nobody is connected, nothing is sent, and whoever had pressed the buzzer
 * first was first. Places and floor are kept.
 */
export function afterRestart(state: LessonState): NewFact[] {
  const seats = Object.values(state.seats);
  return [
    ...seats.flatMap(({ seatId }) => [...endStreams(state, seatId), ...dropSeat(state, seatId)]),
    ...nameFirst(state, Number.POSITIVE_INFINITY),
    ...endDrill(state, 'restart'),
  ];
}

/** Who is there, away and gone. A line that is gone is not measured any more. */
export const presenceFolds: FoldsOf<'seat.joined' | 'seat.dropped' | 'seat.returned' | 'seat.left'> = {
  'seat.joined': (state, seat, { atMs }) => ({
    seats: {
      ...state.seats,
      [seat.seatId]: { ...seat, presence: 'here', sinceAtMs: atMs, cameAtMs: cameAtMs(state, seat.seatId, atMs) },
    },
  }),
  'seat.dropped': (state, { seatId }, { atMs }) => ({
    ...withPresence(state, seatId, 'away', atMs),
    links: without(state.links, seatId),
  }),
  'seat.returned': (state, { seatId }, { atMs }) => withPresence(state, seatId, 'here', atMs),
  'seat.left': (state, { seatId }, { atMs }) => ({
    ...withPresence(state, seatId, 'left', atMs),
    links: without(state.links, seatId),
    rungs: without(state.rungs, seatId),
    uplinks: without(state.uplinks, seatId),
  }),
};

/** Another display of a classroom takes a place over without the classroom's having been away. */
function cameAtMs({ seats }: LessonState, seatId: string, atMs: number): number {
  const known = seats[seatId];
  return known && known.presence !== 'left' ? known.cameAtMs : atMs;
}

function withPresence(
  state: LessonState,
  seatId: string,
  presence: Seat['presence'],
  atMs: number,
): Partial<LessonState> {
  const seat = state.seats[seatId];
  if (!seat) return {};
  return { seats: { ...state.seats, [seatId]: { ...seat, presence, sinceAtMs: atMs } } };
}
