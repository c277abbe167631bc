import { z } from 'zod';
import { SeatId } from '../vocabulary/index.ts';
import { InkPoints } from './inkPoints.ts';

/** What `surfaceKey` makes: the name of a surface. */
export const SurfaceKey = z.string().regex(/^(?:board\/[1-9]|dck_[0-9a-z]{16}\/[1-9]\d{0,2})$/);

/** With what a stroke is drawn. Shapes reach from the first point of their stroke to the last. */
export const InkTool = z.enum(['pen', 'highlighter', 'line', 'arrow', 'rectangle', 'ellipse']);
export type InkTool = z.infer<typeof InkTool>;

/** The colours there are, by name: how they look is the screen's affair. */
export const InkColour = z.enum(['black', 'red', 'blue', 'green', 'orange']);
export type InkColour = z.infer<typeof InkColour>;

/** How thick a stroke is. */
export const InkWidth = z.enum(['thin', 'medium', 'thick']);
export type InkWidth = z.infer<typeof InkWidth>;

/** Where a stroke is and how it looks. */
export const StrokeStyle = z.strictObject({ surface: SurfaceKey, tool: InkTool, colour: InkColour, width: InkWidth });
export type StrokeStyle = z.infer<typeof StrokeStyle>;

/** A stroke on a surface. */
export const Stroke = z.object({
  tool: InkTool,
  colour: InkColour,
  width: InkWidth,
  points: z.string(),
  /** How many deeds hide it: it is seen at 0. */
  hidden: z.int().min(0),
});
export type Stroke = z.infer<typeof Stroke>;

/** Strokes are kept in pieces of so many, so that one more copies a piece and not the page. */
export const PIECE = 64;

/** What has been drawn on one surface. */
export const SurfaceInk = z.object({
  /** How many strokes there ever were on it: their numbers go from 0 to below this. */
  count: z.int().min(0),
  /** For each time it was cleared: how many strokes there were then. */
  clears: z.array(z.int().min(0)),
  /** The strokes in pieces. `null`: not read yet; that is so only on screens that came later. */
  pieces: z.array(z.array(Stroke).nullable()),
});
export type SurfaceInk = z.infer<typeof SurfaceInk>;

/** What a seat has done with ink and may undo. Strokes are named by their number on the surface. */
const InkDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drew'), surface: SurfaceKey, at: z.int(), stroke: z.int() }),
  z.object({ kind: z.literal('erased'), surface: SurfaceKey, at: z.array(z.int()) }),
  z.object({ kind: z.literal('cleared'), surface: SurfaceKey, count: z.int() }),
]);
export type InkDeed = z.infer<typeof InkDeed>;

/** One seat's part in the ink. */
export const SeatInk = z.object({
  /** Its strokes are numbered from 1; the number of the newest. */
  lastStroke: z.int().min(0),
  /** Grows with each of its facts, so that it can tell whether a wish of its own has come true. */
  revision: z.int().min(0),
  /** How its newest stroke looks: the next looks the same unless it says otherwise. */
  style: StrokeStyle.nullable(),
  /** Its newest deeds, oldest first. */
  deeds: z.array(InkDeed),
});
export type SeatInk = z.infer<typeof SeatInk>;

/** All ink (板书) of a lesson. */
export const InkState = z.object({
  /** The classroom that has been given the pen. */
  penSeatId: SeatId.nullable(),
  surfaces: z.record(z.string(), SurfaceInk),
  seats: z.record(z.string(), SeatInk),
});
export type InkState = z.infer<typeof InkState>;

/** Nothing drawn yet. */
export const noInk: InkState = { penSeatId: null, surfaces: {}, seats: {} };

/** Something for strokes of one seat, by their numbers. */
const byStroke = <Schema extends z.ZodType>(schema: Schema) => z.record(z.string().regex(/^[1-9]\d*$/), schema);

/** Parts of strokes as they are told. Many of them travel: it is as short as can be while one can still read it. */
export const DrawnParts = z.object({
  /** Points that come behind those that there are. */
  points: byStroke(InkPoints),
  /** How new strokes look that look otherwise than the seat's last. */
  styles: byStroke(StrokeStyle).optional(),
});
export type DrawnParts = z.infer<typeof DrawnParts>;
