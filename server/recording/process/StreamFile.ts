import { join } from 'node:path';
import { opusHead } from '../frames/opus.ts';
import { TrackFile } from '../matroska/TrackFile.ts';
import type { CloseReason, FileOrder, RecordingFailure, StreamSource } from '../ports.ts';
import { type Sample, StreamIntake } from '../StreamIntake.ts';
import { type FromRecorder, RECORDER_IP } from './messages.ts';
import { StreamSocket } from './StreamSocket.ts';

/** Growth is told at most this often, in ms. */
const TELL_EVERY_MS = 900;

/** What a stream file is made of. */
export type StreamFileOptions = {
  readonly order: FileOrder;
  /** Unix time in ms, with fraction. */
  readonly nowMs: () => number;
  readonly tell: (news: FromRecorder) => void;
  /** Called once when nothing more will come of it. */
  readonly onEnded: (ended: StreamFile) => void;
};

/** One stream on its way from its port into its file. */
export class StreamFile {
  readonly #options: StreamFileOptions;
  readonly #socket: StreamSocket;
  #intake: StreamIntake | undefined;
  #file: TrackFile | undefined;
  #fileName: string | null = null;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #ending: Promise<void> | undefined;
  /** Whether what comes now belongs into no file: the end has begun and what had waited has been handed out. */
  #isPast = false;
  #failure: RecordingFailure | undefined;

  private constructor(options: StreamFileOptions, socket: StreamSocket) {
    this.#options = options;
    this.#socket = socket;
  }

  static async open(options: StreamFileOptions): Promise<StreamFile> {
    return new StreamFile(options, await StreamSocket.open(RECORDER_IP));
  }

  /** Where the stream's packets may come. */
  get port(): number {
    return this.#socket.port;
  }

  /** Says what will come and from where. */
  async begin({ rtp, from }: StreamSource): Promise<void> {
    if (this.#intake || this.#ending !== undefined) return;
    const { nowMs } = this.#options;
    const intake = new StreamIntake(rtp, {
      sample: (sample) => this.#take(sample, rtp),
      send: (packet) => this.#socket.send(packet),
    });
    this.#intake = intake;
    await this.#socket.listen(from, (datagram) => intake.receive(datagram, nowMs()));
  }

  /** To be called some twenty times a second. */
  tick(): void {
    const nowMs = this.#options.nowMs();
    this.#intake?.tick(nowMs);
    this.#file?.tick(nowMs);
  }

  /** Ends the file; resolves when its last news has been told. */
  close(reason: CloseReason): Promise<void> {
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  #take(sample: Sample, rtp: StreamSource['rtp']): void {
    if (this.#isPast) return;
    this.#file ??= this.#create(sample, rtp);
    this.#file.add(sample, this.#options.nowMs());
  }

  #create({ codecPrivate }: Sample, rtp: StreamSource['rtp']): TrackFile {
    const { order } = this.#options;
    const { codec, channels } = rtp;
    this.#fileName = `${order.fileId}.${codec === 'h264' ? 'mkv' : 'webm'}`;
    return new TrackFile({
      codec,
      codecPrivate: codec === 'opus' ? opusHead(channels ?? 2) : codecPrivate,
      channels,
      tags: { FILE_ID: order.fileId, ...order.tags },
      path: join(order.folder, this.#fileName),
      startAtMs: () => this.#intake?.startAtMs ?? 0,
      onGrown: (growth) => {
        const nowMs = this.#options.nowMs();
        if (nowMs - this.#toldAtMs < TELL_EVERY_MS || this.#ending !== undefined) return;
        this.#toldAtMs = nowMs;
        this.#options.tell({ kind: 'growing', fileId: order.fileId, ...growth });
      },
      onFailed: (code) => this.#fail(code),
    });
  }

  #fail(code: RecordingFailure): void {
    this.#failure = code;
    void this.close('asked');
  }

  async #end(reason: CloseReason): Promise<void> {
    this.#socket.close();
    if (!this.#failure) this.#intake?.finish();
    this.#isPast = true;
    await this.#file?.close();
    const outcome = {
      fileId: this.#options.order.fileId,
      fileName: this.#fileName,
      growth: this.#file?.growth ?? null,
    };
    if (this.#failure) this.#options.tell({ kind: 'failed', code: this.#failure, ...outcome });
    else this.#options.tell({ kind: 'closed', reason, ...outcome });
    this.#options.onEnded(this);
  }
}
