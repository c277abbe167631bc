import type { PictureSize } from '../frames/Frame.ts';
import type { FileGrowth, RecordingFailure } from '../ports.ts';
import type { Sample } from '../StreamIntake.ts';
import { type Cluster, ClusterBuilder, MAX_CLUSTER_MS } from './ClusterBuilder.ts';
import { CueList } from './CueList.ts';
import { createFile, type DiskFile, writeWhole } from './disk.ts';
import { buildFileHead, type FileHead, segmentStart } from './fileHead.ts';

/** What came is on the disk after this long at the latest, in ms: what a crash may cost. */
const FLUSH_AFTER_MS = 700;

/** So much may wait for a slow disk, in bytes; one that is slower cannot record at all. */
const MAX_WAITING_BYTES = 32_000_000;

/** The last picture is taken to last as long as the one before, and no longer than this, in ms. */
const LAST_PICTURE_MOST_MS = 100;

/** How a file is made. */
export type TrackFileOptions = Pick<FileHead, 'codec' | 'codecPrivate' | 'channels' | 'tags'> & {
  readonly path: string;
  /** The best that is known of the time of the first sample. */
  readonly startAtMs: () => number;
  /** Called when more of the file has become durable. */
  readonly onGrown: (growth: FileGrowth) => void;
  /** Called once when the file had to be ended because it could not be written; what was durable stays. */
  readonly onFailed: (code: RecordingFailure) => void;
  /** Tests give a disk that is full. */
  readonly create?: (path: string) => Promise<DiskFile>;
};

type Waiting = { readonly cluster: Cluster; readonly endMs: number; readonly size: PictureSize | undefined };

/**
 * One stream's file, WebM or Matroska. It comes into being with the first sample and can be played at any moment: whole
 * clusters go to the disk, then the head is brought up to date in place, and only then the growth is told.
 */
export class TrackFile {
  readonly #options: TrackFileOptions;
  readonly #cluster = new ClusterBuilder();
  readonly #cues = new CueList();
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | undefined;
  #file: DiskFile | undefined;
  /** What is on the disk for good, in bytes and ms. */
  #durable = { bytes: 0, endMs: 0 };
  #openedAtMs = 0;
  #lastMs = Number.NEGATIVE_INFINITY;
  #endMs = 0;
  #size: PictureSize | undefined;
  #largest: PictureSize | undefined;
  #isEnded = false;
  #isTooSlow = false;

  constructor(options: TrackFileOptions) {
    this.#options = options;
  }

