import { z } from 'zod';
import { LinkSample } from '../lesson/state.ts';
import { SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** A seat reports its line this often. */
export const LINK_REPORT_EVERY_MS = 5_000;

export const linkRequests = {
  /** What the seat's own browser measured since its last report. */
  'link.report': request({
    by: ['teacher', 'classroom'],
    body: LinkSample.omit({ atMs: true, quality: true }).strict(),
    reply: z.object({}),
  }),
  /** The server's clock, to know one's own offset. */
  'clock.read': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({}),
    reply: z.object({ serverAtMs: z.int() }),
  }),
};

export const linkFacts = { 'link.sampled': LinkSample.omit({ atMs: true }).extend({ seatId: SeatId }) };
