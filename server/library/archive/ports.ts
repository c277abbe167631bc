import type { Readable } from 'node:stream';
import type { FilesHeld } from '../../../shared/api/index.ts';
import type { TakeId, TrackFileId } from '../../../shared/vocabulary/index.ts';
import type { Part } from '../../platform/Part.ts';
import type { TakeFile, TakeFiles } from '../ports.ts';

/** An upload that is under way: what the store calls it, and under which key its content will be. */
export type Upload = { readonly key: string; readonly uploadId: string };

/** A part of an upload that the store has: what it calls the part's content. */
export type SentPart = { readonly number: number; readonly etag: string };

/** How something is sent or fetched. */
export type Transfer = {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Waits until so many bytes more may go over the line; rejects when `signal` ends it. */
  readonly pace: (bytes: number, signal: AbortSignal) => Promise<void>;
};

/**
 * A store of objects on another machine. Everything throws `store.unreachable`, `store.refused`, `store.no-bucket` or
 * `store.failed`.
 */
export interface ObjectStore {
  /** Host and bucket, for people; nothing secret. */
  readonly name: string;
  /** Passes when it answers, knows this server's key and has the bucket. */
  ping(): Promise<void>;
  /** Begins an upload in parts. Nothing can be read under the key before it is finished. */
  begin(key: string): Promise<string>;
  /** The parts that it has of an upload. `undefined`: it does not tell. `gone`: it knows no such upload. */
  partsOf(upload: Upload): Promise<readonly SentPart[] | 'gone' | undefined>;
  /**
   * Sends one part. Throws `store.damaged` when what came is not what was sent, and `UploadGoneError`.
   *
   * @param number - From 1.
   */
  sendPart(upload: Upload, part: { readonly number: number; readonly bytes: Buffer }, how: Transfer): Promise<string>;
  /** Makes one object of the parts. Throws `UploadGoneError` when it knows no such upload, or not all of the parts. */
  finish(upload: Upload, parts: readonly SentPart[]): Promise<void>;
  /** Forgets uploads under a key that were not finished, this one among them. Harmless when there are none. */
  abandon(key: string, uploadId: string | null): Promise<void>;
  /** The object, or the bytes from `start` to `end` of it, both included. `undefined` when there is none. */
  read(key: string, part?: Part): Promise<Readable | undefined>;
  /** How long an object is, in bytes; `undefined` when there is none. */
  bytesOf(key: string): Promise<number | undefined>;
  /** Removing what is not there is harmless. */
  remove(key: string): Promise<void>;
}

/** The store does not know an upload any more: it was finished, abandoned, or swept away. */
export class UploadGoneError extends Error {
  constructor() {
    super('the store knows no such upload');
    this.name = 'UploadGoneError';
  }
}

/** Files of takes on this machine, which can be removed one by one. */
export interface LocalTakeFiles extends TakeFiles {
  /** Removing twice is harmless. */
  remove(file: TakeFile): Promise<void>;
}

/** A complete file of a take, as it is watched over. It outlives its take until the last copy is gone. */
export type KeptFile = TakeFile & {
  /** Hex, of the whole file; `null` when it was not there to be read. */
  readonly sha256: string | null;
  readonly bytes: number;
  /** When it was last read and compared with its hash. 0: somebody wants it to be. */
  readonly checkedAtMs: number;
  /** When it was found not to be what was recorded. */
  readonly damagedAtMs: number | null;
  /** Under which key it is, or may come to be, in the store; `null`: nothing of it was ever sent. */
  readonly objectKey: string | null;
  /** The upload that is under way. */
  readonly uploadId: string | null;
  /** Length of its parts but the last. */
  readonly partBytes: number;
  readonly parts: readonly SentPart[];
  /** Since when the store has it, read back and compared with its hash. */
  readonly storedAtMs: number | null;
  /** Since when it is in the store only. */
  readonly leftAtMs: number | null;
};

/** What changes of a kept file while it is sent. */
export type SendingChange = Partial<Pick<KeptFile, 'objectKey' | 'uploadId' | 'partBytes' | 'parts'>>;

/** Counts of files by where they are. */
export type FileCensus = {
  readonly here: FilesHeld;
  readonly moved: FilesHeld;
  /** Not in the store and not damaged. */
  readonly notMoved: FilesHeld;
  readonly damaged: FilesHeld;
  readonly unchecked: number;
};

/** Which files are kept where. */
export interface ArchiveStore {
  /** Complete files of takes that have ended and that nobody watches over yet, oldest first. */
  unknown(limit: number): Promise<(TakeFile & { readonly bytes: number })[]>;
  /** Begins to watch over a file, and notes its hash with it, both or neither. One that is known stays as it is. */
  keep(
    file: Pick<KeptFile, 'takeId' | 'trackFileId' | 'codec' | 'sha256' | 'bytes' | 'checkedAtMs' | 'damagedAtMs'>,
  ): Promise<void>;
  find(trackFileId: TrackFileId): Promise<KeptFile | undefined>;
  /** All of a take, also of one that was removed. */
  ofTake(takeId: TakeId): Promise<KeptFile[]>;
  /** Whole files of takes that were not removed and that the store does not have, oldest first. */
  unstored(limit: number): Promise<KeptFile[]>;
  /** Files in both places whose takes ended before an instant. */
  inBothPlaces(endedBeforeMs: number, limit: number): Promise<KeptFile[]>;
  /**
   * Files that are thought whole and were last compared before an instant. Those in the store only are left out, unless
   * somebody wants them compared: whoever runs it looks after its disks, and fetching all of them costs the line.
   */
  uncheckedSince(atMs: number, limit: number): Promise<KeptFile[]>;
  /** Has all of them compared again. */
  forgetChecks(): Promise<void>;
  noteCheck(trackFileId: TrackFileId, check: Pick<KeptFile, 'checkedAtMs' | 'damagedAtMs'>): Promise<void>;
  /**
   * Takes the right to change a file's place until an instant, or prolongs it. `false` when somebody else has it, or the
   * file is not kept any more, or, unless `removed`, its take was removed.
   */
  claim(trackFileId: TrackFileId, claim: Claim): Promise<boolean>;
  release(trackFileId: TrackFileId, by: string): Promise<void>;
  noteSending(trackFileId: TrackFileId, change: SendingChange): Promise<void>;
  /** The store has it whole, and the upload is over; in one step. `false` when the take was removed meanwhile. */
  noteStored(trackFileId: TrackFileId, atMs: number): Promise<boolean>;
  /** The store has lost it. */
  noteUnstored(trackFileId: TrackFileId): Promise<void>;
  /** It is in the store only. */
  noteLeft(trackFileId: TrackFileId, atMs: number): Promise<void>;
  /** No copy of it is left. */
  forget(trackFileId: TrackFileId): Promise<void>;
  census(): Promise<FileCensus>;
}

/** A right to change a file's place, which runs out by itself when its owner is killed. */
export type Claim = {
  /** Whose it is: each process and each removal has its own name. */
  readonly by: string;
  readonly nowMs: number;
  readonly untilMs: number;
  readonly removed: boolean;
};
