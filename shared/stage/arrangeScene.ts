import type { Main } from '../lesson/chooseScene.ts';
import type { StreamKind } from '../vocabulary/index.ts';
import type { Rect } from './rect.ts';
import { type Screen, TILE_RATIO, tilesIn } from './tilesIn.ts';

/** Where everything on a classroom's screen is. Nothing overlaps; all is inside the screen. */
export type Arrangement = {
  /** Where the main picture is, or the words that say why there is none. */
  readonly main: Rect;
  /** Those that share the main picture's place, in the order of the scene's `more`. */
  readonly more: readonly Rect[];
  /** In the order of the scene's `side`. */
  readonly side: readonly Rect[];
  /** The classroom's own picture; `null` where this screen does not show it. */
  readonly self: Rect | null;
  /** The strip at the lower edge in which the few words stand; without any height where there are none. */
  readonly words: Rect;
};

/**
 * What is at the lower edge of a screen: the words and, unless we are on stage, our own picture beside them; the words
 * only, since another screen shows our picture; or nothing, since the words are on another screen.
 */
export type LowerEdge = 'words-and-self' | 'words' | 'nothing';

/** What an arrangement depends on; a `Scene` is one. */
export type ArrangedScene = {
  readonly main: { readonly kind: Main['kind'] } | null;
  readonly more: readonly { readonly kind: StreamKind }[];
  readonly side: readonly { readonly kind: StreamKind }[];
  readonly selfOnStage: boolean;
};

/** Between rectangles and around them, as a share of the screen's shorter edge, in percent. */
const GAP = 2;
/** Height of the lower strip, in percent. */
const STRIP = 10;
/** Width of the column beside the main picture, in percent; wider while we are on stage and see ourselves in it. */
const COLUMN = { listening: 25, onStage: 34 };
/** Width over height that a person's picture may be given: a camera's, cut a little where that fills the screen better. */
const PERSON_RATIO = { least: 1.6, most: 1.9 };
/** An upright screen gives the main picture at most this much of its height, in percent. */
const UPRIGHT_MAIN = 55;

/** From this width over height on, pictures stand beside one another. */
const WIDE_FROM = 1.2;

/** A classroom's screen, with the strip at its lower edge. */
type Striped = Screen & { readonly strip: Rect; readonly edge: LowerEdge };

/** What is read, unlike a person, who is looked at. */
const READ: readonly Main['kind'][] = ['courseware', 'document-camera', 'page', 'board'];

/** Whether it is a page that is read, and not a person who is looked at. */
export function isRead(kind: Main['kind']): boolean {
  return READ.includes(kind);
}

/**
 * Lays a scene out on a classroom's screen: the main picture on the left, whoever speaks and the teacher in a column
 * on the right with the teacher lowest, a strip of words below. Classrooms that share the stage share the main picture's
 * place alike. On an upright screen the column becomes rows.
 *
 * @param screenRatio - Width over height of the screen.
 */
export function arrangeScene(
  scene: ArrangedScene,
  screenRatio: number,
  edge: LowerEdge = 'words-and-self',
): Arrangement {
  const screen = measure(screenRatio, edge);
  return screenRatio >= WIDE_FROM ? arrangeWide(scene, screen) : arrangeUpright(scene, screen);
}

function measure(ratio: number, edge: LowerEdge): Striped {
  const gap = ratio >= 1 ? { x: GAP / ratio, y: GAP } : { x: GAP, y: GAP * ratio };
  const across = { x: gap.x, w: 100 - 2 * gap.x };
  const strip = edge === 'nothing' ? { ...across, y: 100, h: 0 } : { ...across, y: 100 - STRIP, h: STRIP - gap.y };
  return { ratio, gap, strip, edge };
}

function arrangeWide(scene: ArrangedScene, screen: Striped): Arrangement {
  const { gap, strip } = screen;
  const area = { x: gap.x, y: gap.y, w: 100 - 2 * gap.x, h: strip.y - 2 * gap.y };
  const tiles = scene.side.length + (scene.selfOnStage ? 1 : 0);
  if (tiles === 0) return { ...mainsIn(area, scene, screen), side: [], ...selfBeside(screen) };
  const columnW = scene.selfOnStage ? COLUMN.onStage : COLUMN.listening;
  const column = { x: area.x + area.w - columnW, y: area.y, w: columnW, h: area.h };
  const placed = stack(tiles, column, { screen, centred: scene.main === null || !isRead(scene.main.kind) });
  // From the top: our own picture while we are on stage, then the others, the teacher lowest.
  const side = scene.side.map(
    (_, index) => placed[(scene.selfOnStage ? 1 : 0) + rankFromTop(scene.side, index)] ?? column,
  );
  const mains = mainsIn({ ...area, w: area.w - columnW - gap.x }, scene, screen);
  const [first = column] = placed;
  return { ...mains, side, ...(scene.selfOnStage ? { self: first, words: screen.strip } : selfBeside(screen)) };
}

