import { randomBytes } from 'node:crypto';
import type { z } from 'zod';

const SYMBOLS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes a fresh id that `schema` accepts, e.g. `newId(LessonId, idPrefixes.lesson)`. 80 random bits. */
export function newId<Schema extends z.ZodType>(schema: Schema, prefix: string): z.output<Schema> {
  let body = '';
  for (const byte of randomBytes(16)) body += SYMBOLS[byte & 31];
  return schema.parse(`${prefix}_${body}`);
}
