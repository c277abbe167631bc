import type { TransferRequest } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import { type Caller, personOf } from '../accounts/Caller.ts';
import { type SentFile, sentFile } from '../lesson/courseware/deckHandlers.ts';
import type { DeckStore, FileStore } from '../lesson/courseware/ports.ts';
import { trackFileName } from './fileNames.ts';
import { contentTypeOf } from './fileTypes.ts';
import { type LibraryDeps, watched } from './libraryHandlers.ts';
import type { SavedFile } from './SavedFile.ts';

type Deps = Pick<LibraryDeps, 'library' | 'files' | 'addresses' | 'logs'> & {
  readonly decks: Pick<DeckStore, 'find'>;
  readonly deckFiles: Pick<FileStore, 'read'>;
};

/** Handlers of what the library sends as files. */
export type TakeTransfers = {
  readonly 'takes.file': (caller: Caller, request: TransferRequest<'takes.file'>) => Promise<SentFile>;
  readonly 'takes.save': (caller: Caller, request: TransferRequest<'takes.save'>) => Promise<SavedFile>;
  readonly 'takes.deck': (caller: Caller, request: TransferRequest<'takes.deck'>) => Promise<SentFile>;
};

/**
 * One answer carries at most this much of a track file, and a browser asks for the next part when it needs it. It holds
 * no more than six connections to a server: those of pictures that are far ahead would keep the others from playing. Less
 * would be slower: each part costs some 25 ms when another place is looked for.
 */
export const MOST_BYTES = 2_097_152;

/** The files of takes and of their courseware, for whoever may watch. */
export function takeTransfers(deps: Deps): TakeTransfers {
  const { logs, decks, deckFiles } = deps;
  return {
    'takes.file': async (caller, request) => {
      const { content } = await signedFile(caller, request, deps);
      return { ...content, use: { kind: 'play', mostBytes: MOST_BYTES } };
    },
    'takes.save': async (caller, request) => {
      const { content, file, take } = await signedFile(caller, request, deps);
      const name = trackFileName(file, take, await logs.readSince(take.lessonId, 0));
      return { ...content, use: { kind: 'save', name } };
    },
    'takes.deck': async (caller, { params: { takeId, deckId } }) => {
      const take = await watched(personOf(caller), deps, takeId);
      const deck = await decks.find(deckId);
      if (deck?.lessonId !== take.lessonId) throw new AppError('deck.not-found', { deckId });
      return sentFile(deck, deckFiles);
    },
  };
}

/** The file that an address is for, if it is good for whoever asks. */
async function signedFile(
  caller: Caller,
  { params: { trackFileId }, query }: TransferRequest<'takes.file' | 'takes.save'>,
  deps: Pick<Deps, 'library' | 'files' | 'addresses'>,
) {
  const { library, files, addresses } = deps;
  const person = personOf(caller);
  addresses.check({ fileId: trackFileId, holderId: person.personId, untilMs: query.until }, query.sign);
  const file = await library.findFile(trackFileId);
  if (!file) throw new AppError('take.not-found');
  // Who may watch can have changed since the address was made.
  const take = await watched(person, deps, file.takeId);
  const bytes = await files.bytesOf(file);
  if (bytes === undefined) throw new AppError('take.not-found', { takeId: file.takeId });
  const read: SentFile['read'] = async (part) => {
    const content = await files.read(file, part);
    if (!content) throw new AppError('take.not-found', { takeId: file.takeId });
    return content;
  };
  return { file, take, content: { contentType: contentTypeOf(file), bytes, tag: `${trackFileId}-${bytes}`, read } };
}
