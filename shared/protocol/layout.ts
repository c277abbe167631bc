import { z } from 'zod';
import { LayoutName } from '../lesson/state.ts';
import { request } from './define.ts';

export const layoutRequests = {
  /** Holds a layout on every display; `null` lets it follow what happens. */
  'layout.hold': request({
    by: ['teacher'],
    body: z.strictObject({ layout: LayoutName.nullable() }),
    reply: z.object({}),
  }),
};

export const layoutFacts = { 'layout.held': z.object({ layout: LayoutName.nullable() }) };
