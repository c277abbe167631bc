import type { Readable } from 'node:stream';
import type { EndpointHandlers, TransferRequest, UploadReply } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { DeckKind } from '../../../shared/lesson/coursewareState.ts';
import { type DeckId, type LessonId, OBSERVING } from '../../../shared/vocabulary/index.ts';
import { type Caller, hasRole, personOf } from '../../accounts/Caller.ts';
import type { Agenda } from '../../directory/Agenda.ts';
import { sees } from '../../directory/sight.ts';
import type { Part } from '../../platform/Part.ts';
import type { DeckShelf } from './DeckShelf.ts';
import type { DeckLessons, DeckStore, FileStore, StoredDeck } from './ports.ts';

type Deps = {
  readonly shelf: DeckShelf;
  readonly decks: DeckStore;
  readonly files: FileStore;
  readonly lessons: DeckLessons;
  readonly agenda: Pick<Agenda, 'announce'>;
};

/** A file as it is sent out. */
export type SentFile = {
  readonly contentType: string;
  readonly bytes: number;
  /** Says the same for the same content. */
  readonly tag: string;
  /**
   * `keep`: fetched whole by a page of ours, and the same for ever. `play`: played piece by piece, at most `mostBytes` in
   * one answer; by an address that is not good for ever.
   */
  readonly use: { readonly kind: 'keep' } | { readonly kind: 'play'; readonly mostBytes: number };
  readonly read: (part?: Part) => Promise<Readable>;
};

/** Handlers of what carries files. */
export type TransferHandlers = {
  readonly 'decks.upload': (
    caller: Caller,
    request: TransferRequest<'decks.upload'>,
    source: AsyncIterable<Uint8Array>,
  ) => Promise<UploadReply>;
  readonly 'decks.file': (caller: Caller, request: TransferRequest<'decks.file'>) => Promise<SentFile>;
  readonly 'pupils.picture': (caller: Caller, request: TransferRequest<'pupils.picture'>) => Promise<SentFile>;
};

const CONTENT_TYPES: Record<DeckKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** The decks of lessons, for their teachers and the displays that listen. */
export function deckHandlers(
  deps: Deps,
): Pick<EndpointHandlers<Caller>, 'decks.list' | 'decks.remove'> & Omit<TransferHandlers, 'pupils.picture'> {
  const { shelf, files } = deps;
  return {
    'decks.list': async (caller, { params: { lessonId } }) => {
      await seen(caller, deps, lessonId);
      return { decks: await shelf.list(lessonId) };
    },
    'decks.remove': async (caller, { params: { deckId } }) => {
      const deck = await found(deps, deckId);
      const announce = await taught(caller, deps, deck.lessonId);
      await shelf.remove(deck);
      announce();
      return {};
    },
    'decks.upload': async (caller, { params: { lessonId }, query: { title } }, source) => {
      const announce = await taught(caller, deps, lessonId);
      const deck = await shelf.add(lessonId, title, source);
      announce();
      return { deck };
    },
    'decks.file': async (caller, { params: { deckId } }) => {
      const deck = await found(deps, deckId);
      await seenOrObserved(caller, deps, deck.lessonId);
      return sentFile(deck, files);
    },
  };
}

/** A deck's file as it is sent out. */
export function sentFile({ kind, bytes, sha256 }: StoredDeck, files: Pick<FileStore, 'read'>): SentFile {
  return {
    contentType: CONTENT_TYPES[kind],
    bytes,
    tag: sha256,
    use: { kind: 'keep' },
    read: (part) => files.read(sha256, part),
  };
}

async function found({ decks }: Deps, deckId: DeckId): Promise<StoredDeck> {
  const deck = await decks.find(deckId);
  if (!deck || deck.removed) throw new AppError('deck.not-found', { deckId });
  return deck;
}

type FoundLesson = NonNullable<Awaited<ReturnType<DeckLessons['find']>>>;

async function lessonOf({ lessons }: Deps, lessonId: LessonId): Promise<FoundLesson> {
  const lesson = await lessons.find(lessonId);
  if (!lesson) throw new AppError('lesson.not-found', { lessonId });
  return lesson;
}

/** Lets only the lesson's teacher through, while it has not ended. Returns how to tell everybody of a change. */
async function taught(caller: Caller, deps: Deps, lessonId: LessonId): Promise<() => void> {
  const { teacherId, phase, listening } = await lessonOf(deps, lessonId);
  if (teacherId !== personOf(caller).personId) throw new AppError('lesson.not-yours', { lessonId });
  if (phase === 'ended') throw new AppError('lesson.ended', { lessonId });
  const classroomIds = listening.map(({ classroomId }) => classroomId);
  return () => deps.agenda.announce({ lessonId, teacherId, classroomIds });
}

/** Lets the lesson's teacher and the displays of its classrooms through. */
async function seen({ identity }: Caller, deps: Deps, lessonId: LessonId): Promise<void> {
  if (!isTheirs(identity, await lessonOf(deps, lessonId))) throw new AppError('lesson.not-yours', { lessonId });
}

/** The same, and whoever may look into the lesson, once it has begun. */
async function seenOrObserved({ identity }: Caller, deps: Deps, lessonId: LessonId): Promise<void> {
  const lesson = await lessonOf(deps, lessonId);
  const mayLook = identity.kind === 'person' && hasRole(identity, ...OBSERVING) && sees(identity, lesson);
  if (!(mayLook && lesson.phase !== 'planned') && !isTheirs(identity, lesson))
    throw new AppError('lesson.not-yours', { lessonId });
}

function isTheirs(identity: Caller['identity'], { teacherId, listening }: FoundLesson): boolean {
  if (identity.kind === 'person') return identity.personId === teacherId;
  return identity.kind === 'display' && listening.some(({ classroomId }) => classroomId === identity.classroomId);
}
