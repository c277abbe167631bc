import type { Deck } from '../../../shared/lesson/coursewareState.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { ClassroomId } from '../../../shared/vocabulary/index.ts';
import type { LessonSession } from '../LessonSession.ts';
import type { DeckDesk } from './DeckDesk.ts';

/** A deck that could not be had is tried again after this pause, in ms. */
const AGAIN_AFTER_MS = 5_000;

type Keeping = {
  readonly session: Pick<LessonSession, 'store' | 'status' | 'ask'>;
  readonly desk: Pick<DeckDesk, 'prepare'>;
  /** Says for this classroom that its display has a deck; `null` keeps quiet. */
  readonly classroomId: ClassroomId | null;
};

/**
 * Makes all decks of a lesson ready as soon as they are known, one after the other, the one that is shown first, and says
 * so of each once. The returned function ends it.
 */
export function keepDecks({ session: { store, status, ask }, desk, classroomId }: Keeping): () => void {
  const here = new Set<string>();
  const said = new Set<string>();
  let fetching = false;
  let over = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  const fetchNext = async (): Promise<void> => {
    const deck = nextDeck(store.read(), here);
    if (fetching || over || !deck) return;
    fetching = true;
    try {
      await desk.prepare(deck);
      here.add(deck.deckId);
    } catch {
      // The line, or the server: nobody stands here to be told. What is shown says that it is not there yet.
      clearTimeout(again);
      again = setTimeout(look, AGAIN_AFTER_MS);
      return;
    } finally {
      fetching = false;
    }
    look();
  };
  const report = (): void => {
    const state = store.read();
    if (classroomId === null || status.read().step !== 'joined' || !classroomSeat(state, classroomId)) return;
    for (const { deckId, readyIn } of Object.values(state.decks)) {
      if (!here.has(deckId) || readyIn.includes(classroomId) || said.has(deckId)) continue;
      said.add(deckId);
      // Not heard: said again at the next change.
      ask('deck.ready', { deckId }).catch(() => said.delete(deckId));
    }
  };
  const look = (): void => {
    if (over) return;
    report();
    void fetchNext();
  };
  const stops = [store.subscribe(look), status.subscribe(look)];
  look();
  return () => {
    over = true;
    clearTimeout(again);
    for (const stop of stops) stop();
  };
}

function nextDeck({ decks, surface }: LessonState, here: ReadonlySet<string>): Deck | undefined {
  const missing = Object.values(decks).filter(({ deckId }) => !here.has(deckId));
  return missing.find(({ deckId }) => surface?.kind === 'page' && surface.deckId === deckId) ?? missing[0];
}
