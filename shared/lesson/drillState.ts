import { z } from 'zod';
import { AtMs, ClassroomId, DrillId, SeatId } from '../vocabulary/index.ts';

/**
 * What can be broken on purpose: the media worker of the lesson ends or hangs, the recorder ends, a seat's line to the
 * server is cut, its media path breaks, only TCP is left for it, its line carries little, or its clock is hours wrong.
 */
export const DrillFault = z.enum([
  'worker-kill',
  'worker-hang',
  'recorder-kill',
  'signal-drop',
  'media-drop',
  'force-tcp',
  'bandwidth',
  'clock-offset',
]);
export type DrillFault = z.infer<typeof DrillFault>;

/** Faults that hit one seat or all; the others hit the whole lesson. */
export const SEAT_FAULTS: readonly DrillFault[] = [
  'signal-drop',
  'media-drop',
  'force-tcp',
  'bandwidth',
  'clock-offset',
];

/** Faults that only displays have; the teacher's own line is left alone. */
export const DISPLAY_FAULTS: readonly DrillFault[] = ['bandwidth', 'clock-offset'];

/** Why a drill ended: all was tried, somebody stopped it, the lesson ended, or the server was gone. */
export const DrillEnd = z.enum(['done', 'stopped', 'lesson', 'restart']);
export type DrillEnd = z.infer<typeof DrillEnd>;

/** By what a seat's picture and sound came back. */
export const CameBack = z.enum(['ice-restart', 'new-transports', 'tcp', 'rejoined']);
export type CameBack = z.infer<typeof CameBack>;

/** Nothing is measured for longer than this, in ms. */
const LONGEST_MS = 600_000;
const GapMs = z.int().min(0).max(LONGEST_MS);

/** What a seat's own browser measured around one fault. */
export const DrillMeasure = z.strictObject({
  /** The longest time without a new picture, in ms; `null`: no picture had been moving before. */
  pictureMs: GapMs.nullable(),
  /** The longest time without a packet of sound, in ms; `null`: no sound had come before. */
  soundMs: GapMs.nullable(),
  /** How long the line to the server was gone, in ms. */
  lineMs: GapMs,
  /** Whether all pictures and sounds that had come before came again. */
  isBack: z.boolean(),
  cameBack: z.array(CameBack).max(CameBack.options.length),
});
export type DrillMeasure = z.infer<typeof DrillMeasure>;

/** The drill that goes on in a lesson, or the last one. What was measured is read from the log itself. */
export const Drill = z.object({
  drillId: DrillId,
  beganAtMs: AtMs,
  /** `null`: it goes on. */
  endedAtMs: AtMs.nullable(),
  faults: z.array(DrillFault),
  /** Whose seat is hit by faults of a seat; `null`: every one. */
  classroomId: ClassroomId.nullable(),
  /** How many of the faults have been made so far. */
  begun: z.int().min(0),
  /** The last of them is being watched. */
  isOpen: z.boolean(),
  /** Who was there when it was made, and who of them has reported. */
  seats: z.array(SeatId),
  reported: z.array(SeatId),
});
export type Drill = z.infer<typeof Drill>;
