import { z } from 'zod';
import { ExportLanguage } from '../study/exports/words.ts';
import { Scheme } from '../study/scheme.ts';
import { SIGNED_IN, StudyId, TakeId } from '../vocabulary/index.ts';
import { transfer } from './transfer.ts';

/**
 * What a lesson and a study of it are written as for other programs: for ELAN, for a spreadsheet, for anything that reads
 * CSV, for BORIS, as a metadata track, for a learning record store, as all there is in JSON, and all of these in one ZIP.
 */
export const ExportFormat = z.enum(['xlsx', 'csv', 'eaf', 'boris', 'vtt', 'xapi', 'json', 'zip']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** The largest ELAN document that is read back, in bytes; an hour coded by two is a tenth of it. */
export const MAX_EAF_BYTES = 8 * 1_024 * 1_024;
/** At most this many of what does not fit are named of each coder. */
export const MAX_MISFITS_NAMED = 50;
/** At most this many tiers are named in a list. */
export const MAX_TIERS_NAMED = 100;

/** What of an ELAN document did not become a code, and why: see `Misfit` in `shared/study/exports`. */
const EafMisfit = z.object({
  tierId: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  value: z.string(),
  why: z.enum(['off-grid', 'unknown-code', 'two-codes', 'too-many', 'outside']),
});

/** What an ELAN document has for a scheme of a study. */
export const EafImport = z.object({
  coders: z.array(
    z.object({
      coder: z.string(),
      tierIds: z.array(z.string()).max(MAX_TIERS_NAMED),
      /** Intervals with codes, or events. */
      coded: z.int().min(0),
      /** Of these, those that the asker has coded otherwise, or events that theirs have near them: they are written over. */
      differing: z.int().min(0),
      misfits: z.array(EafMisfit).max(MAX_MISFITS_NAMED),
      misfitCount: z.int().min(0),
    }),
  ),
  /** Tiers that are not of this scheme. */
  otherTiers: z.array(z.string()).max(MAX_TIERS_NAMED),
  /** How many intervals or events were written; `null`: it was only looked at. */
  written: z.int().min(0).nullable(),
});
export type EafImport = z.infer<typeof EafImport>;

const query = z.strictObject({ language: ExportLanguage });

export const exportTransfers = {
  /**
   * The records of a take that has ended, as one file, for whoever may watch it: what happened, and the marks that they
   * see. Errors: `take.not-found`, `take.not-yours`, `take.not-ended`.
   */
  'takes.export': transfer({
    method: 'GET',
    path: '/api/takes/:takeId/exports/:format',
    by: SIGNED_IN,
    params: z.strictObject({ takeId: TakeId, format: ExportFormat }),
    query,
    reply: null,
  }),
  /**
   * The same with the codes of a study, for whoever is in it: one's own, and those of the others once all have submitted.
   * Errors: `study.not-found`, `study.not-yours`, and those of a take.
   */
  'studies.export': transfer({
    method: 'GET',
    path: '/api/studies/:studyId/exports/:format',
    by: SIGNED_IN,
    params: z.strictObject({ studyId: StudyId, format: ExportFormat }),
    query,
    reply: null,
  }),
  /**
   * Reads an ELAN document for a scheme of a study. Without `coder` nothing is written; with it what that annotator coded
   * is written on the asker's own sheet, which is begun if there is none. Errors: `eaf.unreadable`, `eaf.too-large`,
   * `eaf.no-coder`, and those of beginning and saving a sheet.
   */
  'sheets.import': transfer({
    method: 'PUT',
    path: '/api/studies/:studyId/imports/:scheme',
    by: SIGNED_IN,
    params: z.strictObject({ studyId: StudyId, scheme: Scheme.shape.key }),
    query: z.strictObject({ coder: z.string().max(500).optional() }),
    reply: EafImport,
  }),
};
