import type { TappedRtp } from '../lesson/ports.ts';

/** What is durable of one file. */
export type FileGrowth = {
  /** Server's clock at the file's first sample, Unix ms with fraction; improves while the file is young. */
  readonly startAtMs: number;
  /** At any place of the file, `startAtMs` + time in the file = server's clock when it was captured, within a few ms. */
  readonly durationMs: number;
  readonly bytes: number;
  /** Of the newest key picture. */
  readonly widthPx?: number;
  readonly heightPx?: number;
};

/** Why a file had to be ended. */
export type RecordingFailure = 'disk-full' | 'write-failed';

/** Why a file was closed: because `close` was called, or because the disk is nearly full. */
export type CloseReason = 'asked' | 'disk-full';

/** News of one file. After `closed`, `failed` and `lost` there is no more of it. */
export type FileNews =
  /** More of it is durable; at most about one a second. */
  | ({ readonly kind: 'growing'; readonly fileId: string } & FileGrowth)
  /** It is complete, with its index. `growth` is `null` when nothing ever came: then there is no file. */
  | {
      readonly kind: 'closed';
      readonly fileId: string;
      readonly reason: CloseReason;
      /** Name within its folder. */
      readonly fileName: string | null;
      readonly growth: FileGrowth | null;
    }
  /** It could not be written on; what `growth` says is there and can be played. */
  | {
      readonly kind: 'failed';
      readonly fileId: string;
      readonly code: RecordingFailure;
      readonly fileName: string | null;
      readonly growth: FileGrowth | null;
    }
  /** The recorder's process died. `recoverFile` mends what it left; another process is being started. */
  | { readonly kind: 'lost'; readonly fileId: string };

/** A file to be recorded. */
export type FileOrder = {
  /** Also the file's name; of letters, digits, `_` and `-`. */
  readonly fileId: string;
  /** Absolute path of the take's folder; made when it is not there. */
  readonly folder: string;
  /** Kept within the file, e.g. TAKE_ID, STREAM_ID, LESSON_ID; with FILE_ID an index can be made of files alone. */
  readonly tags: Readonly<Record<string, string>>;
};

/** Where a stream's packets come from. */
export type StreamSource = { readonly rtp: TappedRtp; readonly from: { readonly ip: string; readonly port: number } };

/** Writes streams into files. */
export interface RecorderPort {
  /**
   * Gets ready for a file: a port on this machine where its packets may come. Throws `recording.unavailable` when no
   * recorder runs (it is being started again) and `recording.disk-full`.
   */
  open(order: FileOrder): Promise<{ readonly ip: string; readonly port: number }>;
  /** Says what will come there; to be called before anything does. The file begins with the first key frame. */
  begin(fileId: string, source: StreamSource): Promise<void>;
  /** Ends a file and resolves when its last news has been told; at once for one that is not open. */
  close(fileId: string): Promise<void>;
  /** Its process ends as in a crash, and is started again. Returns whether one ran. For drills. */
  strike(): boolean;
  /** Calls `listener` with all news from now on; the returned function ends that. */
  subscribe(listener: (news: FileNews) => void): () => void;
}
