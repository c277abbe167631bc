import { z } from 'zod';
import { AtMs, BuzzerId, ClassroomId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const buzzerRequests = {
  /** Lets classrooms race for the answer, from a moment on that lies a little ahead. A round before it is over. */
  'buzzer.open': request({
    by: ['teacher'],
    body: z.strictObject({}),
    reply: z.object({ buzzerId: BuzzerId, opensAtMs: AtMs }),
  }),
  /** Presses for the caller's classroom. `pressedAtMs` is by the server's clock, as the client knows it. */
  'buzzer.press': request({
    by: ['classroom', 'assistant'],
    body: z.strictObject({ buzzerId: BuzzerId, pressedAtMs: AtMs }),
    reply: z.object({}),
  }),
  'buzzer.close': request({
    by: ['teacher'],
    body: z.strictObject({ buzzerId: BuzzerId }),
    reply: z.object({}),
  }),
};

export const buzzerFacts = {
  'buzzer.opened': z.object({ buzzerId: BuzzerId, opensAtMs: AtMs }),
  'buzzer.pressed': z.object({ buzzerId: BuzzerId, classroomId: ClassroomId, pressedAtMs: AtMs }),
  'buzzer.won': z.object({ buzzerId: BuzzerId, classroomId: ClassroomId }),
  'buzzer.closed': z.object({ buzzerId: BuzzerId }),
};
