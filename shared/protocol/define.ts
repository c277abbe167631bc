import type { z } from 'zod';
import type { Role } from '../vocabulary/index.ts';

/** One request of the socket contract. */
export type RequestDefinition = {
  /** Who may ask: the first gate. "Is this your lesson" is the feature's. */
  readonly by: readonly Role[];
  readonly body: z.ZodType;
  readonly reply: z.ZodType;
};

/** Declares a request. Present tense: what somebody wants. */
export function request<const Definition extends RequestDefinition>(definition: Definition): Definition {
  return definition;
}
