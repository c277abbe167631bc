import { z } from 'zod';
import { ClassroomId } from '../../vocabulary/index.ts';

/** What can be found in a recorded lesson. The list is closed: each kind has its place in the form and its words. */
export const EventKind = z.enum([
  'hand',
  'hand-uncalled',
  'hand-called',
  'stage',
  'speech',
  'silence',
  'teacher-speech',
  'gap',
  'poll-right',
  'poll-response',
  'buzzer-pressed',
  'buzzer-won',
  'page',
  'line-weak',
  'line-lost',
  'cannot-hear',
  'cannot-see',
  'too-fast',
  'mark',
]);
export type EventKind = z.infer<typeof EventKind>;

/** What a kind is measured in. */
export type EventMeasure = 'seconds' | 'minutes' | 'percent';

/** What one may say of a kind. */
type KindRule = {
  /**
   * `classroom`: it is always of one classroom. `question`: of the whole lesson, and of each classroom when that is asked
   * for. `lesson`: of no classroom.
   */
  readonly of: 'classroom' | 'question' | 'lesson';
  readonly measure: EventMeasure;
  /** The greatest limit. */
  readonly most: number;
  /** The limit with which the form begins; `null`: none. */
  readonly usual: { readonly compare: 'over' | 'under'; readonly value: number } | null;
  /** Whether it has words to look into. */
  readonly words: boolean;
};

const MOST_S = 3_600;
const MOST_MINUTES = 120;

const timed = (of: KindRule['of'], usual: number | null = null): KindRule => ({
  ...{ of, measure: 'seconds', most: MOST_S, words: false },
  usual: usual === null ? null : { compare: 'over', value: usual },
});

const asked: KindRule = {
  ...{ of: 'question', measure: 'percent', most: 100, words: true },
  usual: { compare: 'under', value: 60 },
};

/** The rules of each kind: what it is measured in, whose it is, and whether it has words. */
export const eventKinds: Readonly<Record<EventKind, KindRule>> = {
  /** A hand that was up; measured by how long. */
  hand: timed('classroom'),
  /** A hand that went down without its classroom's being called; by how long it was up. */
  'hand-uncalled': timed('classroom'),
  /** A hand that was called; by how long it waited. */
  'hand-called': timed('classroom'),
  /** A turn on stage. */
  stage: timed('classroom', 60),
  /** A classroom speaking. */
  speech: timed('classroom'),
  /** A stretch without a turn of speech of a classroom. */
  silence: {
    ...{ of: 'classroom', measure: 'minutes', most: MOST_MINUTES, words: false },
    usual: { compare: 'over', value: 8 },
  },
  'teacher-speech': timed('lesson', 60),
  /** 师生话轮间隔: from the end of a teacher's turn to the beginning of the classroom's. */
  gap: timed('classroom', 10),
  /** A question; by the share of right answers. */
  'poll-right': asked,
  /** A question; by answers over pupils. */
  'poll-response': { ...asked, usual: { compare: 'under', value: 80 } },
  /** A press in a race for the answer (抢答); by how long after its opening. */
  'buzzer-pressed': timed('classroom'),
  'buzzer-won': timed('classroom'),
  /** A page or board that was shown. */
  page: { ...timed('lesson', 120), words: true },
  /** A line that was poor, lost or without pictures. */
  'line-weak': timed('classroom', 10),
  /** A classroom that was away. */
  'line-lost': timed('classroom'),
  /** Signals, until the teacher acknowledged them. */
  'cannot-hear': timed('classroom'),
  'cannot-see': timed('classroom'),
  'too-fast': timed('classroom'),
  mark: { ...timed('lesson'), words: true },
};

/** Letters of the words that are looked for. */
export const MAX_EVENT_WORDS = 40;

/** Longest time between what is found and what was before it, in s. */
export const MAX_AFTER_S = 600;

const SchoolName = z.string().min(1).max(60);

const AnyRoom = z.strictObject({ kind: z.literal('any') });
const OneRoom = z.strictObject({ kind: z.literal('classroom'), classroomId: ClassroomId });
const OneSchool = z.strictObject({ kind: z.literal('school'), schoolName: SchoolName });
const SameRoom = z.strictObject({ kind: z.literal('same') });

const Limit = z.strictObject({ compare: z.enum(['over', 'under']), value: z.int().min(0) });
const Words = z
  .string()
  .trim()
  .max(MAX_EVENT_WORDS)
  .regex(/^[^\p{Cc}]*$/u);

type Fields = { readonly kind: EventKind; readonly who: { readonly kind: string }; readonly words: string } & {
  readonly limit: { readonly value: number } | null;
};

/** Whether what is said of a kind can be said of it. */
function fits({ kind, who, limit, words }: Fields): boolean {
  const rule = eventKinds[kind];
  if (rule.of === 'lesson' && who.kind !== 'any') return false;
  if (words !== '' && !rule.words) return false;
  return limit === null || limit.value <= rule.most;
}

const said = { kind: EventKind, limit: Limit.nullable(), words: Words };

/** What is looked for: a kind, whose it is, how much of it there must be (`null`: any), and words in it (empty: any). */
const EventClause = z.strictObject({ ...said, who: z.discriminatedUnion('kind', [AnyRoom, OneRoom, OneSchool]) });

/** The same of what must have gone on as well; `same`: in the classroom that was found. */
const AlsoClause = z.strictObject({
  ...said,
  who: z.discriminatedUnion('kind', [AnyRoom, OneRoom, OneSchool, SameRoom]),
});

/** A question to the logs of recorded lessons. */
export const EventQuery = z.strictObject({
  find: EventClause.refine(fits, { path: ['kind'] }),
  /** `during`: at the same time. `after`: what is found begins at most `withinS` seconds after this began. `null`: whatever was. */
  also: z
    .discriminatedUnion('how', [
      z.strictObject({ how: z.literal('during'), clause: AlsoClause.refine(fits, { path: ['kind'] }) }),
      z.strictObject({
        how: z.literal('after'),
        withinS: z.int().min(1).max(MAX_AFTER_S),
        clause: AlsoClause.refine(fits, { path: ['kind'] }),
      }),
    ])
    .nullable(),
});
export type EventQuery = z.infer<typeof EventQuery>;
/** One part of a query. */
export type EventPart = z.infer<typeof AlsoClause>;
