import { z } from 'zod';
import { Scheme } from '../study/scheme.ts';
import { ADMINISTRATORS, AtMs, Name, PersonId, SheetId, SIGNED_IN, StudyId, TakeId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

/** What somebody does in a study: leads it, codes, or looks on. A lead may code as well. */
export const StudyRole = z.enum(['lead', 'rater', 'observer']);
export type StudyRole = z.infer<typeof StudyRole>;

/** Letters of the questions to look at. */
export const MAX_STUDY_QUESTION = 2_000;
/** At most this many people in a study. */
export const MAX_STUDY_PEOPLE = 50;
/** At most this many are named when people are looked for. */
export const MAX_CANDIDATES = 20;

/**
 * Who may begin a study: of a take that they manage or, as researchers, may watch; and while it is being recorded, of a
 * lesson that they may look into. Observers begin none of what is over.
 */
const BEGINNING = [...ADMINISTRATORS, 'teacher', 'researcher', 'observer'] as const;

/** What a study is called and what is to be looked at. */
const studyFields = {
  title: Name,
  question: z
    .string()
    .trim()
    .max(MAX_STUDY_QUESTION)
    .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u),
  /** By when the raters should have submitted; it is said and not enforced. `null`: no date. */
  untilMs: AtMs.nullable(),
};

/** Somebody in a study. */
export const StudyPerson = z.object({ personId: PersonId, name: z.string(), role: StudyRole });
export type StudyPerson = z.infer<typeof StudyPerson>;

/** What is known of a sheet without what is on it. */
export const SheetState = z.object({
  sheetId: SheetId,
  scheme: Scheme.shape.key,
  personId: PersonId,
  name: z.string(),
  /** Intervals that have been coded, or events. */
  coded: z.int().min(0),
  submittedAtMs: AtMs.nullable(),
});
export type SheetState = z.infer<typeof SheetState>;

/** A scheme of a study and how far its blind round is. */
export const StudyScheme = z.object({
  ...Scheme.shape,
  /** All have submitted: the sheets may be read. */
  opened: z.boolean(),
});
export type StudyScheme = z.infer<typeof StudyScheme>;

/** A study in a list. */
export const StudySummary = z.object({
  studyId: StudyId,
  takeId: TakeId,
  ...studyFields,
  /** The lesson's. */
  lessonTitle: z.string(),
  teacherName: z.string(),
  beganAtMs: AtMs,
  madeAtMs: AtMs,
  /** `null`: it goes on. An archived one can only be read. */
  archivedAtMs: AtMs.nullable(),
  /** The asker's. */
  role: StudyRole,
});
export type StudySummary = z.infer<typeof StudySummary>;

/** A study (课例): a take, the people who look at it together, and with what. */
export const Study = z.object({
  ...StudySummary.shape,
  /** How long the take is, in ms; of one that is being recorded, so far. */
  lengthMs: z.number().min(0),
  /** Whether the take is being recorded still: it is coded beside the live lesson, and nobody submits. */
  recording: z.boolean(),
  schemes: z.array(StudyScheme),
  people: z.array(StudyPerson),
  sheets: z.array(SheetState),
});
export type Study = z.infer<typeof Study>;

const studyParams = z.strictObject({ studyId: StudyId });
const personParams = z.strictObject({ studyId: StudyId, personId: PersonId });
const StudyWords = z.strictObject(studyFields);

/** All with a `studyId` refuse whoever is not in the study: `study.not-found`, `study.not-yours`. */
export const studiesApi = {
  /** The studies that the asker is in, newest first. */
  'studies.list': endpoint({
    method: 'GET',
    path: '/api/studies',
    by: SIGNED_IN,
    reply: z.object({ studies: z.array(StudySummary) }),
  }),
  /**
   * Begins a study of a take, also of one that is being recorded; the asker leads it, and the lesson's teacher is told by
   * being in it. Errors: `take.not-found`, `take.not-yours`, `study.no-scheme`.
   */
  'studies.begin': endpoint({
    method: 'POST',
    path: '/api/takes/:takeId/studies',
    by: BEGINNING,
    params: z.strictObject({ takeId: TakeId }),
    body: z.strictObject({
      ...studyFields,
      schemes: z
        .array(z.strictObject({ key: Scheme.shape.key, intervalS: Scheme.shape.intervalS }))
        // None: it is scored with rubrics alone, which are taken once it is there.
        .max(4)
        .refine((chosen) => new Set(chosen.map(({ key }) => key)).size === chosen.length),
    }),
    reply: z.object({ studyId: StudyId }),
  }),
  'studies.read': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId',
    by: SIGNED_IN,
    params: studyParams,
    reply: Study,
  }),
  /** Changes its words; leads only. Errors: `study.archived`. */
  'studies.change': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId',
    by: SIGNED_IN,
    params: studyParams,
    body: StudyWords,
    reply: Study,
  }),
  /** Makes it read-only, for good; leads only. Twice is harmless. */
  'studies.archive': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/archive',
    by: SIGNED_IN,
    params: studyParams,
    reply: Study,
  }),
  /** People who could be invited, by a part of their name; leads only. */
  'studies.candidates': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/candidates',
    by: SIGNED_IN,
    params: studyParams,
    query: z.strictObject({ text: Name }),
    reply: z.object({
      people: z.array(z.object({ personId: PersonId, name: z.string(), schoolName: z.string().nullable() })),
    }),
  }),
  /**
   * Invites somebody, or changes their role; leads only. Who is invited by somebody who manages the take may watch it
   * from then on. Errors: `person.not-found`, `study.archived`, `study.cannot-watch`, `study.opened` (a rater who could
   * have read the others), `study.lead-needed`, `study.full`.
   */
  'studies.invite': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/people/:personId',
    by: SIGNED_IN,
    params: personParams,
    body: z.strictObject({ role: StudyRole }),
    reply: Study,
  }),
  /** Takes somebody out; leads only. Their sheets stay. Errors: `study.archived`, `study.lead-needed`. */
  'studies.dismiss': endpoint({
    method: 'DELETE',
    path: '/api/studies/:studyId/people/:personId',
    by: SIGNED_IN,
    params: personParams,
    reply: Study,
  }),
};
