import type { Readable } from 'node:stream';
import type { CompositionStatus } from '../../../shared/api/index.ts';
import type { ErrorCode } from '../../../shared/errors/index.ts';
import type { CompositionId, PersonId, TakeId } from '../../../shared/vocabulary/index.ts';
import type { Part } from '../../platform/Part.ts';
import type { Film } from './filmOf.ts';

/** A composition as it is kept. */
export type StoredComposition = {
  readonly compositionId: CompositionId;
  readonly takeId: TakeId;
  readonly askedBy: PersonId;
  readonly askedAtMs: number;
  /** In ms since the take began. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly status: CompositionStatus;
  readonly error: ErrorCode | null;
  readonly bytes: number | null;
  readonly pagesMs: number | null;
  /** When it was done or failed. */
  readonly endedAtMs: number | null;
};

/** What changes of it. */
export type CompositionChange = Partial<
  Pick<StoredComposition, 'askedBy' | 'askedAtMs' | 'status' | 'error' | 'bytes' | 'pagesMs' | 'endedAtMs'>
>;

/** Where compositions are noted. */
export interface CompositionStore {
  add(composition: StoredComposition): Promise<void>;
  find(compositionId: CompositionId): Promise<StoredComposition | undefined>;
  /** Of one take, newest first. */
  ofTake(takeId: TakeId): Promise<StoredComposition[]>;
  /** Those that wait or are being made, in the order in which they were asked for. */
  unfinished(): Promise<StoredComposition[]>;
  /** Those that were done or failed before an instant. */
  endedBefore(atMs: number): Promise<StoredComposition[]>;
  /** Changes one; one that is not there any more stays away. */
  change(compositionId: CompositionId, change: CompositionChange): Promise<void>;
  /** Removing twice is harmless. */
  remove(compositionId: CompositionId): Promise<void>;
}

/** Which file it is. */
export type MadeFile = Pick<StoredComposition, 'takeId' | 'compositionId'>;

/** A film that is made. */
export type MadeFilm = {
  /** How long its file is. */
  readonly bytes: number;
  /** For so long a page could not be drawn: it is a plain sheet with its number there, or missing. */
  readonly undrawnMs: number;
};

/** Makes films into files, and keeps them. */
export interface FilmStudio {
  /** Whether it can make any. */
  ready(): Promise<boolean>;
  /**
   * Makes a film. When it is settled, nothing works on it any more; when it rejects, nothing is left of it.
   *
   * @param onProgress - Called with how much is made, 0–1.
   * Throws `composition.failed` (also when `signal` has stopped it) and `composition.no-room`.
   */
  make(
    file: MadeFile,
    film: Film,
    how: { readonly signal: AbortSignal; readonly onProgress: (ratio: number) => void },
  ): Promise<MadeFilm>;
  /** The file, or the bytes from `start` to `end` of it, both included. Throws when it is not there. */
  read(file: MadeFile, part?: Part): Promise<Readable>;
  /** Removes the file and what an ended process has left of it. Removing twice is harmless. */
  remove(file: MadeFile): Promise<void>;
}
