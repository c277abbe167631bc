import { z } from 'zod';
import { Scheme } from '../study/scheme.ts';
import { AtMs, PersonId, SIGNED_IN, StudyId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { CodedUnit, MAX_UNITS_SAVED } from './sheets.ts';

/** What raters and leads decided together for an interval on which their sheets differ. */
const AgreedDecision = z.object({
  /** No codes: it was decided, and taken back. Its `version` says how often it was written. */
  ...CodedUnit.omit({ source: true }).shape,
  /** Whoever wrote it last. */
  byPersonId: PersonId,
  byName: z.string(),
  atMs: AtMs,
});
export type AgreedDecision = z.infer<typeof AgreedDecision>;

const agreedParams = z.strictObject({ studyId: StudyId, scheme: Scheme.shape.key });

/**
 * The agreed sheet of a study and scheme: decisions alone, by interval. What all wrote alike is on their sheets, which
 * nothing here touches. All refuse whoever is not in the study (`study.not-found`, `study.not-yours`), unknown schemes
 * (`study.no-scheme`) and a blind round that goes on (`sheet.blind`).
 */
export const agreedApi = {
  /** What has been decided, by interval. */
  'agreed.read': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/agreed/:scheme',
    by: SIGNED_IN,
    params: agreedParams,
    reply: z.object({
      decisions: z.array(AgreedDecision),
      /** Intervals on which the sheets differ, and that are still to be decided. */
      open: z.int().min(0),
      /** Whether the asker may decide: raters and leads of a study that goes on. */
      mayDecide: z.boolean(),
    }),
  }),
  /**
   * Decides some intervals. Each says the version that it builds on: whoever was first keeps it, and the same twice is
   * harmless.
   *
   * @returns what is decided now, of each interval that was sent. Errors: `study.not-rater`, `study.archived`,
   * `sheet.code-unknown`.
   */
  'agreed.decide': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/agreed/:scheme',
    by: SIGNED_IN,
    params: agreedParams,
    body: z.strictObject({
      units: z
        .array(CodedUnit.omit({ source: true }))
        .min(1)
        .max(MAX_UNITS_SAVED),
    }),
    reply: z.object({ decisions: z.array(AgreedDecision) }),
  }),
};
