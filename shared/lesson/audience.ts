import { isMuted } from './microphone.ts';
import { suitsLine } from './rungs.ts';
import type { LessonState, Seat, Stream } from './state.ts';

/** Whether a seat is on stage. */
export function isOnStage(state: Pick<LessonState, 'floor'>, seatId: string): boolean {
  return state.floor.some((place) => place.seatId === seatId);
}

/**
 * Whether a seat may receive a stream at all. The teacher may receive every classroom; a classroom may receive the
 * teacher, and another classroom only while that one is on stage. Nobody receives themselves, and a phone nothing: it
 * is in the room whose screen shows all.
 */
export function mayReceive(state: LessonState, stream: Pick<Stream, 'seatId'>, receiver: Seat): boolean {
  const sender = state.seats[stream.seatId];
  if (!sender || sender.seatId === receiver.seatId || receiver.presence === 'left') return false;
  if (receiver.role === 'assistant') return false;
  return receiver.role === 'teacher' || sender.role === 'teacher' || isOnStage(state, sender.seatId);
}

/**
 * Whether a stream is sent to a seat now (a video only if the seat also draws it).
 * Classrooms get nothing before the lesson begins. While somebody is on stage the other classrooms are gated:
 * their sound goes nowhere, not even to the teacher. Those who are on stage together hear and see one another.
 */
export function isSent(state: LessonState, stream: Stream, receiver: Seat): boolean {
  if (stream.muted || state.phase === 'ended' || !mayReceive(state, stream, receiver)) return false;
  if (!suitsLine(state, stream, receiver.seatId)) return false;
  if (state.phase === 'waiting') return receiver.role === 'teacher' && stream.medium === 'video';
  return stream.medium === 'video' || isHeard(state, stream.seatId);
}

/** Whether a seat's sound goes out: the teacher's always, a classroom's when it is on stage or nobody is, and not muted. */
export function isHeard(state: LessonState, seatId: string): boolean {
  const seat = state.seats[seatId];
  // Gated here too: nothing depends on how soon the display obeys.
  if (seat && isMuted(state, seat.classroomId)) return false;
  return seat !== undefined && (seat.role === 'teacher' || state.floor.length === 0 || isOnStage(state, seatId));
}

/** Whether the sound of one source went out in the lesson: it was sent, and its seat was heard. What was gated was not. */
export function isSourceHeard(state: LessonState, { seatId, kind }: Pick<Stream, 'seatId' | 'kind'>): boolean {
  const sound = Object.values(state.streams).find(
    (stream) => stream.seatId === seatId && stream.kind === kind && stream.medium === 'audio',
  );
  return state.phase === 'live' && sound?.muted === false && isHeard(state, seatId);
}
