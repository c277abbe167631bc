import { z } from 'zod';
import { Role } from '../vocabulary/index.ts';

/** One entry of the REST contract. Everything else (routes, gate, typed client, documentation) is derived from it. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Express-style path; each `:name` is a key of `params`. */
  readonly path: string;
  /** Who may call. The first gate; "is this your school" is the feature's. */
  readonly by: readonly Role[];
  readonly params: z.ZodType<Record<string, unknown>>;
  /** Query string; values arrive as text. */
  readonly query: z.ZodType<Record<string, unknown>>;
  readonly body: z.ZodType;
  readonly reply: z.ZodType;
};

/** Everyone, signed in or not. */
export const ANYONE = Role.options;

/** No fields at all: unknown ones are refused. */
const Nothing = z.strictObject({});

const NOTHING_ASKED = { params: Nothing, query: Nothing, body: Nothing, reply: Nothing };

/** An endpoint in which what was left out takes nothing. (A plain spread would give every field both types at once.) */
type Completed<Given> = Omit<typeof NOTHING_ASKED, keyof Given> & Given;

/** Declares an endpoint; what it leaves out takes nothing. */
export function endpoint<const Given extends Partial<Endpoint> & Pick<Endpoint, 'method' | 'path' | 'by'>>(
  given: Given,
): Completed<Given> {
  return { ...NOTHING_ASKED, ...given };
}
