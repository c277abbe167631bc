import { setImmediate as breathe } from 'node:timers/promises';
import type { TrackFile } from '../../../shared/api/index.ts';
import { isSourceHeard } from '../../../shared/lesson/audience.ts';
import { chooseScene, isSurface } from '../../../shared/lesson/chooseScene.ts';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import { foldFact } from '../../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../../shared/lesson/state.ts';
import type { LoggedFact } from '../../../shared/protocol/index.ts';
import { arrangeBoard } from '../../../shared/stage/arrangeBoard.ts';
import { boardUse } from '../../../shared/stage/boardUse.ts';
import type { Rect } from '../../../shared/stage/rect.ts';
import { SpanBook } from '../../../shared/timeline/SpanBook.ts';
import { placeAt, type Span, sourceKey, type Track, tracksOf } from '../../../shared/timeline/tracks.ts';
import { isDrawnFrom, MOST_DRAWN_MS, type ToldFilm } from './drawnMoments.ts';
import { FILM, FRAME_MS, frameOf, type Place, placeOf, WHOLE } from './filmPlaces.ts';

/** What of a track file a film needs. */
export type FilmedFile = Pick<
  TrackFile,
  'trackFileId' | 'streamId' | 'seatId' | 'kind' | 'medium' | 'codec' | 'startAtMs' | 'durationMs'
>;

/** A picture in a shot: from where in its file it is shown, and where. */
export type ShotPicture = { readonly file: FilmedFile; readonly fileMs: number; readonly place: Place };

/** What of a shot is drawn from the log, and where. */
export type DrawnPlaces = {
  /** The page or board that is large. */
  readonly sheet: Place | null;
  /** What is asked of the classrooms. */
  readonly board: Place | null;
};

/** A stretch of a film in which the same things stand at the same places. Whole frames. */
export type Shot = Span & {
  readonly pictures: readonly ShotPicture[];
  /** `null`: there is nothing to draw. Where there is, a shot is no longer than `MOST_DRAWN_MS`. */
  readonly drawn: DrawnPlaces | null;
};

/** A sound in a film: from where in its file, from when to when, and when in between it is heard. */
export type FilmSound = Span & {
  readonly file: FilmedFile;
  readonly fileMs: number;
  readonly heard: readonly Span[];
};

/** One video as it is to be made; all in ms since it begins. */
export type Film = {
  readonly lengthMs: number;
  /** One after the other, without gaps. */
  readonly shots: readonly Shot[];
  readonly sounds: readonly FilmSound[];
  /** From what pages, ink and questions are drawn. */
  readonly told: ToldFilm;
};

type Parts = {
  readonly facts: readonly LoggedFact[];
  readonly files: readonly FilmedFile[];
  readonly beganAtMs: number;
  /** What of the take, in ms since it began. */
  readonly span: Span;
};

/**
 * Plans one video of a stretch of a take: what a classroom that only listened had on its display, at the places at which
 * it had it. What was heard in the lesson is heard, what was gated is silent. Goes aside between pieces of a long log,
 * so that a lesson that goes on beside it does not wait.
 */
export async function filmOf({ facts, files, beganAtMs, span }: Parts): Promise<Film> {
  const tracks = tracksOf(files, beganAtMs);
  const told = await read(facts, { tracks, beganAtMs, span });
  const lengthMs = Math.max(FRAME_MS, frameOf(span.toMs - span.fromMs));
  const scenes = told.scenes.flatMap((scene) => within(scene, span));
  return {
    lengthMs,
    shots: scenes.flatMap((scene) => shotsOf(scene, { tracks, fromMs: span.fromMs })),
    sounds: tracks.flatMap((track) => soundsOf(track, told.heard.get(track.key) ?? [], span)),
    told: {
      facts: facts.filter(isDrawnFrom),
      beginsAtMs: beganAtMs + span.fromMs,
      decks: [...told.decks.values()],
    },
  };
}

type FilmTrack = Track<FilmedFile>;
/** What is shown, and where on a screen. */
type Shown = {
  readonly pictures: readonly { readonly source: string; readonly rect: Rect }[];
  readonly sheet: Rect | null;
  readonly board: Rect | null;
};

/** What of a lesson decides what is shown and heard. */
const PARTS = [
  ...['streams', 'floor', 'heldLayout', 'surface', 'seats', 'ownLayouts', 'microphones', 'phase', 'poll', 'buzzer'],
] as const as readonly (keyof LessonState)[];
/** So many facts are read at a time. */
const FACTS_AT_ONCE = 200;

