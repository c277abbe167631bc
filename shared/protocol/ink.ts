import { z } from 'zod';
import { InkPoints } from '../lesson/inkPoints.ts';
import { DrawnParts, Stroke, StrokeStyle, SurfaceKey } from '../lesson/inkState.ts';
import { OBSERVING, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** Strokes of which one request may tell. Fewer than a seat's deeds that are kept, so that each can be continued. */
export const MAX_PARTS = 32;
/** Strokes that one request may erase. */
export const MAX_ERASED = 512;

/** A part of a stroke as it is asked for. It says where it belongs, so that drawing it twice draws it once. */
const WantedPart = z.strictObject({
  /** Its number among the seat's strokes. */
  stroke: z.int().min(1),
  style: StrokeStyle,
  /** How many digits of the stroke's points are before these. */
  from: z.int().min(0),
  points: InkPoints,
});

const WantedParts = z
  .array(WantedPart)
  .min(1)
  .max(MAX_PARTS)
  .refine((parts) => parts.every(({ stroke }, index) => stroke > (parts[index - 1]?.stroke ?? 0)), 'in order');

const Numbers = z.array(z.int().min(0)).min(1).max(MAX_ERASED);

export const inkRequests = {
  /** Draws strokes or goes on with them, while they are being drawn. Only the teacher, and who has been given the pen. */
  'ink.draw': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ strokes: WantedParts }),
    reply: z.object({}),
  }),
  /** Takes strokes away, by their numbers on the surface. `goesOn`: with the same movement as those before. */
  'ink.erase': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ surface: SurfaceKey, at: Numbers, goesOn: z.boolean() }),
    reply: z.object({}),
  }),
  /** Takes back the last thing that the asking seat did on a surface. */
  'ink.undo': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ surface: SurfaceKey }),
    reply: z.object({}),
  }),
  /** Takes everything away from a surface. Can be undone. */
  'ink.clear': request({ by: ['teacher'], body: z.strictObject({ surface: SurfaceKey }), reply: z.object({}) }),
  /** Gives a classroom the pen, or with `null` takes it back. One has it at a time. */
  'ink.give-pen': request({
    by: ['teacher'],
    body: z.strictObject({ seatId: SeatId.nullable() }),
    reply: z.object({}),
  }),
  /** Strokes of a surface from a piece on, as they are after fact `seq`: the state that a seat gets comes without. */
  'ink.read': request({
    by: ['teacher', 'classroom', ...OBSERVING],
    body: z.strictObject({ surface: SurfaceKey, piece: z.int().min(0) }),
    reply: z.object({ seq: z.int(), pieces: z.array(z.array(Stroke)) }),
  }),
};

export const inkFacts = {
  /** Who drew is who caused it. A stroke with a number above the seat's last is new. */
  'ink.drew': DrawnParts,
  'ink.erased': z.object({ surface: SurfaceKey, at: z.array(z.int()), goesOn: z.boolean().optional() }),
  'ink.undone': z.object({ surface: SurfaceKey }),
  'ink.cleared': z.object({ surface: SurfaceKey }),
  'ink.pen-given': z.object({ seatId: SeatId.nullable() }),
};
