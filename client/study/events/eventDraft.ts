import { type EventKind, type EventPart, type EventQuery, eventKinds } from '../../../shared/study/events/query.ts';

/** What is looked for, apart from what must have gone on as well. */
export type FindPart = EventQuery['find'];

/** A part of a query as the form begins with it. */
export function usualPart(kind: EventKind): FindPart {
  return { kind, who: { kind: 'any' }, limit: eventKinds[kind].usual, words: '' };
}

/** The same part of another kind: what can be said of that too is kept. */
export function withKind<Part extends EventPart>(part: Part, kind: EventKind): Part {
  const rule = eventKinds[kind];
  return {
    ...part,
    kind,
    limit: rule.usual,
    who: rule.of === 'lesson' ? { kind: 'any' } : part.who,
    words: rule.words ? part.words : '',
  };
}

const alone = (find: FindPart): EventQuery => ({ find, also: null });

/** With what the form begins. */
export const firstQuery = alone(usualPart('hand-uncalled'));

/** Queries to try, by their names in the texts. */
export const examples = {
  uncalled: firstQuery,
  poll: alone(usualPart('poll-right')),
  gap: alone(usualPart('gap')),
} as const satisfies Record<string, EventQuery>;
