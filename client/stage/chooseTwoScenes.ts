import { isOnStage } from '../../shared/lesson/audience.ts';
import {
  findStage,
  findVideos,
  heldFor,
  isSurface,
  type Main,
  type Scene,
  type ShownState,
} from '../../shared/lesson/chooseScene.ts';
import type { BoardUse } from '../../shared/stage/arrangeBoard.ts';

/** What each of two screens of a classroom shows. */
export type TwoScenes = {
  /** What is read. */
  readonly courseware: Scene;
  /** Who is looked at. */
  readonly people: Scene;
};

/** Most pictures beside a page on its own screen. */
const MAX_BESIDE_PAGE = 1;

/**
 * Chooses what two screens of a seat's classroom show, from nothing but the state. People keep their screen whatever is
 * read meanwhile, so that nobody has to look for them: the teacher, or whoever is on stage with the teacher beside
 * them; a held layout says which of them is large. On the other screen is what is read, whole. While there is nothing to
 * read the teacher is large there as well, and children look where they looked before; but a question has the screen.
 *
 * @param use - What a board is for, which is on the screen of what is read.
 */
export function chooseTwoScenes(state: ShownState, selfSeatId: string, use: BoardUse): TwoScenes {
  return { courseware: chooseCourseware(state, selfSeatId, use), people: choosePeople(state, selfSeatId) };
}

function chooseCourseware(state: ShownState, selfSeatId: string, use: BoardUse): Scene {
  const found = findVideos(state, []);
  const read: readonly Main[] = [found.courseware, found['document-camera']].flatMap((each) => each ?? []);
  const held = heldFor(state, selfSeatId) === 'document-camera' ? found['document-camera'] : null;
  const main = held ?? read[0] ?? null;
  const side = read.flatMap((each) => (each === main || isSurface(each) ? [] : each)).slice(0, MAX_BESIDE_PAGE);
  // Our own picture is where the people are, also while we are on stage.
  const alone = { more: [], selfOnStage: false };
  if (main) return { layout: main === held ? 'document-camera' : 'courseware', main, side, ...alone };
  return { layout: 'teacher', main: use === 'none' ? found.teacher : null, side: [], ...alone };
}

function choosePeople(state: ShownState, selfSeatId: string): Scene {
  const onStage = findStage(state, selfSeatId);
  const { teacher } = findVideos(state, onStage);
  const selfOnStage = isOnStage(state, selfSeatId);
  const [first, ...more] = onStage;
  const teacherIsLarge = teacher !== null && heldFor(state, selfSeatId) === 'teacher';
  if (!first || teacherIsLarge) return { layout: 'teacher', main: teacher, more: [], side: onStage, selfOnStage };
  return { layout: 'stage', main: first, more, side: teacher ? [teacher] : [], selfOnStage };
}
