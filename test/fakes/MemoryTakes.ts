import type { NewTake, StoredTrackFile, TakeStore, TrackFileChange } from '../../server/recording/takeStore.ts';
import type { TakeId, TrackFileId } from '../../shared/vocabulary/index.ts';

/** Takes and the index of their files in memory. */
export class MemoryTakes implements TakeStore {
  readonly takes = new Map<TakeId, NewTake & { endedAtMs: number | null }>();
  readonly files = new Map<TrackFileId, StoredTrackFile>();

  async begin(take: NewTake): Promise<void> {
    if (!this.takes.has(take.takeId)) this.takes.set(take.takeId, { ...take, endedAtMs: null });
  }

  async end(takeId: TakeId, endedAtMs: number): Promise<void> {
    const take = this.takes.get(takeId);
    if (take) take.endedAtMs ??= endedAtMs;
  }

  async openFile(file: StoredTrackFile): Promise<void> {
    if (!this.takes.has(file.takeId)) throw new Error('a file of no take');
    this.files.set(file.trackFileId, file);
  }

  async changeFile(trackFileId: TrackFileId, change: TrackFileChange): Promise<void> {
    const file = this.files.get(trackFileId);
    if (file) this.files.set(trackFileId, { ...file, ...change });
  }

  async removeFile(trackFileId: TrackFileId): Promise<void> {
    this.files.delete(trackFileId);
  }

  async growingFiles(): Promise<StoredTrackFile[]> {
    return [...this.files.values()].filter(({ status }) => status === 'growing');
  }

  async filesOf(takeId: TakeId): Promise<StoredTrackFile[]> {
    return [...this.files.values()].filter((file) => file.takeId === takeId);
  }
}
