import type { LessonState, Stream } from '../../../shared/lesson/state.ts';

/** Whose picture it is, when it is a classroom's; empty for the teacher's own. */
export function mainName(state: LessonState, stream: Stream): string {
  const sender = state.seats[stream.seatId];
  return sender?.role === 'classroom' ? sender.name : '';
}

/** Whether a shared screen is a whole one, not a window or a tab. */
export function isWholeScreen(track: MediaStreamTrack): boolean {
  return track.getSettings().displaySurface === 'monitor';
}