  /** What is durable of it now; `undefined` while there is nothing. */
  get growth(): FileGrowth | undefined {
    if (this.#durable.bytes === 0) return undefined;
    return {
      startAtMs: this.#options.startAtMs(),
      durationMs: this.#durable.endMs,
      bytes: this.#durable.bytes,
      ...this.#size,
    };
  }

  /** Adds the next sample. `nowMs` is the same clock as that of `tick`. */
  add({ timeMs, isKey, parts, lastsMs, size }: Sample, nowMs: number): void {
    if (this.#isEnded) return;
    const isSound = this.#options.codec === 'opus';
    const wholeMs = Math.max(Math.round(timeMs), this.#lastMs + (isSound ? 0 : 1), 0);
    const openedMs = this.#cluster.timeMs;
    if (openedMs !== undefined && ((isKey && !isSound) || wholeMs - openedMs > MAX_CLUSTER_MS)) this.#finishCluster();
    if (this.#cluster.timeMs === undefined) this.#openedAtMs = nowMs;
    this.#cluster.add({ timeMs: wholeMs, isKey, parts });
    const sinceLastMs = Number.isFinite(this.#lastMs) ? wholeMs - this.#lastMs : 0;
    this.#endMs = isSound
      ? Math.max(this.#endMs, wholeMs + lastsMs)
      : wholeMs + Math.min(sinceLastMs, LAST_PICTURE_MOST_MS);
    this.#lastMs = wholeMs;
    if (size) this.#size = size;
  }

  /** To be called some times a second: sends on what has waited long enough. */
  tick(nowMs: number): void {
    if (this.#cluster.timeMs !== undefined && nowMs - this.#openedAtMs >= FLUSH_AFTER_MS) this.#finishCluster();
  }

  /** Writes what is left and the index. Resolves when all is durable, or at once when the file has failed. */
  async close(): Promise<void> {
    this.#finishCluster();
    this.#isEnded = true;
    await this.#writing;
    const file = this.#file;
    this.#file = undefined;
    if (!file) return;
    try {
      await this.#finalise(file);
      await file.close();
    } catch (failure) {
      await this.#giveUp(file, failure);
    }
  }

  #finishCluster(): void {
    const cluster = this.#isEnded ? undefined : this.#cluster.finish();
    if (!cluster) return;
    this.#waiting.push({ cluster, endMs: this.#endMs, size: this.#size });
    this.#waitingBytes += cluster.bytes.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) this.#isTooSlow = this.#isEnded = true;
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) await this.#writeBatch(this.#waiting.splice(0));
      if (this.#isTooSlow) throw new Error('the disk is too slow');
    } catch (failure) {
      await this.#fail(failure);
    }
    // In the same breath as the last look at what waits: nothing can have come in between.
    this.#writing = undefined;
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    this.#file ??= await (this.#options.create ?? createFile)(this.#options.path);
    const last = batch.at(-1);
    if (!last) return;
    this.#largest = largerOf(this.#largest, last.size);
    const head = this.#head(last.endMs, undefined);
    let end = Math.max(this.#durable.bytes, head.length);
    const start = segmentStart(this.#options.codec);
    for (const { cluster } of batch) {
      await writeWhole(this.#file, cluster.bytes, end);
      this.#cues.note(cluster, end - start);
      end += cluster.bytes.length;
      this.#waitingBytes -= cluster.bytes.length;
    }
    await writeWhole(this.#file, head, 0);
    await this.#file.datasync();
    this.#durable = { bytes: end, endMs: last.endMs };
    const { growth } = this;
    if (growth) this.#options.onGrown(growth);
  }

  /** Ends the file as far as it is durable: it can be played, and what is left of the disk is the others'. */
  async #fail(failure: unknown): Promise<void> {
    this.#isEnded = true;
    this.#waiting = [];
    const file = this.#file;
    this.#file = undefined;
    if (!file) return this.#options.onFailed(codeOf(failure));
    await file.truncate(this.#durable.bytes).catch(() => undefined);
    if (this.#durable.bytes > 0) await this.#finalise(file).catch(() => undefined);
    await this.#giveUp(file, failure);
  }

  /** Without an index a file still plays, and the recovery will make one; half an index must not stay. */
  async #giveUp(file: DiskFile, failure: unknown): Promise<void> {
    await file.truncate(this.#durable.bytes).catch(() => undefined);
    await file.close().catch(() => undefined);
    this.#options.onFailed(codeOf(failure));
  }

  async #finalise(file: DiskFile): Promise<void> {
    const cues = this.#cues.build();
    const { bytes: cuesAt, endMs } = this.#durable;
    await writeWhole(file, cues, cuesAt);
    // The index before what points to it: a file of which only the half is there still plays.
    await file.datasync();
    const bytes = cuesAt + cues.length;
    await writeWhole(file, this.#head(endMs, { cuesAt, bytes }), 0);
    await file.datasync();
    this.#durable = { bytes, endMs };
  }

  #head(durationMs: number, closed: FileHead['closed']): Buffer {
    const { codec, codecPrivate, channels, tags, startAtMs } = this.#options;
    return buildFileHead({
      codec,
      codecPrivate,
      channels,
      tags,
      size: this.#largest,
      startAtMs: startAtMs(),
      durationMs,
      closed,
    });
  }
}

function largerOf(one: PictureSize | undefined, other: PictureSize | undefined): PictureSize | undefined {
  if (!one || !other) return one ?? other;
  return other.heightPx * other.widthPx > one.heightPx * one.widthPx ? other : one;
}

function codeOf(failure: unknown): RecordingFailure {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed';
}
