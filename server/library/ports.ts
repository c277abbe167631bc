import type { Readable } from 'node:stream';
import type { Audience, LibraryTake } from '../../shared/api/index.ts';
import type { Grade, PersonId, SchoolId, Subject, TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';
import type { Part } from '../platform/Part.ts';
import type { StoredTrackFile } from '../recording/takeStore.ts';

/** A take with what the library says of it. */
export type StoredTake = Omit<LibraryTake, 'mine' | 'listening'> & {
  readonly listening: readonly (LibraryTake['listening'][number] & { readonly schoolId: SchoolId })[];
  /** Who may watch it because they were invited to a study of it. */
  readonly invited: readonly PersonId[];
};

/** Which takes somebody may watch: all of them, or their own, those of the district, and those shown to their school. */
export type TakeSight =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'some';
      readonly personId: PersonId;
      readonly schoolId: SchoolId | null;
      readonly reaches: boolean;
    };

/** What is looked for; all that is given must fit. */
export type TakeFilter = {
  /** Each of them somewhere in title, course, teacher or school. */
  readonly words: readonly string[];
  readonly subject?: Subject | undefined;
  readonly grade?: Grade | undefined;
  /** One that teaches or listens. */
  readonly schoolId?: SchoolId | undefined;
  readonly teacherId?: PersonId | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
};

/** The takes that are kept, with the lessons they are of. Those that were removed are not there. */
export interface LibraryStore {
  /** Newest first. */
  list(sight: TakeSight, filter: TakeFilter, limit: number): Promise<StoredTake[]>;
  find(takeId: TakeId): Promise<StoredTake | undefined>;
  setAudience(takeId: TakeId, audience: Audience): Promise<void>;
  /** Notes that it is removed and forgets its files, the links to it, the marks in it and the studies of it. */
  remove(takeId: TakeId, atMs: number): Promise<void>;
  /** Takes that have ended and began before a moment, oldest first. */
  beganBefore(atMs: number, limit: number): Promise<TakeId[]>;
  /** Takes that were removed and whose files may still be on the disk. */
  removedWithFiles(limit: number): Promise<TakeId[]>;
  /** The files of a removed take are gone from the disk. */
  noteFilesGone(takeId: TakeId): Promise<void>;
  filesOf(takeId: TakeId): Promise<StoredTrackFile[]>;
  findFile(trackFileId: TrackFileId): Promise<StoredTrackFile | undefined>;
}

/** What tells one file of a take from the others, and how it is packed. */
export type TakeFile = Pick<StoredTrackFile, 'takeId' | 'trackFileId' | 'codec'>;

/** A file of a take that is open. */
export interface TakeFileReader {
  /** Up to `length` bytes from a place on; fewer at the end of the file. */
  readonly readAt: (position: number, length: number) => Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Where the files of takes are, on this machine or elsewhere. Files that are elsewhere can be out of reach for a while:
 * then reading and removing throw `store.unreachable`, `store.refused`, `store.no-bucket` or `store.failed`.
 */
export interface TakeFiles {
  /** How long it is now, in bytes; `undefined` when it is not there. */
  bytesOf(file: TakeFile): Promise<number | undefined>;
  /**
   * The file, or the bytes from `start` to `end` of it, both included, as they are wanted; `undefined` when it is not
   * there. Whoever destroys what it gives ends the fetching.
   */
  read(file: TakeFile, part?: Part): Promise<Readable | undefined>;
  /** Opens it to be read here and there, until it is closed; `undefined` when it is not there. */
  open(file: TakeFile): Promise<TakeFileReader | undefined>;
  /** Removes all files of a take, wherever they are. Removing twice is harmless; one that failed is to be repeated. */
  removeAll(takeId: TakeId): Promise<void>;
}
