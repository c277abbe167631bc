import { AppError } from '../errors/index.ts';
import type { Body, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { drawnDeed, inkOf, lastDeedOn } from './inkFolds.ts';
import { MAX_STROKE_DIGITS } from './inkPoints.ts';
import type { DrawnParts, InkState, SeatInk, StrokeStyle } from './inkState.ts';
import { blankSurface, isAnythingSeen, isSeen, strokeAt, unread } from './inkSurface.ts';
import type { LessonState, Seat } from './state.ts';

/** Strokes that one surface may hold. */
const MAX_STROKES = 20_000;

type WantedPart = Body<'ink.draw'>['strokes'][number];
type Author = Pick<Seat, 'seatId' | 'role'>;

/** Whether a seat may draw now. */
export function mayDraw(state: LessonState, { seatId, role }: Author): boolean {
  return state.phase === 'live' && (role === 'teacher' || state.ink.penSeatId === seatId);
}

/** What a seat may ask to be done with ink. */
export type InkRequest = 'ink.draw' | 'ink.erase' | 'ink.undo' | 'ink.clear';
/** Such a request and what it asks for. */
export type InkWish<N extends InkRequest = InkRequest> = { [K in N]: { readonly name: K; readonly body: Body<K> } }[N];

type InkRules = {
  readonly [N in InkRequest]: (state: LessonState, self: Author, body: Body<N>) => NewFact[];
};

/**
 * What comes of a wish. Pure, so that a screen can show what it asks for before the answer is there.
 * Errors: `lesson.not-live`, `ink.no-pen`; to draw also `ink.no-surface`, `ink.full`.
 */
export function inkFactsOf<N extends InkRequest>(
  state: LessonState,
  self: Author,
  { name, body }: InkWish<N>,
): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  if (!mayDraw(state, self)) throw new AppError('ink.no-pen');
  const rule: InkRules[N] = rules[name];
  return rule(state, self, body);
}

const rules: InkRules = {
  /** Parts that are there already, and parts of strokes that were undone, change nothing. */
  'ink.draw': (state, self, { strokes }) => {
    const parts = newParts(state, inkOf(state.ink, self.seatId), strokes);
    return Object.keys(parts.points).length > 0 ? [{ type: 'ink.drew', data: parts }] : [];
  },
  'ink.erase': (state, _self, { surface, at, goesOn }) => {
    const drawn = state.ink.surfaces[surface] ?? blankSurface;
    const seen = [...new Set(at)].filter((number) => isSeen(drawn, number));
    if (seen.length === 0) return [];
    return [{ type: 'ink.erased', data: { surface, at: seen, ...(goesOn ? { goesOn } : {}) } }];
  },
  'ink.undo': (state, self, { surface }) =>
    mayUndo(state.ink, self.seatId, surface) ? [{ type: 'ink.undone', data: { surface } }] : [],
  'ink.clear': (state, _self, { surface }) => {
    const drawn = state.ink.surfaces[surface];
    return drawn && isAnythingSeen(drawn) ? [{ type: 'ink.cleared', data: { surface } }] : [];
  },
};

/** Whether a seat has done something on a surface that it can undo. */
export function mayUndo(ink: InkState, seatId: string, surface: string): boolean {
  return lastDeedOn(inkOf(ink, seatId), surface) >= 0;
}

/** Gives a classroom the pen. Errors: `lesson.not-live`, `seat.not-found`, `floor.not-a-classroom`. */
export function givePen(state: LessonState, seatId: SeatId | null): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  if (seatId !== null) {
    const seat = state.seats[seatId];
    if (!seat || seat.presence === 'left') throw new AppError('seat.not-found', { seatId });
    if (seat.role !== 'classroom') throw new AppError('floor.not-a-classroom', { seatId });
  }
  return state.ink.penSeatId === seatId ? [] : [{ type: 'ink.pen-given', data: { seatId } }];
}

/** A seat that is left gives the pen back. */
export function returnPen(state: LessonState, seatId: SeatId): NewFact[] {
  return state.ink.penSeatId === seatId ? [{ type: 'ink.pen-given', data: { seatId: null } }] : [];
}

/** The state as it is given to a seat: without the strokes, which are read surface by surface when they are shown. */
export function withInkUnread(state: LessonState): LessonState {
  const surfaces = Object.entries(state.ink.surfaces).map(([key, surface]) => [key, unread(surface)] as const);
  return { ...state, ink: { ...state.ink, surfaces: Object.fromEntries(surfaces) } };
}

function newParts(state: LessonState, seat: SeatInk, wanted: readonly WantedPart[]): DrawnParts {
  const points: DrawnParts['points'] = {};
  const styles: NonNullable<DrawnParts['styles']> = {};
  let { style } = seat;
  for (const part of wanted) {
    if (part.stroke <= seat.lastStroke) {
      const more = missing(state, seat, part);
      if (more !== '') points[part.stroke] = more;
    } else if (part.from === 0) {
      mustFit(state, part.style);
      points[part.stroke] = part.points;
      if (style === null || !isSameStyle(style, part.style)) styles[part.stroke] = part.style;
      ({ style } = part);
    }
  }
  return Object.keys(styles).length > 0 ? { points, styles } : { points };
}

/** What a known stroke does not have yet of a part. */
function missing({ ink }: LessonState, seat: SeatInk, { stroke, from, points }: WantedPart): string {
  const deed = drawnDeed(seat, stroke);
  const surface = deed && ink.surfaces[deed.surface];
  const known = surface && strokeAt(surface, deed.at);
  if (!known || from > known.points.length) return '';
  const rest = points.slice(known.points.length - from);
  return known.points.length + rest.length > MAX_STROKE_DIGITS ? '' : rest;
}

function mustFit(state: LessonState, { surface }: StrokeStyle): void {
  if (!isInLesson(state, surface)) throw new AppError('ink.no-surface', { surface });
  if ((state.ink.surfaces[surface]?.count ?? 0) >= MAX_STROKES) throw new AppError('ink.full', { surface });
}

/** There are always boards; pages come with their deck. */
function isInLesson({ decks }: LessonState, key: string): boolean {
  const [deckId = '', page = ''] = key.split('/');
  return deckId === 'board' || Number(page) <= (decks[deckId]?.pages ?? 0);
}

function isSameStyle(one: StrokeStyle, other: StrokeStyle): boolean {
  return (
    one.surface === other.surface && one.tool === other.tool && one.colour === other.colour && one.width === other.width
  );
}
