import { z } from 'zod';
import { AtMs, ClassroomId } from '../vocabulary/index.ts';

/** The longest message, in characters. */
export const MAX_MESSAGE_CHARS = 200;

/** A short text, on one line. */
export const MessageText = z
  .string()
  .trim()
  .min(1)
  .max(MAX_MESSAGE_CHARS)
  .regex(/^[^\p{Cc}]*$/u);

/** A message between the teacher and the phones of a classroom, or of all. */
export const Message = z.object({
  /** Grows from message to message of the lesson. */
  number: z.int().min(1),
  from: z.enum(['teacher', 'classroom']),
  /** The classroom that wrote it or that it is for; `null`: for all. */
  classroomId: ClassroomId.nullable(),
  text: MessageText,
  atMs: AtMs,
});
export type Message = z.infer<typeof Message>;
