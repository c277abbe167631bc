import { chooseScene, type Scene } from '../../shared/lesson/chooseScene.ts';
import type { LessonState, Stream } from '../../shared/lesson/state.ts';
import { enlarge } from '../stage/enlarge.ts';
import type { PlayableTrack } from './TrackPlayer.ts';

/** How the viewer wants to see it. */
export type Wanted = {
  /** The source that is large whatever was large in the lesson. */
  readonly pinned: PlayableTrack | undefined;
  /** No pictures at all. */
  readonly saving: boolean;
};

/**
 * What a replay shows: what a classroom that only listened had on its display, or, when the viewer has pinned a source,
 * that one large and the others beside it.
 */
export function replayScene(state: LessonState, { pinned, saving }: Wanted): Scene {
  if (saving) return chooseScene({ ...state, streams: {} }, '');
  const live = chooseScene(state, '');
  return pinned ? enlarge(live, streamOf(state, pinned)) : live;
}

/** The stream of a track as it is sent now; while none is, the place of one, in which it says that there is no picture. */
function streamOf({ streams }: LessonState, track: PlayableTrack): Stream {
  const { seatId, kind } = track;
  const sent = Object.values(streams).find(
    (stream) => stream.seatId === seatId && stream.kind === kind && stream.medium === 'video',
  );
  if (sent) return sent;
  const [piece] = track.pieces;
  if (!piece) throw new Error('a track has a piece');
  return { streamId: piece.file.streamId, seatId, kind, medium: 'video', muted: false, beganAtMs: 0 };
}
