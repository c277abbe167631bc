import { z } from 'zod';
import { AtMs } from '../vocabulary/index.ts';

/**
 * How much of the lesson a seat's line carries, by MEDIA.md's ladder: 0 everything as it is drawn; 1 small pictures as
 * small as can be; 2 the large picture alone; 3 that one a size smaller; 4 that one as small as can be, with as few frames
 * as need be, and thin sound; 5 thin sound, pages and ink without any picture; 6 pages and ink alone.
 */
export const Rung = z.literal([0, 1, 2, 3, 4, 5, 6]);
export type Rung = z.infer<typeof Rung>;

/** All rungs, the best first. */
export const RUNGS = [0, 1, 2, 3, 4, 5, 6] as const satisfies readonly Rung[];

/** The rungs on which pictures are sent, the best first. */
export const PICTURE_RUNGS = [0, 1, 2, 3, 4] as const satisfies readonly Rung[];

/** Where a seat stands on the ladder, and since when. A seat that is not named stands at the top. */
export const RungHeld = z.object({ rung: Rung, sinceAtMs: AtMs });
export type RungHeld = z.infer<typeof RungHeld>;
