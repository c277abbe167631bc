import type { FileNews, FileOrder, RecorderPort, StreamSource } from '../../server/recording/ports.ts';
import { AppError } from '../../shared/errors/index.ts';

/** Writes nothing, and notes what it was told. `tell` makes news; `close` tells that a file is closed, empty. */
export class FakeRecorder implements RecorderPort {
  readonly orders = new Map<string, FileOrder>();
  readonly begun = new Map<string, StreamSource>();
  /** As while the process is being started again. */
  isAway = false;
  readonly #listeners = new Set<(news: FileNews) => void>();

  async open(order: FileOrder): Promise<{ ip: string; port: number }> {
    if (this.isAway) throw new AppError('recording.unavailable');
    this.orders.set(order.fileId, order);
    return { ip: '127.0.0.1', port: 30_000 + this.orders.size };
  }

  async begin(fileId: string, source: StreamSource): Promise<void> {
    this.begun.set(fileId, source);
  }

  async close(fileId: string): Promise<void> {
    if (!this.orders.has(fileId)) return;
    this.tell({ kind: 'closed', fileId, reason: 'asked', fileName: null, growth: null });
  }

  strike(): boolean {
    return !this.isAway;
  }

  subscribe(listener: (news: FileNews) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Makes news; of a file that ends with it there is nothing more. */
  tell(news: FileNews): void {
    if (news.kind !== 'growing') this.orders.delete(news.fileId);
    for (const listener of [...this.#listeners]) listener(news);
  }
}
