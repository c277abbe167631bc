import { z } from 'zod';
import { Surface } from '../lesson/surfaceState.ts';
import { request } from './define.ts';

export const surfaceRequests = {
  /** Shows a page or a blank board on every screen; `null` shows pictures again. Showing twice is harmless. */
  'surface.show': request({
    by: ['teacher'],
    body: z.strictObject({ surface: Surface.nullable() }),
    reply: z.object({}),
  }),
};

export const surfaceFacts = { 'surface.shown': z.object({ surface: Surface.nullable() }) };
