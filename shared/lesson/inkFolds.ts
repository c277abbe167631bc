import type { FoldsOf } from './folds.ts';
import type { DrawnParts, InkDeed, InkState, SeatInk, Stroke, StrokeStyle, SurfaceInk } from './inkState.ts';
import { blankSurface, withChanged, withStroke } from './inkSurface.ts';

/** So many deeds a seat can undo; older ones stand. A request draws fewer strokes than this. */
const KEPT_DEEDS = 48;

type Part = { readonly stroke: number; readonly style: StrokeStyle | undefined; readonly points: string };

/** A seat's part in the ink, from before its first stroke on. */
export function inkOf({ seats }: InkState, seatId: string): SeatInk {
  return seats[seatId] ?? { lastStroke: 0, revision: 0, style: null, deeds: [] };
}

/** The deed by which a seat drew one of its newest strokes. */
export function drawnDeed({ deeds }: SeatInk, stroke: number): Extract<InkDeed, { kind: 'drew' }> | undefined {
  const found = deeds.findLast((deed) => deed.kind === 'drew' && deed.stroke === stroke);
  return found?.kind === 'drew' ? found : undefined;
}

/** Where in a seat's deeds the newest on a surface is; -1: there is none. */
export function lastDeedOn({ deeds }: SeatInk, surface: string): number {
  return deeds.findLastIndex((deed) => deed.surface === surface);
}

/** What has been drawn, and who may draw. */
export const inkFolds: FoldsOf<'ink.drew' | 'ink.erased' | 'ink.undone' | 'ink.cleared' | 'ink.pen-given'> = {
  'ink.drew': ({ ink }, drawn, { by }) => ({
    ink: partsOf(drawn).reduce((before, part) => withPart(before, by ?? '', part), counted(ink, by)),
  }),
  'ink.erased': ({ ink }, { surface, at, goesOn }, { by }) => ({
    ink: withDeed(onSurface(counted(ink, by), surface, hide(at, 1)), by, { kind: 'erased', surface, at }, goesOn),
  }),
  'ink.cleared': ({ ink }, { surface }, { by }) => {
    const { count } = surfaceOf(ink, surface);
    const cleared = onSurface(counted(ink, by), surface, (drawn) => ({ ...drawn, clears: [...drawn.clears, count] }));
    return { ink: withDeed(cleared, by, { kind: 'cleared', surface, count }, undefined) };
  },
  'ink.undone': ({ ink }, { surface }, { by }) => ({ ink: withUndone(counted(ink, by), by ?? '', surface) }),
  'ink.pen-given': ({ ink }, { seatId }) => ({ ink: { ...ink, penSeatId: seatId } }),
};

/** The parts in the order in which the strokes were begun: JavaScript keeps numbers so. */
function partsOf({ points, styles }: DrawnParts): Part[] {
  return Object.entries(points).map(([stroke, more]) => ({
    stroke: Number(stroke),
    style: styles?.[stroke],
    points: more,
  }));
}

const surfaceOf = ({ surfaces }: InkState, key: string): SurfaceInk => surfaces[key] ?? blankSurface;

function onSurface(ink: InkState, key: string, change: (surface: SurfaceInk) => SurfaceInk): InkState {
  return { ...ink, surfaces: { ...ink.surfaces, [key]: change(surfaceOf(ink, key)) } };
}

function onSeat(ink: InkState, seatId: string, change: (seat: SeatInk) => Partial<SeatInk>): InkState {
  const seat = inkOf(ink, seatId);
  return { ...ink, seats: { ...ink.seats, [seatId]: { ...seat, ...change(seat) } } };
}

const counted = (ink: InkState, by: string | null): InkState =>
  onSeat(ink, by ?? '', ({ revision }) => ({ revision: revision + 1 }));

const hide = (at: readonly number[], by: 1 | -1) => (surface: SurfaceInk) =>
  withChanged(surface, at, (stroke) => ({ ...stroke, hidden: stroke.hidden + by }));

function withPart(ink: InkState, seatId: string, { stroke, style, points }: Part): InkState {
  const seat = inkOf(ink, seatId);
  if (stroke <= seat.lastStroke) return withMore(ink, drawnDeed(seat, stroke), points);
  const chosen = style ?? seat.style;
  if (!chosen) return ink;
  const { surface, ...look } = chosen;
  const at = surfaceOf(ink, surface).count;
  const begun: Stroke = { ...look, points, hidden: 0 };
  return onSeat(
    onSurface(ink, surface, (drawn) => withStroke(drawn, begun)),
    seatId,
    ({ deeds }) => ({
      lastStroke: stroke,
      style: chosen,
      deeds: kept([...deeds, { kind: 'drew', surface, at, stroke }]),
    }),
  );
}

/** The rest of a stroke that was undone meanwhile is nothing any more. */
function withMore(ink: InkState, deed: ReturnType<typeof drawnDeed>, points: string): InkState {
  if (!deed) return ink;
  return onSurface(ink, deed.surface, (drawn) =>
    withChanged(drawn, [deed.at], (stroke) => ({ ...stroke, points: stroke.points + points })),
  );
}

/** One more deed; one that goes on becomes a part of the last, so that both are undone together. */
function withDeed(ink: InkState, by: string | null, deed: InkDeed, goesOn: boolean | undefined): InkState {
  return onSeat(ink, by ?? '', ({ deeds }) => {
    const last = deeds.at(-1);
    if (!goesOn || last?.kind !== 'erased' || deed.kind !== 'erased') return { deeds: kept([...deeds, deed]) };
    return { deeds: [...deeds.slice(0, -1), { ...last, at: [...last.at, ...deed.at] }] };
  });
}

const kept = (deeds: InkDeed[]): InkDeed[] => deeds.slice(-KEPT_DEEDS);

function withUndone(ink: InkState, seatId: string, key: string): InkState {
  const { deeds } = inkOf(ink, seatId);
  const index = lastDeedOn(inkOf(ink, seatId), key);
  const deed = deeds[index];
  if (!deed) return ink;
  const rest = onSeat(ink, seatId, () => ({ deeds: deeds.filter((_deed, at) => at !== index) }));
  return onSurface(rest, key, (surface) => takenBack(surface, deed));
}

function takenBack(surface: SurfaceInk, deed: InkDeed): SurfaceInk {
  if (deed.kind === 'drew') return hide([deed.at], 1)(surface);
  if (deed.kind === 'erased') return hide(deed.at, -1)(surface);
  const index = surface.clears.lastIndexOf(deed.count);
  return { ...surface, clears: surface.clears.filter((_count, at) => at !== index) };
}