function arrangeUpright(scene: ArrangedScene, screen: Striped): Arrangement {
  const { ratio, gap, strip } = screen;
  const w = 100 - 2 * gap.x;
  const shape = scene.main && isRead(scene.main.kind) ? 4 / 3 : TILE_RATIO;
  const mainH = scene.more.length > 0 ? UPRIGHT_MAIN : Math.min(UPRIGHT_MAIN, (w * ratio) / shape);
  const count = scene.side.length + (scene.selfOnStage ? 1 : 0);
  const below = { x: gap.x, y: mainH + 2 * gap.y, w, h: strip.y - mainH - 3 * gap.y };
  const tiles = tilesIn(below, screen, { count, mostColumns: 2, rows: 'at-top' });
  const end = tiles.reduce((lowest, tile) => Math.max(lowest, tile.y + tile.h), mainH + gap.y);
  // What is left over goes above and below, more of it below, where the words are.
  const lower = (rect: Rect): Rect => ({ ...rect, y: rect.y + Math.max(0, strip.y - gap.y - end) / 3 });
  const place = lower({ x: gap.x, y: gap.y, w, h: mainH });
  const mains = scene.more.length === 0 ? { main: place, more: [] } : mainsIn(place, scene, screen);
  const [first = strip, ...rest] = tiles.map(lower);
  return scene.selfOnStage
    ? { ...mains, side: rest, self: first, words: strip }
    : { ...mains, side: tiles.map(lower), ...selfBeside(screen) };
}

/** The main picture, and those that share its place. */
function mainsIn(area: Rect, scene: ArrangedScene, screen: Screen): Pick<Arrangement, 'main' | 'more'> {
  if (scene.more.length === 0) return { main: mainIn(area, scene, screen), more: [] };
  const count = 1 + scene.more.length;
  const [main = area, ...more] = tilesIn(area, screen, { count, mostColumns: count, rows: 'in-middle' });
  return { main, more };
}

/** A page takes all that there is and stays whole in it; a person's picture keeps its shape in the middle. */
function mainIn(area: Rect, { main }: ArrangedScene, { ratio }: Screen): Rect {
  if (main === null || isRead(main.kind)) return area;
  const shape = (area.w * ratio) / area.h;
  const fitting = Math.min(PERSON_RATIO.most, Math.max(PERSON_RATIO.least, shape));
  const [w, h] = shape > fitting ? [(area.h * fitting) / ratio, area.h] : [area.w, (area.w * ratio) / fitting];
  return { x: area.x + (area.w - w) / 2, y: area.y + (area.h - h) / 2, w, h };
}

/** Tiles one above the other, at the column's foot or in its middle; all of one size, as large as fits. */
function stack(count: number, column: Rect, { screen, centred }: { screen: Screen; centred: boolean }): Rect[] {
  const { ratio, gap } = screen;
  const h = Math.min((column.w * ratio) / TILE_RATIO, (column.h - (count - 1) * gap.y) / count);
  const w = (h * TILE_RATIO) / ratio;
  const total = count * h + (count - 1) * gap.y;
  const top = column.y + (column.h - total) * (centred ? 0.5 : 1);
  return Array.from({ length: count }, (_, index) => ({
    x: column.x + column.w - w,
    y: top + index * (h + gap.y),
    w,
    h,
  }));
}

/** The place of a side picture in its column: the teacher's is the lowest, the others keep their order. */
function rankFromTop(side: ArrangedScene['side'], index: number): number {
  const teacher = side.findIndex(({ kind }) => kind === 'teacher-camera');
  if (teacher < 0 || index < teacher) return index;
  return index === teacher ? side.length - 1 : index - 1;
}

/** Our own picture, small in the strip if it is there, and the words beside it. */
function selfBeside({ ratio, gap, strip, edge }: Striped): Pick<Arrangement, 'self' | 'words'> {
  if (edge !== 'words-and-self') return { self: null, words: strip };
  const w = (strip.h * TILE_RATIO) / ratio;
  const self = { x: 100 - gap.x - w, y: strip.y, w, h: strip.h };
  return { self, words: { ...strip, w: self.x - gap.x - strip.x } };
}
