import type { DeckFile } from '../../shared/lesson/coursewareState.ts';
import { ids } from './ids.ts';

/** The nth deck of test lessons: three pages of a screen's shape. */
export const deck = (n: number): DeckFile => ({
  deckId: ids.deck(n),
  title: `茉莉花 ${n}`,
  kind: 'pdf',
  sha256: n.toString(16).padStart(64, '0'),
  bytes: 1_000 + n,
  pages: 3,
  ratios: [16 / 9],
});
