import { join } from 'node:path';
import { AppError } from '../../shared/errors/index.ts';
import type { Stream } from '../../shared/lesson/state.ts';
import { idPrefixes, type LessonId, type TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';
import type { LessonMedia, StreamTap } from '../lesson/ports.ts';
import type { Log } from '../platform/Log.ts';
import { newId } from '../platform/newId.ts';
import { IndexEntry } from './IndexEntry.ts';
import type { FileNews, RecorderPort } from './ports.ts';
import { recoverEntry } from './recoverTakes.ts';
import { TrackFileRecording } from './TrackFileRecording.ts';
import type { TakeStore } from './takeStore.ts';

/** Wait before a stream that could not be recorded is tried again, in ms. */
const AGAIN_AFTER_MS = 500;

/** A take's sign has reached every display, and what was seen and heard before it has come in, after so many ms. */
const SIGN_FIRST_MS = 200;

/** What recording a stream needs. */
export type KeepingParts = {
  readonly recorder: RecorderPort;
  readonly store: TakeStore;
  /** Where all takes are. */
  readonly folder: string;
  readonly log: Log;
};

type Options = KeepingParts & {
  readonly media: Pick<LessonMedia, 'tap'>;
  readonly lessonId: LessonId;
  readonly takeId: TakeId;
  /** When the take began, on the server's clock. */
  readonly beganAtMs: number;
  readonly stream: Stream;
  /** Resolves when the take is in the index, or could not be written into it. */
  readonly takeNoted: Promise<void>;
  /** Something changed: whether the stream is being kept just now, or the disk is full. */
  readonly onChanged: () => void;
};

/** How a stream stands: it is kept, its next file is being sought, or there is no room for it. */
export type Keeping = 'kept' | 'broken' | 'no-room';

/**
 * Keeps one stream of a take, in as many files as it takes: after whatever breaks one file the next is begun, until
 * `stop`. Nothing here throws: the lesson goes on whether or not it is recorded.
 */
export class KeptStream {
  readonly #options: Options;
  readonly #work: Promise<void>;
  #stopped = false;
  #stop: () => void = () => undefined;
  #keeping: Keeping = 'kept';
  /** Files whose writer died are made whole, one after another. */
  #recovering: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#work = this.#keep();
  }

  /** How it stands. */
  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Ends its file; resolves when that is whole and in the index. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stop();
    await this.#work;
    await this.#recovering;
  }

  async #keep(): Promise<void> {
    // Nothing is kept that was captured before it was announced.
    await this.#pause(this.#options.beganAtMs + SIGN_FIRST_MS - Date.now());
    while (!this.#stopped && this.#keeping !== 'no-room') {
      try {
        await this.#keepOneFile();
      } catch (err) {
        if (this.#stopped) return;
        const { code } = AppError.from(err);
        this.#become(code === 'recording.disk-full' ? 'no-room' : 'broken');
        this.#options.log.warn({ event: 'take.stream-not-kept', streamId: this.#options.stream.streamId, err });
        await this.#pause(AGAIN_AFTER_MS);
      }
    }
  }

  /** Resolves when the file has ended, for whatever reason. */
  async #keepOneFile(): Promise<void> {
    const { stream, takeId, lessonId, folder, store, log, recorder, media, takeNoted } = this.#options;
    const trackFileId = newId(TrackFileId, idPrefixes.trackFile);
    const entry = new IndexEntry(trackFileId, { store, log, after: takeNoted });
    const ended = Promise.withResolvers<FileNews>();
    const opened = { entry, trackFileId };
    try {
      const recording = await TrackFileRecording.start({
        media: { tap: async (streamId, to) => this.#noted(await media.tap(streamId, to), opened) },
        recorder,
        streamId: stream.streamId,
        order: {
          fileId: trackFileId,
          folder: join(folder, takeId),
          tags: { TAKE_ID: takeId, LESSON_ID: lessonId, STREAM_ID: stream.streamId },
        },
        onNews: (news) => (news.kind === 'growing' ? entry.grew(news) : ended.resolve(news)),
      });
      this.#become('kept');
      this.#stop = () => void recording.stop();
      if (this.#stopped) this.#stop();
      await this.#close(await ended.promise, opened);
    } catch (failure) {
      entry.ended(null);
      throw failure;
    } finally {
      this.#stop = () => undefined;
      await entry.settled();
    }
  }

  /** Puts the file into the index before anything of it is written. */
  #noted(tap: StreamTap, { entry, trackFileId }: { entry: IndexEntry; trackFileId: TrackFileId }): StreamTap {
    const { takeId, stream } = this.#options;
    const { streamId, seatId, kind, medium } = stream;
    entry.open({
      ...{ trackFileId, takeId, streamId, seatId, kind, medium },
      codec: tap.rtp.codec,
      status: 'growing',
      startAtMs: Date.now(),
      durationMs: 0,
      bytes: 0,
      widthPx: null,
      heightPx: null,
      sha256: null,
    });
    return tap;
  }

  async #close(news: FileNews, { entry, trackFileId }: { entry: IndexEntry; trackFileId: TrackFileId }): Promise<void> {
    if (news.kind === 'closed' || news.kind === 'failed') entry.ended(news.growth);
    // Beside what follows: the next file must not wait for this one.
    if (news.kind === 'lost') this.#recovering = this.#recover(this.#recovering, entry, trackFileId);
    const isFull =
      (news.kind === 'closed' && news.reason === 'disk-full') || (news.kind === 'failed' && news.code === 'disk-full');
    if (isFull) this.#become('no-room');
    else if (news.kind === 'failed' || news.kind === 'lost') this.#become('broken');
    // A tap that ended by itself: its stream is about to end, or its worker is being replaced.
    else if (!this.#stopped && news.kind === 'closed' && news.reason === 'asked') await this.#pause(AGAIN_AFTER_MS);
  }

  async #recover(before: Promise<void>, entry: IndexEntry, trackFileId: TrackFileId): Promise<void> {
    await Promise.all([before, entry.settled()]);
    await recoverEntry(trackFileId, this.#options);
  }

  #become(keeping: Keeping): void {
    if (keeping === this.#keeping) return;
    this.#keeping = keeping;
    this.#options.onChanged();
  }

  /** Waits so many ms, or until it is stopped; not at all for none. */
  async #pause(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#stop = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
