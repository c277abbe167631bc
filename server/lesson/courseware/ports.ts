import type { Readable } from 'node:stream';
import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import type { DeckId, LessonId } from '../../../shared/vocabulary/index.ts';
import type { StoredLesson } from '../../directory/ports.ts';

/** A deck at rest. */
export type StoredDeck = DeckFile & { readonly lessonId: LessonId; readonly removed: boolean };

/** Where decks are noted; their files are elsewhere. */
export interface DeckStore {
  /** Those of a lesson that are not removed, in the order in which they came. */
  list(lessonId: LessonId): Promise<DeckFile[]>;
  find(deckId: DeckId): Promise<StoredDeck | undefined>;
  add(lessonId: LessonId, deck: DeckFile, atMs: number): Promise<void>;
  /** Removing twice is harmless. */
  remove(deckId: DeckId, atMs: number): Promise<void>;
  /** Whether a deck needs the file: one that is not removed, or one of a lesson that has begun. */
  needsFile(sha256: string): Promise<boolean>;
}

/** What decks need to know of lessons. */
export interface DeckLessons {
  find(
    lessonId: LessonId,
  ): Promise<Pick<StoredLesson, 'lessonId' | 'teacherId' | 'phase' | 'schoolId' | 'listening'> | undefined>;
}

/** A file that has arrived and is not kept yet. One of `keep` and `discard` must be called. */
export interface ArrivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Up to `length` bytes from a place on; fewer at the end of the file. */
  read(at: number, length: number): Promise<Buffer>;
  /** Resolves when the file is durable under its hash. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Where files are kept, each under the SHA-256 of its content. */
export interface FileStore {
  /** Takes a file in as it arrives. Throws `deck.too-large` beyond `maxBytes`, and whatever the source throws. */
  receive(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ArrivedFile>;
  /** The file, or the bytes from `start` to `end` of it, both included. Throws when it is not there. */
  read(sha256: string, part?: { readonly start: number; readonly end: number }): Promise<Readable>;
  remove(sha256: string): Promise<void>;
  /** The hashes of all files that are kept. */
  list(): AsyncIterable<string>;
}

/** What is to be known of a deck before it is drawn. */
export type DeckPages = Pick<DeckFile, 'pages' | 'ratios'>;

/** Reads a PDF where it can do no harm. */
export interface PdfReader {
  /** Throws `deck.broken`, `deck.encrypted`, `deck.too-many-pages`. */
  read(path: string): Promise<DeckPages>;
}

/** Makes PDF of office files. */
export interface OfficeConverter {
  /** Calls `use` with the PDF's path, which is good until that has settled. Throws `deck.converter-missing`, `deck.not-converted`. */
  convert<T>(path: string, use: (pdfPath: string) => Promise<T>): Promise<T>;
}
