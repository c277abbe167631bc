import { z } from 'zod';
import { Reception } from '../lesson/receptionState.ts';
import { Rung } from '../lesson/rungState.ts';
import { LinkSample } from '../lesson/state.ts';
import { UplinkRung } from '../lesson/uplinkState.ts';
import { OBSERVING, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** A seat reports its line this often. */
export const LINK_REPORT_EVERY_MS = 5_000;

export const linkRequests = {
  /** What the seat's own browser measured since its last report. More than one each 3 s are not counted. */
  'link.report': request({
    by: ['teacher', 'classroom'],
    body: LinkSample.omit({ atMs: true, quality: true }).extend({ received: Reception.exactOptional() }).strict(),
    reply: z.object({}),
  }),
  /** How much of what the seat would send its line carries. More often than the line can change is refused. */
  'link.uplink': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ rung: UplinkRung }),
    reply: z.object({}),
  }),
  /** The server's clock, to know one's own offset. */
  'clock.read': request({
    by: ['teacher', 'classroom', 'assistant', ...OBSERVING],
    body: z.strictObject({}),
    reply: z.object({ serverAtMs: z.int() }),
  }),
};

const SeatSample = LinkSample.omit({ atMs: true }).extend({ seatId: SeatId });

export const linkFacts = {
  /** What seats have reported since the last of these; at most one each 5 s. */
  'links.sampled': z.object({ samples: z.array(SeatSample) }),
  /** The same of one seat, as earlier versions wrote it. */
  'link.sampled': SeatSample,
  /** What seats really saw and heard since the last of these. Kept for the replay; nobody is told it live. */
  'reception.sampled': z.object({ samples: z.array(Reception.extend({ seatId: SeatId })) }),
  /** The seat's line carries less than before, or more again. */
  'link.rung': z.object({ seatId: SeatId, rung: Rung }),
  /** The seat sends less than before because its line carries no more, or more again. */
  'link.uplink': z.object({ seatId: SeatId, rung: UplinkRung }),
};
