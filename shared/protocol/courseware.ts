import { z } from 'zod';
import { DeckFile, PointerAt } from '../lesson/coursewareState.ts';
import { ClassroomId, DeckId } from '../vocabulary/index.ts';
import { request } from './define.ts';

export const coursewareRequests = {
  /** A classroom's display has fetched a deck and checked its hash. Saying it twice is harmless. */
  'deck.ready': request({ by: ['classroom'], body: z.strictObject({ deckId: DeckId }), reply: z.object({}) }),
  /** Points at a place of what is shown; `null` takes the pointer away. To be asked a few times a second at most. */
  'pointer.move': request({
    by: ['teacher'],
    body: z.strictObject({ at: PointerAt.nullable() }),
    reply: z.object({}),
  }),
};

export const coursewareFacts = {
  'deck.added': DeckFile,
  'deck.removed': z.object({ deckId: DeckId }),
  'deck.readied': z.object({ deckId: DeckId, classroomId: ClassroomId }),
  'pointer.moved': z.object({ at: PointerAt.nullable() }),
};
