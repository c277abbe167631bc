import { z } from 'zod';
import { SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const audibleRequests = {
  /**
   * Says that the asker's microphone has begun or ceased to carry a voice. It is measured where the voice is, before
   * it is coded: the server lets no header extension through that would tell it how loud a packet is.
   */
  'audible.tell': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ audible: z.boolean() }),
    reply: z.object({}),
  }),
};

export const audibleFacts = {
  'audible.began': z.object({ seatId: SeatId }),
  'audible.ended': z.object({ seatId: SeatId }),
};
