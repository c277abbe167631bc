import { AboutFile, type FromRecorder, ToRecorder } from './messages.ts';
import { StreamFile, type StreamFileOptions } from './StreamFile.ts';

/** All files that this process writes. */
export class OpenFiles {
  readonly #nowMs: StreamFileOptions['nowMs'];
  readonly #tell: (news: FromRecorder) => void;
  readonly #files = new Map<string, StreamFile>();

  constructor(options: { readonly nowMs: StreamFileOptions['nowMs']; readonly tell: (news: FromRecorder) => void }) {
    this.#nowMs = options.nowMs;
    this.#tell = options.tell;
  }

  /**
   * Does what the server tells. Never rejects: what cannot be read or done is told as refused, since all other files are
   * written by the same process and go on.
   */
  async obey(message: unknown): Promise<void> {
    try {
      await this.#do(ToRecorder.parse(message));
    } catch {
      const about = AboutFile.safeParse(message);
      this.#tell({ kind: 'refused', fileId: about.success ? about.data.fileId : null });
    }
  }

  async #do(order: ToRecorder): Promise<void> {
    switch (order.kind) {
      case 'open':
        return this.#open(order);
      case 'begin':
        await this.#files.get(order.fileId)?.begin(order);
        return this.#tell({ kind: 'begun', fileId: order.fileId });
      case 'close':
        return this.#close(order);
    }
  }

  /** To be called some twenty times a second. */
  tick(): void {
    for (const file of this.#files.values()) file.tick();
  }

  /** Ends all files. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.close('asked')));
  }

  async #open(order: Extract<ToRecorder, { kind: 'open' }>): Promise<void> {
    const { fileId } = order;
    // Whoever asked is told, and may ask again; as when no port is free.
    if (this.#files.has(fileId)) throw new Error(`${fileId} is open already`);
    const file = await StreamFile.open({
      order,
      nowMs: this.#nowMs,
      tell: this.#tell,
      onEnded: () => void this.#files.delete(fileId),
    });
    this.#files.set(fileId, file);
    this.#tell({ kind: 'opened', fileId, port: file.port });
  }

  async #close({ fileId, reason }: Extract<ToRecorder, { kind: 'close' }>): Promise<void> {
    const file = this.#files.get(fileId);
    if (file) return file.close(reason);
    this.#tell({ kind: 'closed', fileId, reason, fileName: null, growth: null });
  }
}
