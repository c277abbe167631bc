import { execFile } from 'node:child_process';
import type { Log } from '../platform/Log.ts';
import { Scope } from '../platform/Scope.ts';
import { withinMs } from '../platform/withinMs.ts';

/** Of the time that the service manager waits for a sign of life, one is given after this share. */
const SIGN_AFTER_SHARE = 1 / 3;

/** systemd's own program: Node opens no sockets of the kind that systemd listens on. */
const PROGRAM = 'systemd-notify';
const PROGRAM_WITHIN_MS = 5_000;

/** What the service manager is told by. */
export type ServiceManagerParts = {
  /** NOTIFY_SOCKET: where it listens; `undefined` where none has started us. */
  readonly socket: string | undefined;
  /** WATCHDOG_USEC in ms: it starts the server anew when it hears nothing for so long; `undefined`: never. */
  readonly watchdogMs: number | undefined;
  /** Throws, or does not answer, while only a new start would help. */
  readonly mustBeWell: () => void | Promise<void>;
  readonly log: Log;
};

/**
 * Tells systemd that the server is ready, each some seconds that it is well, and that it is stopping. Nothing is told
 * while it is not well: a server whose media workers do not answer, or that stands still itself, is started anew.
 */
export class ServiceManager {
  readonly #parts: ServiceManagerParts;
  readonly #scope = new Scope();
  #isWell = true;
  #looking = false;

  constructor(parts: ServiceManagerParts) {
    this.#parts = parts;
  }

  /** The server answers now. */
  ready(): void {
    const { socket, watchdogMs } = this.#parts;
    if (socket === undefined) return;
    this.#tell('READY=1');
    if (watchdogMs !== undefined) this.#scope.every(watchdogMs * SIGN_AFTER_SHARE, () => void this.#look());
  }

  /** The server has begun to stop. */
  stopping(): void {
    void this.#scope.end();
    this.#tell('STOPPING=1');
  }

  async #look(): Promise<void> {
    const { watchdogMs = 0, mustBeWell, log } = this.#parts;
    if (this.#looking) return;
    this.#looking = true;
    try {
      await withinMs(Promise.resolve().then(mustBeWell), watchdogMs, 'request.timed-out');
      this.#isWell = true;
      if (!this.#scope.ended) this.#tell('WATCHDOG=1');
    } catch (err) {
      if (this.#isWell) log.error({ event: 'server.not-well', err });
      this.#isWell = false;
    } finally {
      this.#looking = false;
    }
  }

  #tell(state: string): void {
    const { socket, log } = this.#parts;
    if (socket === undefined) return;
    const env = { NOTIFY_SOCKET: socket, PATH: '/usr/local/bin:/usr/bin:/bin' };
    execFile(PROGRAM, [state], { env, timeout: PROGRAM_WITHIN_MS }, (err) => {
      if (err) log.error({ event: 'service-manager.not-told', state, err });
    });
  }
}
