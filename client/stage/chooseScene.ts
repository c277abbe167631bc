import { isOnStage } from '../../shared/lesson/audience.ts';
import type { LayoutName, LessonState, Stream } from '../../shared/lesson/state.ts';

/** What a display shows: one stream large, others beside it. */
export type Scene = {
  readonly layout: LayoutName;
  /** Fills most of the screen. `null` while there is nothing to show. */
  readonly main: Stream | null;
  /** Beside it, most important first, at most two. */
  readonly side: readonly Stream[];
  /** Whether the viewer's own classroom is on stage. */
  readonly selfOnStage: boolean;
};

const MAX_SIDE = 2;

/**
 * Chooses what a seat's screen shows, from nothing but the state: what the teacher holds, else courseware or document
 * camera when there is one, else whoever is on stage, else the teacher.
 *
 * @param selfSeatId - The viewer's seat; its own picture is never chosen, since it is drawn from the camera itself.
 */
export function chooseScene(state: LessonState, selfSeatId: string): Scene {
  const found = findVideos(state, selfSeatId);
  const wanted = state.heldLayout ?? automatic(found);
  const main = found[wanted] ?? found[automatic(found)];
  const side = [found.stage, found.teacher, found['document-camera'], found.courseware]
    .filter((stream) => stream !== null && stream !== main)
    .slice(0, MAX_SIDE);
  return {
    layout: wanted,
    main,
    side: side.flatMap((stream) => stream ?? []),
    selfOnStage: isOnStage(state, selfSeatId),
  };
}

type Found = Readonly<Record<LayoutName, Stream | null>>;

function findVideos(state: LessonState, selfSeatId: string): Found {
  const videos = Object.values(state.streams).filter((stream) => stream.medium === 'video' && !stream.muted);
  const ofKind = (kind: Stream['kind']) => videos.find((stream) => stream.kind === kind) ?? null;
  return {
    courseware: ofKind('courseware'),
    'document-camera': ofKind('document-camera'),
    teacher: ofKind('teacher-camera') ?? ofKind('panorama'),
    stage: videos.find((stream) => stream.seatId !== selfSeatId && isOnStage(state, stream.seatId)) ?? null,
  };
}

function automatic(found: Found): LayoutName {
  if (found.courseware) return 'courseware';
  if (found['document-camera']) return 'document-camera';
  return found.stage ? 'stage' : 'teacher';
}
