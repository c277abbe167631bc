import { z } from 'zod';
import { AtMs } from '../vocabulary/index.ts';

/**
 * How much of what a seat would send its line carries, as its own browser judges it: 0 everything, 1 pictures without
 * their largest size, 2 only their smallest size, 3 that with few frames a second, 4 sound only, 5 thin sound only.
 */
export const UplinkRung = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type UplinkRung = z.infer<typeof UplinkRung>;

/** Where a seat stands, and since when. A seat that is not named sends everything. */
export const UplinkHeld = z.object({ rung: UplinkRung, sinceAtMs: AtMs });
export type UplinkHeld = z.infer<typeof UplinkHeld>;
