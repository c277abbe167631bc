import type { SharedFile } from '../../../shared/api/index.ts';
import { decksIn, type PublicLog, publicLog } from '../../../shared/lesson/publicLog.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';
import type { ShareId, TrackFileId } from '../../../shared/vocabulary/index.ts';
import type { LessonLogStore } from '../../lesson/ports.ts';
import { cutFile, type FileCut } from '../../recording/matroska/FileCut.ts';
import { type ScannedFile, scanClusters } from '../../recording/matroska/scanClusters.ts';
import type { StoredTrackFile } from '../../recording/takeStore.ts';
import { contentTypeOf } from '../fileTypes.ts';
import type { LibraryStore, StoredTake, TakeFileReader, TakeFiles } from '../ports.ts';
import type { StoredShare } from './ports.ts';
import { publicSpans } from './publicSpans.ts';

type Deps = {
  readonly library: Pick<LibraryStore, 'filesOf'>;
  readonly files: Pick<TakeFiles, 'bytesOf' | 'open'>;
  readonly logs: Pick<LessonLogStore, 'readSince'>;
};

/** A stretch of a track file, cut out so that nothing else is in it. */
export type SharedPart = {
  readonly file: StoredTrackFile;
  readonly part: number;
  readonly cut: FileCut;
};

/** All that is under a link. */
export type Opened = {
  readonly log: PublicLog;
  readonly deckIds: ReadonlySet<string>;
  readonly parts: readonly SharedPart[];
};

/** Of so many links it is kept where their files are cut: others that come back are looked through again. */
const MOST_KEPT = 16;
/** So far back a picture is looked for with which a stretch can begin, in ms: one is asked for each four seconds. */
const LOOK_BACK_MS = 6_000;

/** What is under links: files are cut where clips begin and end. A take that is over does not change any more. */
export class SharedTakes {
  readonly #deps: Deps;
  readonly #opened = new Map<ShareId, Promise<Opened>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What is under a link to a take. */
  open(share: StoredShare, take: StoredTake): Promise<Opened> {
    const { shareId } = share;
    const opening = this.#opened.get(shareId) ?? this.#open(spanOf(share, take), take);
    this.#opened.delete(shareId);
    this.#opened.set(shareId, opening);
    opening.then(
      // Files are closed some moments after their lesson.
      ({ parts }) => parts.some(({ file }) => file.status === 'growing') && this.#opened.delete(shareId),
      () => this.#opened.delete(shareId),
    );
    for (const oldest of [...this.#opened.keys()].slice(0, -MOST_KEPT)) this.#opened.delete(oldest);
    return opening;
  }

  /** One of the files under a link. */
  async find(
    share: StoredShare,
    take: StoredTake,
    wanted: { readonly trackFileId: TrackFileId; readonly part: number },
  ) {
    const { parts } = await this.open(share, take);
    return parts.find(({ file, part }) => file.trackFileId === wanted.trackFileId && part === wanted.part);
  }

  /** Where a clip can begin: at the teacher's last picture before it that can be decoded by itself, in ms of the take. */
  async beginning(take: StoredTake, fromMs: number): Promise<number> {
    const files = await this.#deps.library.filesOf(take.takeId);
    const starts = files
      .filter(({ medium, kind }) => medium === 'video' && kind === 'teacher-camera')
      .map((file) => ({ file, fileMs: fromMs - (file.startAtMs - take.beganAtMs) }))
      .find(({ file, fileMs }) => fileMs >= 0 && fileMs < file.durationMs);
    if (!starts) return fromMs;
    const scanned = await this.#scan(starts.file);
    const key = scanned?.clusters.findLast(({ beginsWithKey, firstMs }) => beginsWithKey && firstMs <= starts.fileMs);
    if (!key || starts.fileMs - key.firstMs > LOOK_BACK_MS) return fromMs;
    return Math.max(0, Math.floor(fromMs - (starts.fileMs - key.firstMs)));
  }

  async #open(span: Span, take: StoredTake): Promise<Opened> {
    const { beganAtMs } = take;
    const facts = await this.#deps.logs.readSince(take.lessonId, 0);
    const log = publicLog(facts, { fromAtMs: beganAtMs + span.fromMs, toAtMs: beganAtMs + span.toMs });
    const files = await this.#deps.library.filesOf(take.takeId);
    const spansOf = publicSpans({ facts, sources: files, beganAtMs, span });
    const parts: SharedPart[] = [];
    for (const file of files) parts.push(...(await this.#partsOf(file, { beganAtMs, span, spans: spansOf(file) })));
    return { log, deckIds: decksIn(log), parts };
  }

  async #partsOf(
    file: StoredTrackFile,
    { beganAtMs, span, spans }: { readonly beganAtMs: number; readonly span: Span; readonly spans: readonly Span[] },
  ): Promise<SharedPart[]> {
    const beginsMs = file.startAtMs - beganAtMs;
    const within = spans.filter(({ fromMs, toMs }) => fromMs < beginsMs + file.durationMs && toMs > beginsMs);
    if (within.length === 0) return [];
    return this.#reading(file, async (reader, bytes) => {
      const scanned = await scanClusters(reader.readAt, bytes);
      if (!scanned) return [];
      const cuts: FileCut[] = [];
      for (const { fromMs, toMs } of within) {
        const own = {
          fromMs: fromMs - beginsMs,
          toMs: toMs - beginsMs,
          notBeforeMs: Math.max(span.fromMs, fromMs - LOOK_BACK_MS) - beginsMs,
        };
        const cut = await cutFile(scanned, reader.readAt, { ...own, medium: file.medium, lengthMs: file.durationMs });
        if (cut) cuts.push(cut);
      }
      return cuts.map((cut, part) => ({ file, part, cut }));
    });
  }

  #scan(file: StoredTrackFile): Promise<ScannedFile | undefined> {
    return this.#reading(file, (reader, bytes) => scanClusters(reader.readAt, bytes));
  }

  /** A file that is gone has nothing in it. */
  async #reading<T>(file: StoredTrackFile, use: (reader: TakeFileReader, bytes: number) => Promise<T>): Promise<T> {
    const bytes = await this.#deps.files.bytesOf(file);
    const reader = (bytes === undefined ? undefined : await this.#deps.files.open(file)) ?? EMPTY;
    try {
      return await use(reader, bytes ?? 0);
    } finally {
      await reader.close();
    }
  }
}

const EMPTY: TakeFileReader = { readAt: async () => Buffer.alloc(0), close: async () => undefined };

/** What of a take a link opens, in ms since it began. */
export function spanOf({ span }: Pick<StoredShare, 'span'>, { beganAtMs, endedAtMs }: StoredTake): Span {
  return span ?? { fromMs: 0, toMs: Math.max(1, (endedAtMs ?? beganAtMs) - beganAtMs) };
}

/** A part as a guest sees it, without its addresses. */
export function shownPart({ file, part, cut }: SharedPart): Omit<SharedFile, 'url' | 'saveUrl'> {
  const { trackFileId, streamId, seatId, kind, medium, codec, widthPx, heightPx } = file;
  return {
    ...{ trackFileId, streamId, seatId, kind, medium, codec, widthPx, heightPx, part },
    startAtMs: file.startAtMs + cut.startMs,
    durationMs: cut.durationMs,
    bytes: cut.bytes,
    contentType: contentTypeOf(file),
  };
}
