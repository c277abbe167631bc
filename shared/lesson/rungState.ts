import { z } from 'zod';
import { AtMs } from '../vocabulary/index.ts';

/**
 * How much of the lesson a seat's line carries, by MEDIA.md's ladder: 0 everything, 5 sound, pages and ink without any
 * picture. What lies between is the media engine's affair: it sends smaller pictures by its own estimate of the line.
 */
export const Rung = z.union([z.literal(0), z.literal(5)]);
export type Rung = z.infer<typeof Rung>;

/** Where a seat stands on the ladder, and since when. A seat that is not named stands at the top. */
export const RungHeld = z.object({ rung: Rung, sinceAtMs: AtMs });
export type RungHeld = z.infer<typeof RungHeld>;
