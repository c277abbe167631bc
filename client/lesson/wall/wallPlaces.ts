import { isHeard } from '../../../shared/lesson/audience.ts';
import { isMuted } from '../../../shared/lesson/microphone.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import type { LessonState, Seat, Stream } from '../../../shared/lesson/state.ts';
import { streamsOf } from '../../../shared/lesson/streams.ts';

/** One classroom's place on the teacher's wall. */
export type WallPlace = {
  /** From 1, as planned; it never changes during a lesson. */
  readonly number: number;
  readonly classroomId: string;
  readonly schoolName: string;
  readonly classroomName: string;
  /** `null` as long as it has not come. */
  readonly seat: Seat | null;
};

/** The wall in the plan's order: those who have not come keep their place. */
export function wallPlaces({ plan, seats }: Pick<LessonState, 'plan' | 'seats'>): WallPlace[] {
  return (plan?.listening ?? []).map(({ classroomId, name, schoolName }, index) => ({
    number: index + 1,
    classroomId,
    schoolName,
    classroomName: name,
    seat: classroomSeat({ seats }, classroomId) ?? null,
  }));
}

/** How many of the wall's classrooms are connected now. */
export function countHere(places: readonly WallPlace[]): number {
  return places.filter(({ seat }) => seat?.presence === 'here').length;
}

/** What there is to hear of a classroom. `gated`: its microphone is open, but somebody else is on stage. */
export type SeatSound = 'none' | 'muted' | 'gated' | 'open';

/** Judges a seat's sound from the state. */
export function seatSound(state: LessonState, seatId: string): SeatSound {
  const sound = streamOf(state, seatId, 'audio');
  if (!sound) return 'none';
  if (sound.muted || isMuted(state, state.seats[seatId]?.classroomId ?? null)) return 'muted';
  return isHeard(state, seatId) ? 'open' : 'gated';
}

/** The first stream of a medium that a seat sends. */
export function streamOf(state: LessonState, seatId: string, medium: Stream['medium']): Stream | undefined {
  return streamsOf(state, seatId).find((stream) => stream.medium === medium);
}
