import { isOnStage } from './audience.ts';
import type { LayoutName, LessonState, Stream } from './state.ts';
import type { Surface } from './surfaceState.ts';

/** What can be large: a picture that is sent, or a surface that is drawn here. Their kinds tell them apart. */
export type Main = Stream | Surface;

/** Whether it is drawn here from data. */
export function isSurface(main: Main | null): main is Surface {
  return main?.kind === 'page' || main?.kind === 'board';
}

/** What a display shows: one picture or surface large, pictures beside it. */
export type Scene = {
  readonly layout: LayoutName;
  /** Fills most of the screen. `null` while there is nothing to show. */
  readonly main: Main | null;
  /** Classrooms that share the stage with the one that is large, and its place, in the order in which they came. */
  readonly more: readonly Stream[];
  /** Beside them, most important first: all who are on stage and not large, then as many others as there is room for. */
  readonly side: readonly Stream[];
  /** Whether the viewer's own classroom is on stage. */
  readonly selfOnStage: boolean;
};

/** Pictures beside the main one, if no more are on stage. */
const MAX_SIDE = 2;

/** What of a lesson decides what is shown. */
export type ShownState = Pick<LessonState, 'streams' | 'floor' | 'heldLayout' | 'surface' | 'seats' | 'ownLayouts'>;

/**
 * Chooses what a seat's screen shows, from nothing but the state: what its classroom or the teacher
 * holds, else a page or board, a shared
 * screen or the document camera when there is one, else whoever is on stage, else the teacher.
 *
 * @param selfSeatId - The viewer's seat; its own picture is never chosen, since it is drawn from the camera itself.
 */
export function chooseScene(state: ShownState, selfSeatId: string): Scene {
  const onStage = findStage(state, selfSeatId);
  const found = findVideos(state, onStage);
  const wanted = heldFor(state, selfSeatId) ?? automatic(found);
  const main = found[wanted] ?? found[automatic(found)];
  const stageIsLarge = main !== null && main === found.stage;
  const beside = stageIsLarge ? [] : onStage;
  const others = [found.teacher, found['document-camera'], found.courseware].flatMap((picture) =>
    picture === null || picture === main || isSurface(picture) ? [] : picture,
  );
  return {
    layout: wanted,
    main,
    more: stageIsLarge ? onStage.slice(1) : [],
    side: [...beside, ...others].slice(0, Math.max(MAX_SIDE, beside.length + 1)),
    selfOnStage: isOnStage(state, selfSeatId),
  };
}

/** What is held on a seat's screen: what its own classroom holds, else what the teacher does. */
export function heldFor({ seats, ownLayouts, heldLayout }: ShownState, seatId: string): LayoutName | null {
  return ownLayouts[seats[seatId]?.classroomId ?? ''] ?? heldLayout;
}

type Found = Readonly<Record<Exclude<LayoutName, 'courseware'>, Stream | null> & { readonly courseware: Main | null }>;

const isShown = ({ medium, muted }: Stream): boolean => medium === 'video' && !muted;

/** Pictures of the classrooms on stage but our own, in the order in which they came. */
export function findStage({ streams, floor }: ShownState, selfSeatId: string): Stream[] {
  const shown = Object.values(streams).filter(isShown);
  return floor
    .filter(({ seatId }) => seatId !== selfSeatId)
    .flatMap(({ seatId }) => shown.find((stream) => stream.seatId === seatId) ?? []);
}

/** The first of what can be large, by the names of layouts. */
export function findVideos({ streams, surface }: ShownState, onStage: readonly Stream[]): Found {
  const videos = Object.values(streams).filter(isShown);
  const ofKind = (kind: Stream['kind']) => videos.find((stream) => stream.kind === kind) ?? null;
  return {
    courseware: surface ?? ofKind('courseware'),
    'document-camera': ofKind('document-camera'),
    teacher: ofKind('teacher-camera') ?? ofKind('panorama'),
    stage: onStage[0] ?? null,
  };
}

function automatic(found: Found): LayoutName {
  if (found.courseware) return 'courseware';
  if (found['document-camera']) return 'document-camera';
  return found.stage ? 'stage' : 'teacher';
}
