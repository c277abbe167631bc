import { z } from 'zod';

/** What a child is called, as somebody types it: no control characters, and none that turn the text around. */
export const personalName = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u);
