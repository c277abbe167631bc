import { z } from 'zod';
import { AtMs, PersonId, SIGNED_IN, StudyId, StudyTaskId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { StudyRole } from './studies.ts';

/** Letters of a task. */
export const MAX_TASK_TEXT = 300;
/** At most this many tasks in a study. */
export const MAX_STUDY_TASKS = 100;
/** Letters of a closing summary. */
export const MAX_SUMMARY = 20_000;

const NO_CONTROL = /^(?:[^\p{Cc}]|[\n\t])*$/u;

/** Something that somebody in a study has to do. */
const StudyTask = z.object({
  taskId: StudyTaskId,
  text: z.string(),
  /** `null`: whoever gets to it. */
  forPersonId: PersonId.nullable(),
  /** As they were called then; `null` for whoever gets to it. */
  forName: z.string().nullable(),
  untilMs: AtMs.nullable(),
  byPersonId: PersonId,
  byName: z.string(),
  madeAtMs: AtMs,
  /** `null`: it is still to be done. */
  done: z.object({ byPersonId: PersonId, byName: z.string(), atMs: AtMs }).nullable(),
});
export type StudyTask = z.infer<typeof StudyTask>;

/** What the study found. Clocks in its text, such as 12:34, are moments of the take. */
const StudyFindings = z.object({
  text: z.string(),
  /** How often it has been written; 0: never. Who writes says the number that they build on. */
  version: z.int().min(0),
  /** `null`: nobody has written it. */
  written: z.object({ byPersonId: PersonId, byName: z.string(), atMs: AtMs }).nullable(),
});
export type StudyFindings = z.infer<typeof StudyFindings>;

/** Somebody who coded, and was taken out or made to look on. All in the study see it: no blind round ends quietly. */
const StudyDeparture = z.object({
  personId: PersonId,
  name: z.string(),
  /** What they did until then. */
  role: StudyRole,
  byName: z.string(),
  atMs: AtMs,
  /** Schemes of the study that they had not submitted; of those the others see nothing. */
  unsubmitted: z.int().min(0),
});
export type StudyDeparture = z.infer<typeof StudyDeparture>;

const StudyWork = z.object({
  /** Open ones first, by their date; those that are done last. */
  tasks: z.array(StudyTask),
  summary: StudyFindings,
  /** In the order in which they left. */
  departures: z.array(StudyDeparture),
});
export type StudyWork = z.infer<typeof StudyWork>;

/** A study that waits for somebody. */
const WaitingStudy = z.object({
  studyId: StudyId,
  title: z.string(),
  untilMs: AtMs.nullable(),
  /** Schemes that they have still to code. */
  coding: z.int().min(0),
  /** Rubrics that they have still to score with. */
  scoring: z.int().min(0),
  /** Open tasks that are theirs by name. */
  tasks: z.int().min(0),
});
export type WaitingStudy = z.infer<typeof WaitingStudy>;

const studyParams = z.strictObject({ studyId: StudyId });
const taskParams = z.strictObject({ studyId: StudyId, taskId: StudyTaskId });

/**
 * What is done in a study beside coding. All refuse whoever is not in it (`study.not-found`, `study.not-yours`), and
 * all that changes something refuses it of an archived one (`study.archived`).
 */
export const studyWorkApi = {
  /** The studies that wait for the asker, the one that is due first at the head: to be coded or scored by them, or with open tasks of theirs. */
  'study-work.waiting': endpoint({
    method: 'GET',
    path: '/api/studies-waiting',
    by: SIGNED_IN,
    reply: z.object({ studies: z.array(WaitingStudy) }),
  }),
  'study-work.read': endpoint({
    method: 'GET',
    path: '/api/studies/:studyId/work',
    by: SIGNED_IN,
    params: studyParams,
    reply: StudyWork,
  }),
  /**
   * Leads give a task to anybody in the study, all others to themselves. The same again while it is open is that task.
   * Errors: `task.not-yours`, `task.too-many`, `person.not-found`.
   */
  'study-work.add-task': endpoint({
    method: 'POST',
    path: '/api/studies/:studyId/tasks',
    by: SIGNED_IN,
    params: studyParams,
    body: z.strictObject({
      text: z.string().trim().min(1).max(MAX_TASK_TEXT).regex(NO_CONTROL),
      forPersonId: PersonId.nullable(),
      untilMs: AtMs.nullable(),
    }),
    reply: StudyWork,
  }),
  /** Says that a task is done, or not after all: leads, and whom it is for. The first who did it stays. Errors: `task.not-found`, `task.not-yours`. */
  'study-work.tick-task': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/tasks/:taskId',
    by: SIGNED_IN,
    params: taskParams,
    body: z.strictObject({ done: z.boolean() }),
    reply: StudyWork,
  }),
  /** Removes a task: leads, and whoever made it. Twice is harmless. Errors: `task.not-yours`. */
  'study-work.remove-task': endpoint({
    method: 'DELETE',
    path: '/api/studies/:studyId/tasks/:taskId',
    by: SIGNED_IN,
    params: taskParams,
    reply: StudyWork,
  }),
  /** Writes the closing summary; leads only. Errors: `summary.changed` (another lead wrote meanwhile; theirs stays). */
  'study-work.write-summary': endpoint({
    method: 'PUT',
    path: '/api/studies/:studyId/summary',
    by: SIGNED_IN,
    params: studyParams,
    body: z.strictObject({
      text: z.string().trim().max(MAX_SUMMARY).regex(NO_CONTROL),
      version: z.int().min(0),
    }),
    reply: StudyWork,
  }),
};
