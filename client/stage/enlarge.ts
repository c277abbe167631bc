import { isSurface, type Scene } from '../../shared/lesson/chooseScene.ts';
import type { Stream } from '../../shared/lesson/state.ts';
import { sourceKey } from '../../shared/timeline/tracks.ts';

/** As many pictures as a display has beside the large one. */
const MOST_SIDE = 2;

/** The same scene with a picture large that a viewer wants to see so, and what was large beside it. */
export function enlarge(scene: Scene, main: Stream): Scene {
  const others = [...(scene.main && !isSurface(scene.main) ? [scene.main] : []), ...scene.more, ...scene.side];
  const side = others.filter((stream) => sourceKey(stream) !== sourceKey(main)).slice(0, MOST_SIDE);
  return { layout: 'stage', main, more: [], side, selfOnStage: false };
}
