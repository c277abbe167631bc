import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import { withLastPage } from './courseware.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState } from './state.ts';
import { type Surface, surfaceKey } from './surfaceState.ts';

/**
 * Shows a surface everywhere, or with `null` none. Shown already: nothing happens.
 * Errors: `deck.not-found`, `deck.page-not-found`.
 */
export function showSurface(state: LessonState, surface: Surface | null): NewFact[] {
  if (surface?.kind === 'page') mustBeThere(state, surface);
  return isSame(state.surface, surface) ? [] : [{ type: 'surface.shown', data: { surface } }];
}

function mustBeThere({ decks }: LessonState, { deckId, page }: Extract<Surface, { kind: 'page' }>): void {
  const deck = decks[deckId];
  if (!deck) throw new AppError('deck.not-found', { deckId });
  if (page > deck.pages) throw new AppError('deck.page-not-found', { deckId, page });
}

/** Whether two surfaces are one and the same. */
function isSame(one: Surface | null, other: Surface | null): boolean {
  return one === other || (one !== null && other !== null && surfaceKey(one) === surfaceKey(other));
}

/** What is drawn as data. A pointer belongs to the surface on which it was. */
export const surfaceFolds: FoldsOf<'surface.shown'> = {
  'surface.shown': (state, { surface }) => ({
    surface,
    pointer: null,
    decks: surface?.kind === 'page' ? withLastPage(state.decks, surface) : state.decks,
  }),
};
