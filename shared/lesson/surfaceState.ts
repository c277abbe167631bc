import { z } from 'zod';
import { DeckId } from '../vocabulary/index.ts';

/** A deck has at most this many pages. */
export const MAX_PAGES = 200;

/** A lesson has this many blank boards (白板). */
export const MAX_BOARDS = 9;

/** What is drawn as data in place of a video: a page of a deck, or a blank board. Both are counted from 1. */
export const Surface = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), deckId: DeckId, page: z.int().min(1).max(MAX_PAGES) }),
  z.strictObject({ kind: z.literal('board'), board: z.int().min(1).max(MAX_BOARDS) }),
]);
export type Surface = z.infer<typeof Surface>;

/** The name of a surface, e.g. `dck_…/7` or `board/1`: what is drawn on it is kept under this. */
export function surfaceKey(surface: Surface): string {
  return surface.kind === 'page' ? `${surface.deckId}/${surface.page}` : `board/${surface.board}`;
}
