import type { TrackFile } from '../../shared/api/index.ts';
import type { LessonId, TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';

/** A take as it begins. */
export type NewTake = { readonly takeId: TakeId; readonly lessonId: LessonId; readonly beganAtMs: number };

/** A track file at rest. `growing`: it is being written, or was when the process ended. `complete`: nothing comes to it any more. */
export type StoredTrackFile = TrackFile & {
  readonly takeId: TakeId;
  readonly status: 'growing' | 'complete';
  /** Hex, of the complete file. */
  readonly sha256: string | null;
};

/** What changes of a track file while it grows and when it is complete. */
export type TrackFileChange = Partial<
  Pick<StoredTrackFile, 'startAtMs' | 'durationMs' | 'bytes' | 'widthPx' | 'heightPx' | 'status' | 'sha256'>
>;

/** Where takes and the index of their files are kept. */
export interface TakeStore {
  /** Notes a take; one that is known already stays as it is. */
  begin(take: NewTake): Promise<void>;
  /** Notes its end; the first end counts. */
  end(takeId: TakeId, endedAtMs: number): Promise<void>;
  openFile(file: StoredTrackFile): Promise<void>;
  changeFile(trackFileId: TrackFileId, change: TrackFileChange): Promise<void>;
  /** Nothing came of it. */
  removeFile(trackFileId: TrackFileId): Promise<void>;
  /** Files that nobody has closed, e.g. after a restart. */
  growingFiles(): Promise<StoredTrackFile[]>;
  /** The files of a take, in the order in which they began. */
  filesOf(takeId: TakeId): Promise<StoredTrackFile[]>;
}
