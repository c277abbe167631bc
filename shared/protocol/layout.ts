import { z } from 'zod';
import { LayoutName } from '../lesson/state.ts';
import { ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const layoutRequests = {
  /** Holds a layout on every display; `null` lets it follow what happens. */
  'layout.hold': request({
    by: ['teacher'],
    body: z.strictObject({ layout: LayoutName.nullable() }),
    reply: z.object({}),
  }),
  /** Holds a layout on the display of the caller's own classroom, until the teacher holds another; `null` lets go. */
  'layout.hold-own': request({
    by: ['classroom', 'assistant'],
    body: z.strictObject({ layout: LayoutName.nullable() }),
    reply: z.object({}),
  }),
};

export const layoutFacts = {
  'layout.held': z.object({ layout: LayoutName.nullable() }),
  'layout.held-own': z.object({ classroomId: ClassroomId, layout: LayoutName.nullable() }),
};
