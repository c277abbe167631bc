import type { FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { endFloor } from './floor.ts';
import type { LessonState, Seat } from './state.ts';

/** The seat that a classroom or a person has had in this lesson, if any. A classroom has one, whichever display comes. */
export function seatOf(state: LessonState, who: Pick<Seat, 'holder' | 'classroomId'>): SeatId | undefined {
  return Object.values(state.seats).find((seat) =>
    who.classroomId ? seat.classroomId === who.classroomId : seat.holder === who.holder,
  )?.seatId;
}

/** The streams that a seat sends. */
export function streamsOf(state: LessonState, seatId: string) {
  return Object.values(state.streams).filter((stream) => stream.seatId === seatId);
}

/** Takes a seat for the first time, again after leaving, or again after a break. */
export function takeSeat(state: LessonState, seat: FactData<'seat.joined'>): NewFact[] {
  const known = state.seats[seat.seatId];
  if (!known || known.presence === 'left' || known.holder !== seat.holder) return [{ type: 'seat.joined', data: seat }];
  return known.presence === 'away' ? [{ type: 'seat.returned', data: { seatId: seat.seatId } }] : [];
}

/** The seat's line is gone; place, streams and floor are kept for now. */
export function dropSeat(state: LessonState, seatId: SeatId): NewFact[] {
  return state.seats[seatId]?.presence === 'here' ? [{ type: 'seat.dropped', data: { seatId } }] : [];
}

/** The seat is left for good, and with it its streams and its place on stage. */
export function leaveSeat(state: LessonState, seatId: SeatId, reason: FactData<'seat.left'>['reason']): NewFact[] {
  const seat = state.seats[seatId];
  if (!seat || seat.presence === 'left') return [];
  return [
    ...endFloor(state, seatId, reason === 'left' ? 'classroom' : 'away'),
    ...endStreams(state, seatId),
    { type: 'seat.left', data: { seatId, reason } },
  ];
}

/** All streams of a seat have ended. */
export function endStreams(state: LessonState, seatId: SeatId): NewFact[] {
  return streamsOf(state, seatId).map(({ streamId }) => ({ type: 'stream.ended', data: { streamId } }));
}

/** What is true after the server was gone: nobody is connected, nothing is sent. Places and floor are kept. */
export function afterRestart(state: LessonState): NewFact[] {
  return Object.values(state.seats).flatMap(({ seatId }) => [...endStreams(state, seatId), ...dropSeat(state, seatId)]);
}
