import { z } from 'zod';
import { PollType } from '../../lesson/pollState.ts';
import {
  AtMs,
  ClassroomId,
  DeckId,
  Grade,
  LessonId,
  MarkId,
  MarkReplyId,
  Medium,
  PersonId,
  SheetId,
  StreamKind,
  StudyId,
  StudyRubricId,
  Subject,
  TakeId,
  TrackFileId,
} from '../../vocabulary/index.ts';
import { Rubric, RubricAnswer, RubricNode } from '../rubric/rubric.ts';
import { Scheme } from '../scheme.ts';

/** A moment of the take, in ms since it began. */
const TakeMs = z.number().min(0);
const span = { fromMs: TakeMs, toMs: TakeMs };

/** Who spoke or sent: the teacher's side, or a classroom; `classroomId` is `null` for the teacher, and for a classroom that is not the lesson's. */
const sender = { by: z.enum(['teacher', 'classroom']), classroomId: ClassroomId.nullable() };

/** What happened, for how long. A pupil is the number of a seat, never a name. */
export const RecordedEvent = z.discriminatedUnion('kind', [
  /** A classroom on stage; `null`: a seat of none of the lesson's classrooms. */
  z.strictObject({ kind: z.literal('stage'), ...span, classroomId: ClassroomId.nullable() }),
  z.strictObject({
    kind: z.literal('hand'),
    ...span,
    classroomId: ClassroomId.nullable(),
    seat: z.int().min(1).nullable(),
  }),
  /** Somebody was heard. */
  z.strictObject({ kind: z.literal('voice'), ...span, ...sender }),
  z.strictObject({ kind: z.literal('page'), ...span, deckId: DeckId, page: z.int().min(1) }),
  z.strictObject({ kind: z.literal('board'), ...span, board: z.int().min(1) }),
  z.strictObject({ kind: z.literal('poll'), ...span, type: PollType, question: z.string() }),
]);
export type RecordedEvent = z.infer<typeof RecordedEvent>;

/** A file of the take. */
const RecordedStream = z.strictObject({
  trackFileId: TrackFileId,
  /** Its name when it is downloaded. */
  fileName: z.string(),
  contentType: z.string(),
  ...sender,
  kind: StreamKind,
  medium: Medium,
  /** Where its own time is 0, in ms since the take began; below 0: it began earlier. */
  startMs: z.number(),
  durationMs: z.number().min(0),
});
export type RecordedStream = z.infer<typeof RecordedStream>;

const RecordedMark = z.strictObject({
  markId: MarkId,
  byPersonId: PersonId,
  byName: z.string(),
  fromMs: TakeMs,
  /** `null`: a moment. */
  toMs: TakeMs.nullable(),
  text: z.string(),
  tags: z.array(z.string()),
  audience: z.enum(['private', 'group', 'all']),
  madeAtMs: AtMs,
  replies: z.array(
    z.strictObject({
      markReplyId: MarkReplyId,
      byPersonId: PersonId,
      byName: z.string(),
      text: z.string(),
      madeAtMs: AtMs,
    }),
  ),
});
export type RecordedMark = z.infer<typeof RecordedMark>;

/** Something that a rater saw happen; a state that was never ended goes on to the end of the take. */
const RecordedCode = z.strictObject({
  eventId: z.uuid(),
  code: z.string(),
  fromMs: TakeMs,
  /** `null`: a moment. */
  toMs: TakeMs.nullable(),
});
export type RecordedCode = z.infer<typeof RecordedCode>;

/**
 * What one person coded: of each interval that has codes, its number from 0, and whether the log had suggested them; or
 * of a scheme of events each of them, in the order of their beginning. Codes of a series are in the order of the lesson.
 */
const RecordedSheet = z.strictObject({
  sheetId: SheetId,
  scheme: z.string(),
  personId: PersonId,
  /** Told apart by a number where two have the same. */
  coder: z.string(),
  submittedAtMs: AtMs.nullable(),
  units: z.array(
    z.strictObject({ unit: z.int().min(0), codes: z.array(z.string()).min(1), source: z.enum(['human', 'log']) }),
  ),
  events: z.array(RecordedCode),
});
export type RecordedSheet = z.infer<typeof RecordedSheet>;

/** What all wrote alike, and what was decided together, once the blind round of a scheme is over. */
const RecordedAgreement = z.strictObject({
  scheme: z.string(),
  units: z.array(
    z.strictObject({ unit: z.int().min(0), codes: z.array(z.string()).min(1), state: z.enum(['same', 'decided']) }),
  ),
});

/** What was written in an item of a rubric. */
const RecordedAnswer = z.strictObject({ node: RubricNode.shape.key, answer: RubricAnswer });

/** What was scored with a rubric; there is none of it before its blind round is over. */
const RecordedRubric = z.strictObject({
  studyRubricId: StudyRubricId,
  /** As the study took it. */
  rubric: Rubric,
  raters: z.array(
    z.strictObject({
      personId: PersonId,
      /** Told apart by a number where two have the same. */
      name: z.string(),
      submittedAtMs: AtMs,
      items: z.array(
        z.strictObject({
          ...RecordedAnswer.shape,
          /** The stretches of the take that it rests on; without an end: a moment. */
          evidence: z.array(z.strictObject({ fromMs: TakeMs, toMs: TakeMs.nullable() })),
        }),
      ),
    }),
  ),
  /** What was agreed on afterwards. */
  agreed: z.array(z.strictObject({ ...RecordedAnswer.shape, byName: z.string() })),
});
export type RecordedRubric = z.infer<typeof RecordedRubric>;

const RecordedStudy = z.strictObject({
  studyId: StudyId,
  title: z.string(),
  question: z.string(),
  schemes: z.array(Scheme),
  /** Only those that whoever asked may read: in a blind round their own. */
  sheets: z.array(RecordedSheet),
  /** Of schemes that two or more have submitted. */
  agreed: z.array(RecordedAgreement),
  rubrics: z.array(RecordedRubric),
});

/**
 * All that a recorded lesson and a study of it tell whoever asks for a file of it: every file that is written for another
 * program is made of this, and it is the JSON file itself. `version` grows when a reader of an older one would be wrong.
 */
export const LessonRecord = z.strictObject({
  format: z.literal('tongtang.lesson-record'),
  version: z.literal(1),
  writtenAtMs: AtMs,
  writtenFor: z.string(),
  lesson: z.strictObject({
    takeId: TakeId,
    lessonId: LessonId,
    title: z.string(),
    courseTitle: z.string(),
    subject: Subject,
    grade: Grade,
    schoolName: z.string(),
    teacherName: z.string(),
    beganAtMs: AtMs,
    lengthMs: z.number().min(0),
  }),
  classrooms: z.array(z.strictObject({ classroomId: ClassroomId, name: z.string(), schoolName: z.string() })),
  streams: z.array(RecordedStream),
  events: z.array(RecordedEvent),
  marks: z.array(RecordedMark),
  /** `null`: a file of the lesson alone. */
  study: RecordedStudy.nullable(),
});
export type LessonRecord = z.infer<typeof LessonRecord>;
