import { z } from 'zod';
import { LinkSample } from '../lesson/state.ts';
import { SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** A seat reports its line this often. */
export const LINK_REPORT_EVERY_MS = 5_000;

export const linkRequests = {
  /** What the seat's own browser measured since its last report. More than one each 3 s are not counted. */
  'link.report': request({
    by: ['teacher', 'classroom'],
    body: LinkSample.omit({ atMs: true, quality: true }).strict(),
    reply: z.object({}),
  }),
  /** The server's clock, to know one's own offset. */
  'clock.read': request({
    by: ['teacher', 'classroom', 'assistant'],
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
};
