import { z } from 'zod';
import { Scheme } from '../study/scheme.ts';
import { SchemeDraft } from '../study/schemeDraft.ts';
import { AtMs, OwnSchemeId, SIGNED_IN } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** At most this many schemes of one person. */
export const MAX_OWN_SCHEMES = 100;

/**
 * A coding scheme (编码方案) that somebody made. A study takes a copy of the edition that it begins with, so that no change
 * and no removal touches what was coded.
 */
export const OwnScheme = z.object({
  schemeId: OwnSchemeId,
  /** Whose it is, as they were called when they made it. */
  ownerName: z.string(),
  /** Whether the asker may change it. */
  mine: z.boolean(),
  /** Whether everybody of the district may use it. */
  shared: z.boolean(),
  changedAtMs: AtMs,
  /** As studies take it; its version grows with each change of what it says. */
  scheme: Scheme,
});
export type OwnScheme = z.infer<typeof OwnScheme>;

const schemeParams = z.strictObject({ schemeId: OwnSchemeId });

export const schemesApi = {
  /** One's own schemes and those that others share, newest change first. */
  'schemes.list': endpoint({
    method: 'GET',
    path: '/api/schemes',
    by: SIGNED_IN,
    reply: z.object({ schemes: z.array(OwnScheme) }),
  }),
  /** Errors: `scheme.too-many`. */
  'schemes.make': endpoint({
    method: 'POST',
    path: '/api/schemes',
    by: SIGNED_IN,
    body: z.strictObject({ draft: SchemeDraft, shared: z.boolean() }),
    reply: OwnScheme,
  }),
  /**
   * Makes a new edition of one's own scheme.
   *
   * @returns it as it is now. Errors: `scheme.not-found`, `scheme.not-yours`, `scheme.changed` (another window was first).
   */
  'schemes.change': endpoint({
    method: 'PUT',
    path: '/api/schemes/:schemeId',
    by: SIGNED_IN,
    params: schemeParams,
    body: z.strictObject({
      draft: SchemeDraft,
      shared: z.boolean(),
      /** The edition that this one was made of. */
      version: Scheme.shape.version,
    }),
    reply: OwnScheme,
  }),
  /** Removes one's own scheme; studies keep their copies. Errors: `scheme.not-found`, `scheme.not-yours`. */
  'schemes.remove': endpoint({
    method: 'DELETE',
    path: '/api/schemes/:schemeId',
    by: SIGNED_IN,
    params: schemeParams,
    reply: z.object({}),
  }),
};
