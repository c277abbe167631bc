import type { TrackFileId } from '../../shared/vocabulary/index.ts';
import type { RecordedSound, TakeSounds, WantedSound } from '../lesson/catchup/ports.ts';
import { cutFile, readCut } from '../recording/matroska/FileCut.ts';
import { type ReadAt, type ScannedFile, scanClusters, scanFurther } from '../recording/matroska/scanClusters.ts';
import type { StoredTrackFile } from '../recording/takeStore.ts';
import type { LibraryStore, TakeFiles } from './ports.ts';

type Deps = {
  readonly library: Pick<LibraryStore, 'filesOf'>;
  readonly files: Pick<TakeFiles, 'bytesOf' | 'open'>;
};

/** Of so many files it is kept where their clusters are, so that only what was added is looked through. */
const MOST_KEPT = 8;

/** The sound of takes that go on, cut out of files that grow: whole clusters only, since the last one may be half there. */
export class LiveSounds implements TakeSounds {
  readonly #deps: Deps;
  readonly #scanned = new Map<TrackFileId, ScannedFile>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async read({ takeId, seatId, fromAtMs, toAtMs }: WantedSound): Promise<RecordedSound> {
    const files = (await this.#deps.library.filesOf(takeId))
      .filter((file) => file.seatId === seatId && file.medium === 'audio' && file.kind === 'teacher-camera')
      .sort((one, other) => one.startAtMs - other.startAtMs);
    const pieces: RecordedSound['pieces'][number][] = [];
    let untilAtMs = fromAtMs;
    for (const file of files) {
      if (file.startAtMs >= toAtMs) break;
      const cut = await this.#cut(file, { fromMs: Math.max(0, untilAtMs - file.startAtMs), toAtMs });
      if (cut?.piece) pieces.push(cut.piece);
      if (cut) untilAtMs = Math.max(untilAtMs, cut.untilAtMs);
    }
    return { pieces, untilAtMs };
  }

  async #cut(file: StoredTrackFile, { fromMs, toAtMs }: { readonly fromMs: number; readonly toAtMs: number }) {
    const [bytes, reader] = await Promise.all([this.#deps.files.bytesOf(file), this.#deps.files.open(file)]);
    try {
      const scanned = bytes === undefined || !reader ? undefined : await this.#scan(file, reader.readAt, bytes);
      const last = scanned?.clusters.at(-1);
      if (!reader || !scanned || !last) return undefined;
      const durableMs = file.status === 'growing' ? last.firstMs : file.durationMs;
      const toMs = Math.min(durableMs, toAtMs - file.startAtMs);
      if (toMs <= fromMs) return undefined;
      const span = { fromMs, toMs, notBeforeMs: 0, medium: 'audio', lengthMs: toMs } as const;
      const cut = await cutFile(scanned, reader.readAt, span);
      const parts: Buffer[] = [];
      if (cut) for await (const part of readCut(cut, reader.readAt, { start: 0, end: cut.bytes - 1 })) parts.push(part);
      const piece = cut && { startAtMs: file.startAtMs + cut.startMs, webm: Buffer.concat(parts) };
      return { piece, untilAtMs: file.startAtMs + toMs };
    } finally {
      await reader?.close();
    }
  }

  async #scan({ trackFileId }: StoredTrackFile, readAt: ReadAt, bytes: number): Promise<ScannedFile | undefined> {
    const known = this.#scanned.get(trackFileId);
    const scanned = known ? await scanFurther(known, readAt, bytes) : await scanClusters(readAt, bytes);
    if (!scanned) return undefined;
    this.#scanned.delete(trackFileId);
    this.#scanned.set(trackFileId, scanned);
    for (const oldest of [...this.#scanned.keys()].slice(0, -MOST_KEPT)) this.#scanned.delete(oldest);
    return scanned;
  }
}
