import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { type FoldsOf, without } from './folds.ts';
import type { LessonState, Stream } from './state.ts';

/** The streams that a seat sends. */
export function streamsOf(state: LessonState, seatId: string): Stream[] {
  return Object.values(state.streams).filter((stream) => stream.seatId === seatId);
}

/** All streams of a seat have ended. */
export function endStreams(state: LessonState, seatId: SeatId): NewFact[] {
  return streamsOf(state, seatId).map(({ streamId }) => ({ type: 'stream.ended', data: { streamId } }));
}

/** What is being sent. */
export const streamFolds: FoldsOf<'stream.began' | 'stream.ended' | 'stream.muted' | 'stream.unmuted'> = {
  'stream.began': (state, stream, { atMs }) => ({
    streams: { ...state.streams, [stream.streamId]: { ...stream, beganAtMs: atMs } },
  }),
  'stream.ended': (state, { streamId }) => ({ streams: without(state.streams, streamId) }),
  'stream.muted': (state, { streamId }) => withMuted(state, streamId, true),
  'stream.unmuted': (state, { streamId }) => withMuted(state, streamId, false),
};

function withMuted(state: LessonState, streamId: string, muted: boolean): Partial<LessonState> {
  const stream = state.streams[streamId];
  return stream ? { streams: { ...state.streams, [streamId]: { ...stream, muted } } } : {};
}
