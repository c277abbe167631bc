import { z } from 'zod';
import type { DeckKind } from '../../../shared/lesson/coursewareState.ts';
import type { DrawnPlaces } from '../../library/composition/filmOf.ts';

/** A shot for which pictures are to be drawn; in ms since the film began. */
export type DrawnShot = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly places: DrawnPlaces;
  /** The list of its pictures is put here, and these beside it under names that begin alike. No folder in it. */
  readonly name: string;
};

/** What the process that draws is asked for. All it may read and write is in one folder. */
export type DrawJob = {
  readonly beginsAtMs: number;
  /** The file with the facts, one packed as JSON in a line. */
  readonly facts: string;
  readonly shots: readonly DrawnShot[];
  /** The files of the decks, by their hash. Pages of others are plain sheets. */
  readonly decks: readonly { readonly sha256: string; readonly kind: DeckKind; readonly file: string }[];
};

/** What it says at the end, in its last line: for how long there were plain sheets in place of pages. */
export const DrawReport = z.object({ undrawnMs: z.number().min(0) });
export type DrawReport = z.infer<typeof DrawReport>;

/** How it says how far it is, in a line of its own: 0–1. */
export const DRAWN_SO_FAR = 'drawn ';

/** How it says of which deck, by its hash, it begins to draw a page. */
export const PAGE_OF = 'page ';

/** The file with the list of a shot's pictures. */
export const listOf = ({ name }: Pick<DrawnShot, 'name'>): string => `${name}.txt`;
