import { z } from 'zod';
import { AtMs, DeckId, PollId } from '../vocabulary/index.ts';

/** One line of text that people wrote, without control characters. */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u);

/** Kinds of question. `true-false` is a choice of two that are always the same. */
export const PollType = z.enum(['single', 'multiple', 'true-false', 'number', 'text']);
export type PollType = z.infer<typeof PollType>;

/** What pupils may be asked to choose from. */
export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 6;
/** More than any classroom has pupils. */
export const MAX_COUNT = 200;
/** Different numbers, and texts, that one classroom may answer. */
export const MAX_NUMBERS = 30;
export const MAX_TEXTS = 40;
export const MAX_TEXT_LENGTH = 40;

const Count = z.int().min(0).max(MAX_COUNT);

/** A number that pupils may answer. */
export const AnswerNumber = z.number().min(-1_000_000_000).max(1_000_000_000);

/** What one classroom has answered, all of it at once. */
export const PollAnswer = z.discriminatedUnion('kind', [
  /** How many chose each option, in the options' order. */
  z.strictObject({ kind: z.literal('choices'), counts: z.array(Count).min(MIN_OPTIONS).max(MAX_OPTIONS) }),
  /** How many answered each number. */
  z.strictObject({
    kind: z.literal('numbers'),
    numbers: z
      .array(z.strictObject({ value: AnswerNumber, count: Count }))
      .max(MAX_NUMBERS)
      .refine((numbers) => new Set(numbers.map(({ value }) => value)).size === numbers.length),
  }),
  z.strictObject({ kind: z.literal('texts'), texts: z.array(line(MAX_TEXT_LENGTH).min(1)).max(MAX_TEXTS) }),
]);
export type PollAnswer = z.infer<typeof PollAnswer>;

/** The right answer, as the teacher gives it when it is revealed. */
export const CorrectAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('choices'),
    options: z
      .array(
        z
          .int()
          .min(0)
          .max(MAX_OPTIONS - 1),
      )
      .min(1)
      .max(MAX_OPTIONS),
  }),
  z.strictObject({ kind: z.literal('number'), value: AnswerNumber }),
  z.strictObject({ kind: z.literal('text'), text: line(80).min(1) }),
]);
export type CorrectAnswer = z.infer<typeof CorrectAnswer>;

/** What is asked. */
export const PollQuestion = z.object({
  pollId: PollId,
  type: PollType,
  /** Empty: the teacher asks aloud, or it stands on the page. */
  question: z.string(),
  /** One for each choice, perhaps empty; none for numbers and texts. */
  options: z.array(z.string()),
  /** A picture that the question is about: a deck of one page. */
  picture: DeckId.nullable(),
});
export type PollQuestion = z.infer<typeof PollQuestion>;

/** A question that is being asked. It never holds the right answer before that is revealed. */
export const Poll = PollQuestion.extend({
  openedAtMs: AtMs,
  /** Whether answers are taken. */
  open: z.boolean(),
  /** What was counted in each classroom. */
  answers: z.record(z.string(), PollAnswer),
  /** What pupils' own devices have answered in each classroom; it comes on top of what was counted. */
  fromPupils: z.record(z.string(), PollAnswer),
  correct: CorrectAnswer.nullable(),
  /** Whether the results stand on all displays. */
  shown: z.boolean(),
  /** Texts that the teacher has let pass: only these are shown on displays. */
  passedTexts: z.array(z.string()),
});
export type Poll = z.infer<typeof Poll>;

/** What is kept of a question that is over. */
export const PollSummary = PollQuestion.omit({ options: true }).extend({
  openedAtMs: AtMs,
  correct: CorrectAnswer.nullable(),
  /** Of those that answered: how many answers there were, and how many were right (`null`: nobody said what is). */
  classrooms: z.array(z.object({ classroomId: z.string(), answers: z.int().min(0), right: z.int().min(0).nullable() })),
});
export type PollSummary = z.infer<typeof PollSummary>;
