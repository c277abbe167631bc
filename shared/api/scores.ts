import { z } from 'zod';
import { Rubric, RubricAnswer, RubricNode } from '../study/rubric/rubric.ts';
import { ShippedRubric } from '../study/rubric/shipped/catalogue.ts';
import { AtMs, MarkId, PersonId, RubricId, SIGNED_IN, StudyId, StudyRubricId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** Rubrics of a study at most. */
export const MAX_STUDY_RUBRICS = 4;
/** Stretches that stand behind one answer at most. */
export const MAX_EVIDENCE = 20;
/** Answers that are saved at once at most. */
export const MAX_SCORES_SAVED = 40;
/** No take is longer, in ms. */
const MAX_LESSON_MS = 28_800_000;

const LessonMs = z.int().min(0).max(MAX_LESSON_MS);

/** What an answer rests on: a stretch of the take, or a mark on it. */
export const Evidence = z
  .strictObject({
    /** Since the take began, in ms. */
    fromMs: LessonMs,
    /** `null` for a moment. */
    toMs: LessonMs.nullable(),
    /** The mark that it was taken from; its stretch is copied, and stays when the mark goes. */
    markId: MarkId.nullable(),
  })
  .refine(({ fromMs, toMs }) => toMs === null || toMs > fromMs, { path: ['toMs'] });
export type Evidence = z.infer<typeof Evidence>;

/** What somebody wrote in one item. */
export const ScoredItem = z.strictObject({
  /** The item's key. */
  node: RubricNode.shape.key,
  answer: RubricAnswer,
  evidence: z.array(Evidence).max(MAX_EVIDENCE),
  /**
   * How often it has been written. Who saves says the number that they build on: if it is another by now, another window
   * of theirs was first, and what that one wrote stays.
   */
  version: z.int().min(0),
});
export type ScoredItem = z.infer<typeof ScoredItem>;

/** One person's scores with one rubric of a study. */
export const ScoreSheet = z.object({
  personId: PersonId,
  name: z.string(),
  begunAtMs: AtMs,
  /** From then on nothing in it is changed. */
  submittedAtMs: AtMs.nullable(),
  /** Those that have been written. */
  items: z.array(ScoredItem),
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

/** Who scores, and whether they have submitted: all that is said of a sheet before its round is over. */
export const ScoreSheetState = z.object({
  ...{ personId: PersonId, name: z.string(), submittedAtMs: AtMs.nullable() },
  /** Items with an answer; `null`: it is somebody else's, and the round is not over. */
  answered: z.int().min(0).nullable(),
});
export type ScoreSheetState = z.infer<typeof ScoreSheetState>;

/** A rubric as a study took it. */
export const StudyRubric = z.object({
  studyRubricId: StudyRubricId,
  /** As it was then, for good. */
  rubric: Rubric,
  /** Which edition of it; `null`: it comes with the product. */
  edition: z.int().min(1).nullable(),
  /** When all had submitted: from then on sheets may be read. `null`: the blind round goes on. */
  openedAtMs: AtMs.nullable(),
  sheets: z.array(ScoreSheetState),
});
export type StudyRubric = z.infer<typeof StudyRubric>;

/** What was agreed on for an item after the blind round. */
export const AgreedScore = z.strictObject({
  node: RubricNode.shape.key,
  answer: RubricAnswer,
  /** As for `ScoredItem`. */
  version: z.int().min(0),
});
export type AgreedScore = z.infer<typeof AgreedScore>;

/** The same with who decided it, and when. */
export const DecidedScore = z.object({ ...AgreedScore.shape, byName: z.string(), atMs: AtMs });
export type DecidedScore = z.infer<typeof DecidedScore>;

const studyParams = z.strictObject({ studyId: StudyId });
const params = z.strictObject({ studyId: StudyId, studyRubricId: StudyRubricId });

/**
 * All of them refuse whoever is not in the study: `study.not-found`, `study.not-yours`; and rubrics that it did not take:
 * `rubric.not-found`. A sheet is always the asker's own; those of others come only as results.
 */
export const scoresApi = {
  /** The rubrics of a study and how far each is. */
  'scores.list': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/rubrics',
    by: SIGNED_IN,
    params: studyParams,
    reply: z.object({ rubrics: z.array(StudyRubric) }),
  }),
  /**
   * Takes a rubric into a study; leads only. Twice the same edition is harmless. Errors: `rubric.not-found`,
   * `rubric.faulty`, `rubric.too-many`, `study.archived`.
   */
  'scores.take': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/rubrics',
    by: SIGNED_IN,
    params: studyParams,
    body: z.strictObject({ rubric: z.union([RubricId, ShippedRubric]) }),
    reply: z.object({ rubrics: z.array(StudyRubric) }),
  }),
  /** Takes one out again, as long as nobody has begun with it; leads only. Errors: `rubric.scored`, `study.archived`. */
  'scores.drop': endpoint({
    method: 'DELETE',
    path: '/api/studies/:studyId/rubrics/:studyRubricId',
    by: SIGNED_IN,
    params,
    reply: z.object({ rubrics: z.array(StudyRubric) }),
  }),
  /** One's own sheet; it is begun if there is none. Raters and leads. Errors: `study.not-rater`, `study.archived`, `study.opened`. */
  'scores.begin': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/rubrics/:studyRubricId/sheet',
    by: SIGNED_IN,
    params,
    reply: ScoreSheet,
  }),
  /**
   * Saves some items of one's own sheet; the same twice is harmless.
   *
   * @returns what is on the sheet now, of each item that was sent: what another window wrote first has stayed.
   * Errors: `sheet.not-found`, `sheet.submitted`, `score.misfit`, `mark.not-found`, `study.archived`, `study.not-rater`.
   */
  'scores.save': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/rubrics/:studyRubricId/sheet',
    by: SIGNED_IN,
    params,
    body: z.strictObject({ items: z.array(ScoredItem).min(1).max(MAX_SCORES_SAVED) }),
    reply: z.object({ items: z.array(ScoredItem) }),
  }),
  /** Ends the blind round for oneself, for good. Twice is harmless. Errors: `sheet.not-found`, and as for saving. */
  'scores.submit': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/rubrics/:studyRubricId/sheet/submit',
    by: SIGNED_IN,
    params,
    reply: ScoreSheet,
  }),
  /** All submitted sheets and what was agreed on. Errors: `sheet.blind` until the round is over. */
  'scores.results': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/rubrics/:studyRubricId/results',
    by: SIGNED_IN,
    params,
    reply: z.object({ sheets: z.array(ScoreSheet), agreed: z.array(DecidedScore) }),
  }),
  /**
   * Writes what was agreed on for an item; leads and raters. `null` takes it back. What another wrote first stays.
   *
   * @returns all that is agreed on now. Errors: `sheet.blind`, `study.not-rater`, `study.archived`, `score.misfit`.
   */
  'scores.agree': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/rubrics/:studyRubricId/agreed',
    by: SIGNED_IN,
    params,
    body: AgreedScore,
    reply: z.object({ agreed: z.array(DecidedScore) }),
  }),
};
