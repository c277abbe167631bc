import { z } from 'zod';
import { GuardMode } from '../lesson/state.ts';
import { request } from './define.ts';

export const guardRequests = {
  /** Chooses whether classrooms on stage together speak one at a time, or all at once. */
  'guard.choose': request({ by: ['teacher'], body: z.strictObject({ mode: GuardMode }), reply: z.object({}) }),
};

export const guardFacts = { 'guard.chosen': z.object({ mode: GuardMode }) };