async function read(
  facts: readonly LoggedFact[],
  { tracks, beganAtMs, span }: { readonly tracks: readonly FilmTrack[]; beganAtMs: number; span: Span },
) {
  const sounds = tracks.filter(({ medium }) => medium === 'audio');
  const scenes = new SpanBook<Shown>();
  const voices = new SpanBook<{ readonly key: string }>();
  const decks = new Map<string, DeckFile>();
  let state = emptyLesson;
  let takeMs = Number.NEGATIVE_INFINITY;
  const follow = (): void => {
    const shown = shownIn(state);
    scenes.follow(new Map([[JSON.stringify(shown), shown]]), takeMs);
    voices.follow(
      new Map(sounds.filter((track) => isSourceHeard(state, track)).map(({ key }) => [key, { key }])),
      takeMs,
    );
    const deck = state.surface?.kind === 'page' ? state.decks[state.surface.deckId] : undefined;
    if (deck) decks.set(deck.sha256, deck);
  };
  follow();
  for (const [index, fact] of facts.entries()) {
    if (index % FACTS_AT_ONCE === FACTS_AT_ONCE - 1) await breathe();
    const before = state;
    state = foldFact(state, fact);
    // A server's clock may be set back: what comes later in the log happened no earlier.
    takeMs = Math.max(takeMs, fact.atMs - beganAtMs);
    if (takeMs >= span.toMs) break;
    if (PARTS.some((part) => state[part] !== before[part])) follow();
  }
  return { scenes: scenes.close(span.toMs), heard: Map.groupBy(voices.close(span.toMs), ({ key }) => key), decks };
}

function shownIn(state: LessonState): Shown {
  const boarded = arrangeBoard(chooseScene(state, ''), FILM.widthPx / FILM.heightPx, boardUse(state), 'nothing');
  const { scene, arrangement: at, board } = boarded;
  const { main, more, side } = scene;
  const placed = [
    ...(main && !isSurface(main) ? [{ stream: main, rect: at.main }] : []),
    ...more.map((stream, index) => ({ stream, rect: at.more[index] })),
    ...side.map((stream, index) => ({ stream, rect: at.side[index] })),
  ];
  const bySource = new Map<string, Rect>();
  for (const { stream, rect } of placed) {
    const source = sourceKey(stream);
    if (rect && !bySource.has(source)) bySource.set(source, rect);
  }
  return {
    pictures: [...bySource].map(([source, rect]) => ({ source, rect })),
    sheet: isSurface(main) ? at.main : null,
    board,
  };
}

/** What of a stretch is in the film, if any. */
function within<S extends Span>(stretch: S, { fromMs, toMs }: Span): S[] {
  const cut = { ...stretch, fromMs: Math.max(fromMs, stretch.fromMs), toMs: Math.min(toMs, stretch.toMs) };
  return cut.toMs > cut.fromMs ? [cut] : [];
}

/** Cuts a scene wherever a file of it begins or ends, and where there would be too much to draw at once. */
function shotsOf(
  scene: Span & Shown,
  { tracks, fromMs }: { readonly tracks: readonly FilmTrack[]; readonly fromMs: number },
): Shot[] {
  const shown = scene.pictures.map(({ source, rect }) => ({
    track: tracks.find((track) => track.medium === 'video' && sourceKey(track) === source),
    rect,
  }));
  const drawn = drawnPlaces(scene);
  const alone = drawn === null && shown.length === 1;
  const edges = shown.flatMap(({ track }) => (track?.pieces ?? []).flatMap((piece) => [piece.fromMs, piece.toMs]));
  const cuts = [scene.fromMs, ...[...edges, ...(drawn ? drawnEdges(scene) : [])].filter(isIn(scene)), scene.toMs]
    .sort((a, b) => a - b)
    .map((atMs) => frameOf(atMs - fromMs));
  return cuts.slice(1).flatMap((toMs, index) => {
    const shotMs = cuts[index] ?? toMs;
    if (toMs <= shotMs) return [];
    // Asked in its middle: its edges are rounded, and may lie just beside the file.
    const middleMs = fromMs + (shotMs + toMs) / 2;
    const pictures = shown.flatMap(({ track, rect }) => {
      const found = track && placeAt(track, middleMs);
      if (!found) return [];
      const place = alone ? WHOLE : placeOf(rect);
      return [{ file: found.piece.file, fileMs: Math.max(0, found.fileMs - (toMs - shotMs) / 2), place }];
    });
    return [{ fromMs: shotMs, toMs, pictures, drawn }];
  });
}

function drawnPlaces({ sheet, board }: Shown): DrawnPlaces | null {
  if (!sheet && !board) return null;
  return { sheet: sheet && placeOf(sheet), board: board && placeOf(board) };
}

function drawnEdges({ fromMs, toMs }: Span): number[] {
  const count = Math.ceil((toMs - fromMs) / MOST_DRAWN_MS);
  return Array.from({ length: count }, (_, index) => fromMs + index * MOST_DRAWN_MS);
}

const isIn =
  ({ fromMs, toMs }: Span) =>
  (atMs: number): boolean =>
    atMs > fromMs && atMs < toMs;

/** The pieces of a track that are heard, each from when it is first heard until it is last. */
function soundsOf({ pieces }: FilmTrack, heard: readonly Span[], span: Span): FilmSound[] {
  return pieces.flatMap((piece) => {
    const spans = heard.flatMap((each) => within(each, span)).flatMap((each) => within(each, piece));
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const inFilm = ({ fromMs, toMs }: Span): Span => ({ fromMs: fromMs - span.fromMs, toMs: toMs - span.fromMs });
    return [
      {
        ...inFilm({ fromMs: first.fromMs, toMs: last.toMs }),
        file: piece.file,
        fileMs: first.fromMs - piece.startMs,
        heard: spans.map(inFilm),
      },
    ];
  });
}
