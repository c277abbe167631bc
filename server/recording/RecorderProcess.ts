import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from '../platform/Log.ts';
import type { NoteProcess } from '../platform/NoteProcess.ts';
import { Scope } from '../platform/Scope.ts';
import { withinMs } from '../platform/withinMs.ts';
import { FromRecorder, type ToRecorder } from './process/messages.ts';

const PROGRAM = fileURLToPath(new URL('process/main.ts', import.meta.url));

/** Becomes the program, having put down what it needs not have. */
const LAUNCHER = fileURLToPath(new URL('process/bare-node.sh', import.meta.url));

/** Writing waits for the disk; each file may have one write under way. */
const THREADS = '16';

/** Generous: after a power cut everything on a machine starts at once. One that cannot start ends, and is not waited for. */
const START_WITHIN_MS = 30_000;

/** It tells each second that it is alive; silent at so many looks, it hangs and is killed. */
const SILENT_LOOKS = 5;
const LOOK_EVERY_MS = 1_000;

/** How the process is started. */
export type RecorderProcessOptions = {
  readonly log: Log;
  readonly noteProcess?: NoteProcess;
  readonly onMessage: (message: FromRecorder) => void;
  /** Called once when it has ended without being asked to. */
  readonly onDied: () => void;
};

/** One run of the recorder's process, from its start to its end. It knows no secrets: its environment is empty. */
export class RecorderProcess {
  readonly #child: ChildProcess;
  readonly #log: Log;
  readonly #scope = new Scope();
  readonly #ended: Promise<void>;
  /** Looks since it was last heard. Counted, not timed: when it is us who stood still, it is not killed for that. */
  #silentLooks = 0;
  #isStopping = false;

  private constructor(child: ChildProcess, { log, noteProcess, onMessage, onDied }: RecorderProcessOptions) {
    this.#child = child;
    this.#log = log.child({ pid: child.pid });
    child.on('message', (message) => {
      this.#silentLooks = 0;
      const read = FromRecorder.safeParse(message);
      if (read.success) onMessage(read.data);
      else this.#log.error({ event: 'recorder.message-malformed' });
    });
    this.#ended = new Promise((resolve) => {
      child.once('exit', (exitCode, signal) => {
        resolve();
        void this.#scope.end();
        if (this.#isStopping) return;
        this.#log.error({ event: 'recorder.died', exitCode, signal });
        onDied();
      });
    });
    if (noteProcess && child.pid !== undefined) this.#scope.own(noteProcess(child.pid), (ended) => ended());
    this.#scope.every(LOOK_EVERY_MS, () => this.#look());
  }

  /** Resolves when it works. */
  static async start(options: RecorderProcessOptions): Promise<RecorderProcess> {
    const child = spawn('/bin/sh', [LAUNCHER, process.execPath, PROGRAM], {
      env: { UV_THREADPOOL_SIZE: THREADS },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const first = new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the recorder's process ended with ${code}`)));
    });
    try {
      await withinMs(first, START_WITHIN_MS, 'recording.unavailable');
    } catch (failure) {
      child.kill('SIGKILL');
      throw failure;
    }
    const started = new RecorderProcess(child, options);
    started.#log.info({ event: 'recorder.started' });
    return started;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a message; one to a process that is just dying is lost, and its death will be told. */
  tell(message: ToRecorder): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  /** Lets it end its files and go. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended;
  }

  /** Ends it at once; what is not durable yet is lost. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #look(): void {
    this.#silentLooks += 1;
    if (this.#silentLooks < SILENT_LOOKS) return;
    this.#log.error({ event: 'recorder.hung' });
    this.kill();
  }
}
