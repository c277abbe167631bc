import { z } from 'zod';
import { Rubric } from '../study/rubric/rubric.ts';
import { SheetFault } from '../study/rubric/sheet/sheetFaults.ts';
import { ADMINISTRATORS, AtMs, RubricId, SIGNED_IN } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** Rubrics of one person at most. */
export const MAX_RUBRICS = 100;
/** Bytes of a workbook that is read at most: it travels within a request of 64 KiB as base64. */
export const MAX_SHEET_BYTES = 45_000;

/** Who finds a rubric beside its owner: nobody, the people of the owner's school, or everybody. */
export const RubricAudience = z.enum(['private', 'school', 'district']);
export type RubricAudience = z.infer<typeof RubricAudience>;

/** A rubric in a list. */
export const RubricSummary = z.object({
  rubricId: RubricId,
  label: Rubric.shape.label,
  scoring: Rubric.shape.scoring,
  points: Rubric.shape.points,
  /** How many items it has. */
  items: z.int().min(0),
  /** Whether it can be scored with. */
  ready: z.boolean(),
  audience: RubricAudience,
  ownerName: z.string(),
  /** Whether it is the asker's. */
  mine: z.boolean(),
  /** Grows when what a study has taken is changed: studies keep the edition that they took. */
  edition: z.int().min(1),
  changedAtMs: AtMs,
});
export type RubricSummary = z.infer<typeof RubricSummary>;

/** A rubric as it is kept. */
export const KeptRubric = z.object({
  ...RubricSummary.shape,
  rubric: Rubric,
  /** Grows with each saving: who saves names the one that they build on. */
  version: z.int().min(1),
});
export type KeptRubric = z.infer<typeof KeptRubric>;

const rubricParams = z.strictObject({ rubricId: RubricId });
const Base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .max(Math.ceil(MAX_SHEET_BYTES / 3) * 4);

/** All with a `rubricId` refuse whoever is not shown the rubric: `rubric.not-found`. */
export const rubricsApi = {
  /** One's own, those of one's school and those of the district; newest first. */
  'rubrics.list': endpoint({
    method: 'GET',
    path: '/api/rubrics',
    by: SIGNED_IN,
    reply: z.object({ rubrics: z.array(RubricSummary) }),
  }),
  'rubrics.read': endpoint({
    method: 'GET',
    path: '/api/rubrics/:rubricId',
    by: SIGNED_IN,
    params: rubricParams,
    reply: KeptRubric,
  }),
  /** Keeps a rubric as one's own; it need not be ready to be scored with. Errors: `rubric.too-many`. */
  'rubrics.create': endpoint({
    method: 'POST',
    path: '/api/rubrics',
    by: SIGNED_IN,
    body: z.strictObject({ rubric: Rubric }),
    reply: KeptRubric,
  }),
  /** Saves one's own. Errors: `rubric.not-yours`, `rubric.changed` when another window was first. */
  'rubrics.save': endpoint({
    method: 'PUT',
    path: '/api/rubrics/:rubricId',
    by: SIGNED_IN,
    params: rubricParams,
    body: z.strictObject({ rubric: Rubric, version: KeptRubric.shape.version }),
    reply: KeptRubric,
  }),
  /**
   * Says who finds it. Administrators, of their own and of those that are shared within their reach; for the district the
   * district's alone. Errors: `rubric.not-yours`, `rubric.faulty`.
   */
  'rubrics.share': endpoint({
    method: 'PUT',
    path: '/api/rubrics/:rubricId/audience',
    by: ADMINISTRATORS,
    params: rubricParams,
    body: z.strictObject({ audience: RubricAudience }),
    reply: KeptRubric,
  }),
  /** Removes one's own; studies keep what they took. Errors: `rubric.not-yours`. */
  'rubrics.remove': endpoint({
    method: 'DELETE',
    path: '/api/rubrics/:rubricId',
    by: SIGNED_IN,
    params: rubricParams,
  }),
  /** A rubric as an XLSX workbook, in base64. */
  'rubrics.write-sheet': endpoint({
    method: 'POST',
    path: '/api/rubrics/write-sheet',
    by: SIGNED_IN,
    body: z.strictObject({ rubric: Rubric }),
    reply: z.object({ xlsx: z.string() }),
  }),
  /** Reads such a workbook, also after a person has edited it; nothing is kept. Errors: `rubric.unreadable`. */
  'rubrics.read-sheet': endpoint({
    method: 'POST',
    path: '/api/rubrics/read-sheet',
    by: SIGNED_IN,
    body: z.strictObject({ xlsx: Base64 }),
    reply: z.object({
      rubric: Rubric.nullable(),
      /** What could not be read, by sheet, row from 1 and column letter. */
      faults: z.array(SheetFault),
    }),
  }),
};
