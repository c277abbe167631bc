import { isSurface, type Scene } from '../lesson/chooseScene.ts';
import { type Arrangement, arrangeScene, isRead, type LowerEdge } from './arrangeScene.ts';
import type { Rect } from './rect.ts';

/** A scene, where everything in it is, and where a board with a question is, if there is one. */
export type Boarded = { readonly scene: Scene; readonly arrangement: Arrangement; readonly board: Rect | null };

/** What a board is for just now: nothing, a question that is being answered, or the answers to it. */
export type BoardUse = 'none' | 'question' | 'answers';

/** Width of a board beside a page, in percent of the screen; wider where no picture stands below it. */
const BESIDE_PAGE = { withTile: 32, alone: 40 };
/** Width of a board with answers: it is read from the last row, and the page only for comparison. */
const ANSWERS = 57;
/** The part of the column's height that a page has that was put aside. */
const PAGE_ASIDE_H = 0.55;
/** Width of the one picture below that board, in percent: the board needs the height. */
const TILE_W = 18;
/** As in `arrangeScene`: between rectangles, and width over height of a picture. */
const GAP = 2;
const TILE_RATIO = 16 / 9;
const WIDE_FROM = 1.2;

/**
 * Makes room for a board with a question. A page that is read stays large while the question is answered, since that
 * may stand on it, and the board is beside it; then the answers are large and the page is aside. A person's picture
 * gives the main place to the board and stays in sight beside it.
 */
export function arrangeBoard(
  scene: Scene,
  screenRatio: number,
  use: BoardUse,
  edge: LowerEdge = 'words-and-self',
): Boarded {
  if (use === 'none') return { scene, arrangement: arrangeScene(scene, screenRatio, edge), board: null };
  const isPage = scene.main !== null && isRead(scene.main.kind);
  const screen = { ratio: screenRatio, edge };
  if (!isPage || screenRatio < WIDE_FROM) return inMainPlace(scene, screen);
  return use === 'answers' ? besideAnswers(scene, screen) : besidePage(scene, screen);
}

/** Width over height of the screen, and what is at its lower edge. */
type Edged = { readonly ratio: number; readonly edge: LowerEdge };

function inMainPlace(scene: Scene, { ratio, edge }: Edged): Boarded {
  const side = [...(scene.main && !isSurface(scene.main) ? [scene.main] : []), ...scene.side].slice(
    0,
    scene.selfOnStage ? 1 : 2,
  );
  // A stage of several gives its place to the board; the first of it stays in sight.
  const beside = { ...scene, main: null, more: [], side };
  const arrangement = arrangeScene(beside, ratio, edge);
  if (ratio >= WIDE_FROM) return { scene: beside, arrangement, board: arrangement.main };
  return { scene: beside, ...upright(arrangement, scene.selfOnStage) };
}

/** On an upright screen the board gets all the height that the pictures below it leave, and they go to the foot. */
function upright(arrangement: Arrangement, selfOnStage: boolean): Pick<Boarded, 'arrangement' | 'board'> {
  const { main, side, self, words } = arrangement;
  const tiles = selfOnStage && self ? [self, ...side] : side;
  const foot = Math.max(main.y + main.h, ...tiles.map((tile) => tile.y + tile.h));
  const down = Math.max(0, words.y - GAP - foot);
  const lower = (rect: Rect): Rect => ({ ...rect, y: rect.y + down });
  const board = { ...main, y: GAP, h: main.y + main.h + down - GAP };
  const ownLower = selfOnStage && self ? { self: lower(self) } : {};
  return { arrangement: { ...arrangement, main: board, side: side.map(lower), ...ownLower }, board };
}

function besideAnswers(scene: Scene, { ratio, edge }: Edged): Boarded {
  const fewer = { ...scene, side: scene.side.slice(0, 1) };
  const plain = arrangeScene({ ...fewer, side: [], selfOnStage: false }, ratio, edge);
  const gapX = GAP / ratio;
  const { y, h } = plain.main;
  const board = { x: 100 - gapX - ANSWERS, y, w: ANSWERS, h };
  const column = { x: gapX, w: board.x - 2 * gapX };
  const main = { ...column, y, h: fewer.side.length > 0 ? h * PAGE_ASIDE_H : h };
  const tileH = h - main.h - GAP;
  const tileW = Math.min(column.w, (tileH * TILE_RATIO) / ratio);
  const tile = { x: column.x, y: main.y + main.h + GAP, w: tileW, h: (tileW * ratio) / TILE_RATIO };
  return { scene: fewer, arrangement: { ...plain, main, side: fewer.side.map(() => tile) }, board };
}

function besidePage(scene: Scene, { ratio, edge }: Edged): Boarded {
  // Of those beside the page one keeps its place; ours is in the strip below, also while we are on stage.
  const fewer = { ...scene, side: scene.side.slice(0, 1) };
  const plain = arrangeScene({ ...fewer, side: [], selfOnStage: false }, ratio, edge);
  const gapX = GAP / ratio;
  const w = fewer.side.length > 0 ? BESIDE_PAGE.withTile : BESIDE_PAGE.alone;
  const column = { x: 100 - gapX - w, y: plain.main.y, w, h: plain.main.h };
  const tileH = fewer.side.length > 0 ? (TILE_W * ratio) / TILE_RATIO : 0;
  const tile = { x: column.x + column.w - TILE_W, y: column.y + column.h - tileH, w: TILE_W, h: tileH };
  const board = tileH > 0 ? { ...column, h: column.h - tileH - GAP } : column;
  const main = { ...plain.main, w: column.x - gapX - plain.main.x };
  return { scene: fewer, arrangement: { ...plain, main, side: fewer.side.map(() => tile) }, board };
}
