import { z } from 'zod';
import { Timer } from '../lesson/classToolsState.ts';
import { AtMs } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const timerRequests = {
  /** Starts a countdown of `forMs`, or a stopwatch (`null`), on all screens. The one before it is over. */
  'timer.start': request({
    by: ['teacher'],
    body: z.strictObject({ forMs: z.int().min(5_000).max(7_200_000).nullable() }),
    reply: z.object({}),
  }),
  /** Gives a countdown more time. One that is over goes on from now. */
  'timer.extend': request({
    by: ['teacher'],
    body: z.strictObject({ byMs: z.int().min(5_000).max(600_000) }),
    reply: z.object({}),
  }),
  /** Takes the clock away. */
  'timer.stop': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({}) }),
};

export const timerFacts = {
  'timer.started': Timer,
  'timer.extended': z.object({ endsAtMs: AtMs }),
  'timer.stopped': z.object({}),
};
