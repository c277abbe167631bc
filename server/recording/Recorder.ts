import { AppError } from '../../shared/errors/index.ts';
import type { Log } from '../platform/Log.ts';
import type { NoteProcess } from '../platform/NoteProcess.ts';
import { Signal } from '../platform/Signal.ts';
import { withinMs } from '../platform/withinMs.ts';
import type { FileNews, FileOrder, RecorderPort, StreamSource } from './ports.ts';
import { type FromRecorder, RECORDER_IP, type ToRecorder } from './process/messages.ts';
import { RecorderProcess } from './RecorderProcess.ts';

/** The process answers within ms, or not at all. */
const ANSWER_WITHIN_MS = 5_000;

/** When all is to end, what is left must be written within this time, in ms. */
const SHUT_DOWN_WITHIN_MS = 8_000;

/** After a failed start, in ms. */
const START_AGAIN_AFTER_MS = 1_000;

/** Whether there is room for more files. */
export interface DiskGauge {
  readonly level: 'ok' | 'low' | 'full';
  subscribe(listener: (level: DiskGauge['level']) => void): () => void;
}

/** What a recorder is made of. */
export type RecorderOptions = { readonly log: Log; readonly disk: DiskGauge; readonly noteProcess?: NoteProcess };

type Waiting<T> = { readonly done: (what: T) => void; readonly refused: () => void };

/**
 * The recorder as the server sees it: one process that writes all files. When it dies, all its files are told `lost` and
 * another is started at once.
 */
export class Recorder implements RecorderPort {
  readonly #log: Log;
  readonly #noteProcess: NoteProcess | undefined;
  readonly #disk: DiskGauge;
  readonly #news: Signal<FileNews>;
  readonly #stopWatching: () => void;
  #process: RecorderProcess | undefined;
  #isClosed = false;
  /** Files that are open, with whoever waits for their end. */
  readonly #open = new Map<string, (() => void)[]>();
  readonly #opening = new Map<string, Waiting<number>>();
  readonly #beginning = new Map<string, Waiting<void>>();

  private constructor({ log, disk, noteProcess }: RecorderOptions) {
    this.#log = log;
    this.#noteProcess = noteProcess;
    this.#disk = disk;
    this.#news = new Signal((err) => log.error({ event: 'recorder.listener-failed', err }));
    this.#stopWatching = disk.subscribe((level) => {
      if (level !== 'full') return;
      for (const fileId of this.#open.keys()) void this.#close(fileId, 'disk-full');
    });
  }

  /** Starts the process; rejects when it cannot be started. */
  static async start(options: RecorderOptions): Promise<Recorder> {
    const recorder = new Recorder(options);
    await recorder.#start();
    return recorder;
  }

  /** The process's id; `undefined` while none runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async open(order: FileOrder): Promise<{ ip: string; port: number }> {
    if (this.#disk.level === 'full') throw new AppError('recording.disk-full');
    const { fileId } = order;
    if (!this.#process || this.#open.has(fileId)) throw new AppError('recording.unavailable');
    this.#open.set(fileId, []);
    const opening = new Promise<number>((resolve, reject) => {
      this.#opening.set(fileId, { done: resolve, refused: () => reject(new AppError('recording.unavailable')) });
    });
    this.#tell({ kind: 'open', fileId, folder: order.folder, tags: { ...order.tags } });
    try {
      return { ip: RECORDER_IP, port: await withinMs(opening, ANSWER_WITHIN_MS, 'recording.unavailable') };
    } catch (failure) {
      this.#tell({ kind: 'close', fileId, reason: 'asked' });
      this.#end(fileId);
      throw failure;
    } finally {
      this.#opening.delete(fileId);
    }
  }

  async begin(fileId: string, { rtp, from }: StreamSource): Promise<void> {
    if (!this.#open.has(fileId)) throw new AppError('recording.unavailable');
    const begun = new Promise<void>((resolve, reject) => {
      this.#beginning.set(fileId, { done: resolve, refused: () => reject(new AppError('recording.unavailable')) });
    });
    this.#tell({ kind: 'begin', fileId, rtp, from });
    try {
      await withinMs(begun, ANSWER_WITHIN_MS, 'recording.unavailable');
    } finally {
      this.#beginning.delete(fileId);
    }
  }

  close(fileId: string): Promise<void> {
    return this.#close(fileId, 'asked');
  }

  subscribe(listener: (news: FileNews) => void): () => void {
    return this.#news.subscribe(listener);
  }

  strike(): boolean {
    this.#process?.kill();
    return this.#process !== undefined;
  }

  /** Ends all files and the process. */
  async shutDown(): Promise<void> {
    this.#isClosed = true;
    this.#stopWatching();
    const closing = Promise.all([...this.#open.keys()].map((fileId) => this.close(fileId)));
    try {
      await withinMs(closing, SHUT_DOWN_WITHIN_MS, 'recording.unavailable');
      await this.#process?.stop();
    } catch (err) {
      this.#log.error({ event: 'recorder.shut-down-late', err });
      this.#process?.kill();
    }
  }

  async #start(): Promise<void> {
    const started = await RecorderProcess.start({
      log: this.#log,
      ...(this.#noteProcess ? { noteProcess: this.#noteProcess } : {}),
      onMessage: (message) => this.#hear(message),
      onDied: () => this.#lose(),
    });
    if (this.#isClosed) return started.stop();
    this.#process = started;
  }

  #tell(message: ToRecorder): void {
    this.#process?.tell(message);
  }

  #hear(message: FromRecorder): void {
    if (message.kind === 'refused') this.#refuse(message.fileId);
    if (message.kind === 'alive' || message.kind === 'refused') return;
    const { kind, fileId } = message;
    if (kind === 'opened') this.#opening.get(fileId)?.done(message.port);
    else if (kind === 'begun') this.#beginning.get(fileId)?.done();
    // One that was given up while it was being opened has nobody to hear of it.
    else if (this.#open.has(fileId)) this.#news.emit(message);
    if (kind === 'closed' || kind === 'failed') this.#end(fileId);
  }

  #refuse(fileId: string | null): void {
    this.#log.error({ event: 'recorder.order-refused', fileId });
    if (fileId === null) return;
    this.#opening.get(fileId)?.refused();
    this.#beginning.get(fileId)?.refused();
  }

  #end(fileId: string): void {
    const waiting = this.#open.get(fileId) ?? [];
    this.#open.delete(fileId);
    for (const resolve of waiting) resolve();
  }

  async #close(fileId: string, reason: 'asked' | 'disk-full'): Promise<void> {
    const waiting = this.#open.get(fileId);
    if (!waiting) return;
    const ended = new Promise<void>((resolve) => waiting.push(resolve));
    this.#tell({ kind: 'close', fileId, reason });
    // Without a limit: a process that does not answer is killed, and then its files have ended.
    await ended;
  }

  #lose(): void {
    this.#process = undefined;
    const lost = [...this.#open.keys()];
    for (const waiting of [...this.#opening.values(), ...this.#beginning.values()]) waiting.refused();
    if (!this.#isClosed) void this.#startAgain();
    for (const fileId of lost) {
      this.#news.emit({ kind: 'lost', fileId });
      this.#end(fileId);
    }
  }

  async #startAgain(): Promise<void> {
    while (!this.#isClosed) {
      try {
        return await this.#start();
      } catch (err) {
        this.#log.error({ event: 'recorder.start-failed', err });
        await new Promise((resolve) => setTimeout(resolve, START_AGAIN_AFTER_MS).unref());
      }
    }
  }
}
