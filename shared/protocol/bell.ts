import { z } from 'zod';
import { request } from './define.ts';

export const bellRequests = {
  /** Rings on all displays and asks for attention. A second ring within 3 s is the same one. */
  'bell.ring': request({ by: ['teacher'], body: z.strictObject({}), reply: z.object({}) }),
};

export const bellFacts = { 'bell.rang': z.object({}) };
