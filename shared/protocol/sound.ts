import { z } from 'zod';
import { SoundMode } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const soundRequests = {
  /** Tells everyone how the teacher's sound is carried. */
  'sound.choose': request({ by: ['teacher'], body: z.strictObject({ mode: SoundMode }), reply: z.object({}) }),
};

export const soundFacts = { 'sound.chosen': z.object({ mode: SoundMode }) };
