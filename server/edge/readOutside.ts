import type { z } from 'zod';

/** What was read: the value, or the first place that is wrong, from the outermost key on; none: all of it is. */
export type Outside<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly at: readonly PropertyKey[] };

/**
 * Reads what came from outside by its schema. Never throws: zod (4.6) itself trips over an object that has a length and
 * cannot be written as text, where a text or a list was expected.
 */
export function readOutside<T extends z.ZodType>(schema: T, raw: unknown): Outside<z.output<T>> {
  try {
    const { success, data, error } = schema.safeParse(raw);
    return success ? { ok: true, data } : { ok: false, at: error.issues[0]?.path ?? [] };
  } catch {
    return { ok: false, at: [] };
  }
}
