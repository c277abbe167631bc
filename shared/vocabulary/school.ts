import { z } from 'zod';

/** School subjects (学科). Music, art, English and science are what is taught across campuses most. */
export const Subject = z.enum([
  'music',
  'art',
  'english',
  'science',
  'chinese',
  'mathematics',
  'morality',
  'pe',
  'it',
  'labour',
  'other',
]);
export type Subject = z.infer<typeof Subject>;

/** Grade (年级): 1–6 primary, 7–9 junior, 10–12 senior. */
export const Grade = z.int().min(1).max(12);
export type Grade = z.infer<typeof Grade>;

/** A name that people read: trimmed, 1–60 characters, no control characters. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]*$/u);

/** Unix time in milliseconds, on the server's clock. */
export const AtMs = z.int().min(0);
