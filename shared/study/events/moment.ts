import { z } from 'zod';
import { ClassroomId } from '../../vocabulary/index.ts';
import { EventKind } from './query.ts';

/** What was asked, shown or written, where a kind has that. */
const About = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('poll'), question: z.string() }),
  z.object({ kind: z.literal('page'), deckName: z.string(), page: z.int() }),
  z.object({ kind: z.literal('board'), board: z.int() }),
  z.object({ kind: z.literal('mark'), text: z.string(), tags: z.array(z.string()), byName: z.string() }),
]);

/** Something that happened in a take, in ms since it began, both ends in it. */
export const Happening = z.object({
  kind: EventKind,
  fromMs: z.number().min(0),
  toMs: z.number().min(0),
  /** `null`: of no classroom, or of all together. */
  classroomId: ClassroomId.nullable(),
  /** How much of it there was, in what its kind is measured in; `null`: nobody can say. */
  measured: z.number().min(0).nullable(),
  about: About.nullable(),
});
export type Happening = z.infer<typeof Happening>;

/** A moment that a query found, with the number that it was found by. */
export const Moment = Happening.extend({
  /** What went on as well, or was before, when the query asked for that. */
  also: Happening.nullable(),
});
export type Moment = z.infer<typeof Moment>;
