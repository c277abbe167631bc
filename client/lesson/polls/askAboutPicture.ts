import { AppError } from '../../../shared/errors/index.ts';
import type { DeckId } from '../../../shared/vocabulary/index.ts';
import { uploadDeck } from '../../api/uploadDeck.ts';
import type { LessonSession } from '../LessonSession.ts';
import { takeSnapshot } from './takeSnapshot.ts';

/** The log tells of the picture at once; if not, something is wrong, in ms. */
const TOLD_WITHIN_MS = 10_000;

/**
 * Asks all classrooms about what they see now. The picture is kept with the lesson; what moved before, e.g. an exercise
 * under the document camera, stands still on all displays.
 *
 * @throws AppError `poll.no-picture` when there is nothing to be seen, else what the server says against it.
 */
export async function askAboutPicture(
  session: LessonSession,
  { title, options }: { readonly title: string; readonly options: readonly string[] },
): Promise<void> {
  const content = await takeSnapshot();
  if (!content) throw new AppError('poll.no-picture');
  const { surface } = session.store.read();
  const { files } = session.decks;
  await files.hold(content);
  const { lessonId } = session;
  const signal = AbortSignal.timeout(60_000);
  const deck = await uploadDeck({ lessonId, title, content, onProgress: () => undefined, signal });
  await files.take(deck, content).catch(() => undefined);
  await untilKnown(session, deck.deckId);
  // A page or board is still and stays; ink that comes later is seen.
  if (surface === null) await session.ask('surface.show', { surface: { kind: 'page', deckId: deck.deckId, page: 1 } });
  await session.ask('poll.open', { type: 'single', options: [...options], picture: deck.deckId });
}

/** Resolves once the lesson knows of a deck. */
function untilKnown({ store }: LessonSession, deckId: DeckId): Promise<void> {
  return new Promise((resolve, reject) => {
    const isKnown = (): boolean => store.read().decks[deckId] !== undefined;
    if (isKnown()) return resolve();
    const late = setTimeout(() => {
      stop();
      reject(new AppError('request.timed-out'));
    }, TOLD_WITHIN_MS);
    const stop = store.subscribe(() => {
      if (!isKnown()) return;
      clearTimeout(late);
      stop();
      resolve();
    });
  });
}
