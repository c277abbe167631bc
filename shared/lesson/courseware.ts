import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId, DeckId } from '../vocabulary/index.ts';
import type { Deck, DeckFile } from './coursewareState.ts';
import { type FoldsOf, without } from './folds.ts';
import type { LessonState } from './state.ts';
import type { Surface } from './surfaceState.ts';

/** What a lesson's log has yet to say of the decks that are kept for it. After the lesson's end nothing. */
export function followDecks(state: LessonState, kept: readonly DeckFile[]): NewFact[] {
  if (state.phase === 'ended') return [];
  const gone = Object.values(state.decks).filter(({ deckId }) => !kept.some((deck) => deck.deckId === deckId));
  const come = kept.filter(({ deckId }) => !state.decks[deckId]);
  return [
    ...gone.map(({ deckId }): NewFact => ({ type: 'deck.removed', data: { deckId } })),
    ...come.map((deck): NewFact => ({ type: 'deck.added', data: deck })),
  ];
}

/** A classroom's display has a deck and has checked it. Said already: nothing happens. Errors: `deck.not-found`. */
export function readyDeck(state: LessonState, deckId: DeckId, classroomId: ClassroomId): NewFact[] {
  const deck = state.decks[deckId];
  if (!deck) throw new AppError('deck.not-found', { deckId });
  return deck.readyIn.includes(classroomId) ? [] : [{ type: 'deck.readied', data: { deckId, classroomId } }];
}

/** Moves the pointer over what is shown, or with `null` takes it away. Without a surface there is nothing to point at. */
export function movePointer(state: LessonState, at: LessonState['pointer']): NewFact[] {
  const [shown, wanted] = [state.pointer, state.surface === null ? null : at];
  if (shown?.x === wanted?.x && shown?.y === wanted?.y) return [];
  return [{ type: 'pointer.moved', data: { at: wanted } }];
}

/** The decks after a page of one was shown. */
export function withLastPage(
  decks: LessonState['decks'],
  { deckId, page }: Extract<Surface, { kind: 'page' }>,
): LessonState['decks'] {
  return withDeck(decks, deckId, () => ({ lastPage: page }));
}

function withDeck(decks: LessonState['decks'], deckId: DeckId, change: (deck: Deck) => Partial<Deck>) {
  const deck = decks[deckId];
  return deck ? { ...decks, [deckId]: { ...deck, ...change(deck) } } : decks;
}

/** The decks of the lesson, and the pointer. A deck that goes takes its page from the screens. */
export const coursewareFolds: FoldsOf<'deck.added' | 'deck.removed' | 'deck.readied' | 'pointer.moved'> = {
  'deck.added': (state, deck) => ({
    decks: { ...state.decks, [deck.deckId]: { ...deck, lastPage: 0, readyIn: [] } },
  }),
  'deck.removed': (state, { deckId }) => ({
    decks: without(state.decks, deckId),
    ...(state.surface?.kind === 'page' && state.surface.deckId === deckId ? { surface: null, pointer: null } : {}),
  }),
  'deck.readied': (state, { deckId, classroomId }) => ({
    decks: withDeck(state.decks, deckId, ({ readyIn }) => ({ readyIn: [...new Set([...readyIn, classroomId])] })),
  }),
  'pointer.moved': (_state, { at }) => ({ pointer: at }),
};
