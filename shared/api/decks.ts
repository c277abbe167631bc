import { z } from 'zod';
import { DeckFile } from '../lesson/coursewareState.ts';
import { DeckId, LessonId, Name, OBSERVING } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';
import { transfer } from './transfer.ts';

/** The largest file that is taken as a deck, in bytes. */
export const MAX_DECK_BYTES = 100 * 1024 * 1024;

/** A lesson has at most this many decks at a time; each picture that is asked about is one. */
export const MAX_DECKS = 40;

const lessonParams = z.strictObject({ lessonId: LessonId });
const deckParams = z.strictObject({ deckId: DeckId });

export const decksApi = {
  /** The decks of a lesson, in the order in which they came: for its teacher and the displays that listen to it. */
  'decks.list': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId/decks',
    by: ['teacher', 'classroom'],
    params: lessonParams,
    reply: z.object({ decks: z.array(DeckFile) }),
  }),
  /** Takes a deck out of the lesson, by its teacher. Its file stays once the lesson has begun, for whoever looks at it later. */
  'decks.remove': endpoint({ method: 'DELETE', path: '/api/decks/:deckId', by: ['teacher'], params: deckParams }),
};

export const deckTransfers = {
  /**
   * Adds a deck, by the lesson's teacher; the body is the file itself. The same file again gives the deck that there is.
   * Refused with `deck.too-large`, `deck.too-many`, `deck.too-many-pages`, `deck.type-unknown`, `deck.broken`,
   * `deck.encrypted`, `deck.converter-missing`, `deck.not-converted`.
   */
  'decks.upload': transfer({
    method: 'PUT',
    path: '/api/lessons/:lessonId/decks',
    by: ['teacher'],
    params: lessonParams,
    query: z.strictObject({ title: Name }),
    reply: z.object({ deck: DeckFile }),
  }),
  /**
   * The file of a deck, whole or a part of it: for the lesson's teacher, the displays that listen
   * to it, and those who may look into it.
   */
  'decks.file': transfer({
    method: 'GET',
    path: '/api/decks/:deckId/file',
    by: ['teacher', 'classroom', ...OBSERVING],
    params: deckParams,
    query: z.strictObject({}),
    reply: null,
  }),
};
