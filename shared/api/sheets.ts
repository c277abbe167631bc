import { z } from 'zod';
import { Scheme } from '../study/scheme.ts';
import { AtMs, PersonId, SheetId, SIGNED_IN, StudyId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** At most this many intervals or events are saved at once. */
export const MAX_UNITS_SAVED = 200;
/** No lesson has more: 8 h of 1 s. */
const MAX_UNITS = 28_800;

/**
 * One interval of a sheet. Suggestions from the log are worked out where they are shown, and are kept only once a human
 * has confirmed them: whatever is on a sheet, somebody stands by it.
 */
export const CodedUnit = z.strictObject({
  /** Which interval, from 0. */
  unit: z.int().min(0).max(MAX_UNITS),
  /** Keys of the scheme's codes, as many as its intervals bear; none: what was written is taken back. */
  codes: z.array(z.string().max(8)).max(40),
  /** Whether a human wrote it, or confirmed what the log suggested. */
  source: z.enum(['human', 'log']),
  /**
   * How often this interval has been written. Who saves says the number that they build on: if it is another by now,
   * another window of theirs was first, and what that one wrote stays.
   */
  version: z.int().min(0),
});
export type CodedUnit = z.infer<typeof CodedUnit>;

/** At most this many events on a sheet. */
export const MAX_SHEET_EVENTS = 5_000;
/** No take is longer, in ms: 24 h. */
const MAX_TAKE_MS = 86_400_000;

/** Something that a rater saw happen: a moment, or a stretch from its beginning to its end. */
export const SheetEvent = z.strictObject({
  /** Made by whoever writes it: sent again, it is the same event. */
  eventId: z.uuid(),
  /** Key of one of the scheme's codes; `null`: it was taken back. */
  code: z.string().max(8).nullable(),
  /** When it was or began, in ms since the take began. */
  fromMs: z.int().min(0).max(MAX_TAKE_MS),
  /** When it ended; `null`: a moment, or a state that still goes on. */
  toMs: z.int().min(0).max(MAX_TAKE_MS).nullable(),
  /** As with intervals: how often it has been written, and who saves says what they build on. */
  version: z.int().min(0),
});
export type SheetEvent = z.infer<typeof SheetEvent>;

/** What one person coded with one scheme. */
export const Sheet = z.object({
  sheetId: SheetId,
  studyId: StudyId,
  personId: PersonId,
  name: z.string(),
  /** As it was when the study began. */
  scheme: Scheme,
  begunAtMs: AtMs,
  /** From then on nothing on it is changed. */
  submittedAtMs: AtMs.nullable(),
  /** Whether the asker may write on it. */
  mine: z.boolean(),
  /** Those that have been written, in order; of those that were taken back the version alone. */
  units: z.array(CodedUnit),
  /** In the order of their beginning; of those that were taken back the version alone counts. */
  events: z.array(SheetEvent),
});
export type Sheet = z.infer<typeof Sheet>;

const sheetParams = z.strictObject({ studyId: StudyId, sheetId: SheetId });

/** All of them refuse whoever is not in the study: `study.not-found`, `study.not-yours`; and unknown sheets: `sheet.not-found`. */
export const sheetsApi = {
  /**
   * One's own sheet for a scheme of the study; it is begun if there is none. Raters and leads. Errors: `study.no-scheme`,
   * `study.not-rater`, `study.archived`, `study.opened`.
   */
  'sheets.begin': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/sheets',
    by: SIGNED_IN,
    params: z.strictObject({ studyId: StudyId }),
    body: z.strictObject({ scheme: Scheme.shape.key }),
    reply: Sheet,
  }),
  /** A sheet: one's own, and those of the others once all have submitted. Errors: `sheet.blind`. */
  'sheets.read': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/sheets/:sheetId',
    by: SIGNED_IN,
    params: sheetParams,
    reply: Sheet,
  }),
  /**
   * Saves some intervals of one's own sheet; the same twice is harmless.
   *
   * @returns what is on the sheet now, of each interval that was sent: what another window wrote first has stayed.
   * Errors: `sheet.blind`, `sheet.not-yours`, `sheet.submitted`, `sheet.code-unknown`, `study.archived`.
   */
  'sheets.save': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/sheets/:sheetId/units',
    by: SIGNED_IN,
    params: sheetParams,
    body: z.strictObject({ units: z.array(CodedUnit).min(1).max(MAX_UNITS_SAVED) }),
    reply: z.object({ units: z.array(CodedUnit) }),
  }),
  /**
   * Saves some events of one's own sheet; the same twice is harmless.
   *
   * @returns what is on the sheet now of each event that was sent. Errors as for intervals, and `sheet.event-wrong`,
   * `sheet.full`.
   */
  'sheets.save-events': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/sheets/:sheetId/events',
    by: SIGNED_IN,
    params: sheetParams,
    body: z.strictObject({ events: z.array(SheetEvent).min(1).max(MAX_UNITS_SAVED) }),
    reply: z.object({ events: z.array(SheetEvent) }),
  }),
  /**
   * Ends the blind round for oneself, for good. Twice is harmless. Errors as for saving, and `take.not-ended`: what is
   * being recorded cannot have been coded whole.
   */
  'sheets.submit': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/sheets/:sheetId/submit',
    by: SIGNED_IN,
    params: sheetParams,
    reply: Sheet,
  }),
};
