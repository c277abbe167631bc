import type { z } from 'zod';
import type { Role } from '../vocabulary/index.ts';

/** One entry of the REST contract that carries a file: as its body when `reply` is set, as its answer otherwise. */
export type Transfer = {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly by: readonly Role[];
  readonly params: z.ZodType<Record<string, unknown>>;
  readonly query: z.ZodType<Record<string, unknown>>;
  readonly reply: z.ZodType | null;
};

/** Declares the transfer of a file. */
export function transfer<const Given extends Transfer>(given: Given): Given {
  return given;
}
