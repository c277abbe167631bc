import type { StreamId } from '../../shared/vocabulary/index.ts';
import type { LessonMedia } from '../lesson/ports.ts';
import { Scope } from '../platform/Scope.ts';
import type { FileNews, FileOrder, RecorderPort } from './ports.ts';

/** How one stream is recorded. */
export type TrackFileRecordingOptions = {
  readonly media: Pick<LessonMedia, 'tap'>;
  readonly recorder: RecorderPort;
  readonly streamId: StreamId;
  readonly order: FileOrder;
  /** News of this file; the last one is `closed`, `failed` or `lost`. */
  readonly onNews: (news: FileNews) => void;
};

/**
 * One stream on its way into one file: file opened, stream tapped, tap started. It ends when the stream does, when the
 * file can hold no more (disk full, recorder's death), or when it is told to; each time with one
 * last piece of news. Whoever wants the stream to be recorded on starts another with a fresh file.
 */
export class TrackFileRecording {
  readonly #scope: Scope;

  private constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** Throws what `RecorderPort.open` and `LessonMedia.tap` throw; then nothing is left open, and there is no news. */
  static async start({
    media,
    recorder,
    streamId,
    order,
    onNews,
  }: TrackFileRecordingOptions): Promise<TrackFileRecording> {
    const scope = new Scope();
    const { fileId } = order;
    let stopListening = (): void => undefined;
    try {
      const to = await recorder.open(order);
      scope.own(fileId, (opened) => recorder.close(opened));
      const tap = scope.own(await media.tap(streamId, to), (opened) => opened.close());
      await recorder.begin(fileId, tap);
      stopListening = recorder.subscribe((news) => {
        if (news.fileId !== fileId) return;
        onNews(news);
        if (news.kind === 'growing') return;
        stopListening();
        void scope.end();
      });
      tap.onClosed(() => void scope.end());
      await tap.start();
      return new TrackFileRecording(scope);
    } catch (failure) {
      stopListening();
      await scope.end();
      throw failure;
    }
  }

  /** Ends the file; resolves when its last news has been told. Safe to call twice. */
  stop(): Promise<void> {
    return this.#scope.end();
  }
}
