import { z } from 'zod';
import { ClassroomId, DeckId } from '../vocabulary/index.ts';
import { MAX_PAGES, type Surface } from './surfaceState.ts';

/** What a deck is made of, as displays get it: office files have become PDF by then. */
export const DeckKind = z.enum(['pdf', 'png', 'jpeg', 'webp']);
export type DeckKind = z.infer<typeof DeckKind>;

/** A file's SHA-256, in hexadecimal. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A deck as the lesson knows it: enough to fetch, check and lay it out before its file is read. */
export const DeckFile = z.object({
  deckId: DeckId,
  title: z.string(),
  kind: DeckKind,
  sha256: Sha256,
  bytes: z.int().min(1),
  pages: z.int().min(1).max(MAX_PAGES),
  /** Width over height of each page; one entry when all are the same. */
  ratios: z.array(z.number().positive()).min(1).max(MAX_PAGES),
});
export type DeckFile = z.infer<typeof DeckFile>;

/** A deck in a lesson. */
export const Deck = DeckFile.extend({
  /** The page that was shown last; 0 before the first. */
  lastPage: z.int().min(0),
  /** The classrooms whose display has fetched and checked the file. */
  readyIn: z.array(ClassroomId),
});
export type Deck = z.infer<typeof Deck>;

/** A place on a surface: shares of its width and height from the upper left corner. */
export const PointerAt = z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });

/** Width over height of a blank board, and of a page of which nothing is known. */
const BOARD_RATIO = 16 / 9;

/** Width over height of a page, from 1. */
export function pageRatio({ ratios }: Pick<DeckFile, 'ratios'>, page: number): number {
  return ratios[page - 1] ?? ratios[0] ?? BOARD_RATIO;
}

/**
 * Width over height of the sheet that a surface is drawn on.
 *
 * @param deck - The one that the page is of, as far as it is known.
 */
export function sheetRatio(surface: Surface, deck: Pick<DeckFile, 'ratios'> | undefined): number {
  return deck && surface.kind === 'page' ? pageRatio(deck, surface.page) : BOARD_RATIO;
}
