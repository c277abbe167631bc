import { AppError, type ErrorCode } from '../../shared/errors/index.ts';
import type { Answer, BodyInput, Reply, RequestName, ServerToClient } from '../../shared/protocol/index.ts';
import type { RequestId } from '../../shared/vocabulary/index.ts';
import { newRequestId } from './newRequestId.ts';
import { type Line, openLine } from './openLine.ts';

/** How long a request waits for its answer, in ms. */
const ANSWER_WITHIN_MS = 8_000;

/** Wait before a server that refused the line for a passing reason is asked again, in ms. */
const KNOCK_AGAIN_MS = 1_000;

/**
 * A line that is there answers a check within four times what its slowest answer lately took, within these bounds, in ms:
 * a thin one with a full queue takes more than a second.
 */
const ALIVE_WITHIN = { times: 4, leastMs: 700, mostMs: 4_000 };
const ANSWERS_KEPT = 8;

/** What the server tells and this side passes on. */
const TOLD = [
  'facts',
  'media.lost',
  'seat.displaced',
  'seat.lost',
  'marks.changed',
  'agenda.changed',
  'server.stopping',
] as const;

/** What a connection tells. */
export type ConnectionEvents = {
  /** The line is there, and the server has said hello. */
  readonly onHello: (hello: Parameters<ServerToClient['hello']>[0]) => void;
  /** The line is gone; it is being sought again. */
  readonly onAway: () => void;
  /** The server does not let this browser in: there is no session or pass, or it has ended. */
  readonly onRefused: (code: ErrorCode) => void;
  readonly onTold: <E extends (typeof TOLD)[number]>(event: E, ...args: Parameters<ServerToClient[E]>) => void;
};

/** What the server says to whom it will not let in however often they knock. */
const REFUSALS: readonly ErrorCode[] = ['session.missing', 'pass.not-found', 'pass.expired', 'pass.revoked'];

/** The line to the server. It comes back by itself; what was asked on a lost line fails with `connection.lost`. */
export class Connection {
  readonly #socket: Line;
  #knock: ReturnType<typeof setTimeout> | undefined;
  #checking = false;
  /** How long the last answers took, in ms. */
  #tookMs: readonly number[] = [];

  /** @param as - `assistant`: by this phone's pass, not by who is signed in with the browser. */
  constructor({ onHello, onAway, onRefused, onTold }: ConnectionEvents, { as }: { as?: 'assistant' } = {}) {
    this.#socket = openLine(window.location.origin, as ? { auth: { as } } : {});
    this.#socket.on('hello', onHello);
    this.#socket.on('disconnect', (reason) => {
      onAway();
      // The server hung up, for lost rights or an overfull line: socket.io leaves coming back to us.
      if (reason === 'io server disconnect') this.#socket.connect();
    });
    this.#socket.on('connect_error', (error) => {
      const refusal = REFUSALS.find((code) => code === error.message);
      if (refusal) onRefused(refusal);
      else {
        onAway();
        // Refused at the door for a passing reason, e.g. a database that is away: socket.io would not try again.
        if (!this.#socket.active) this.#knock = setTimeout(() => this.#socket.connect(), KNOCK_AGAIN_MS);
      }
    });
    this.#socket.on('link.probe', (_padding, heard) => heard());
    for (const event of TOLD)
      this.#socket.on(event, (...args: Parameters<ServerToClient[typeof event]>) => onTold(event, ...args));
  }

  /** Asks, and resolves with the reply. Rejects with an `AppError`: the server's, or `connection.lost`. */
  ask<N extends RequestName>(name: N, body: BodyInput<N>): Promise<Reply<N>> {
    return this.askAs(newRequestId(), false, name, body);
  }

  /** Asks under a known id; `again` says that an earlier try may have been heard. */
  async askAs<N extends RequestName>(id: RequestId, again: boolean, name: N, body: BodyInput<N>): Promise<Reply<N>> {
    if (!this.#socket.connected) throw new AppError('connection.lost');
    const answer = await this.#exchange(name, { id, again, name, body });
    if (!answer.ok) throw AppError.fromWire(answer.error);
    return answer.data;
  }

  /**
   * Looks whether the line is still there, since something speaks against it; if not, it is sought at once. The socket's
   * own heartbeat takes up to 15 s to notice.
   */
  async check(): Promise<void> {
    if (this.#checking || !this.#socket.connected) return;
    this.#checking = true;
    try {
      await this.#exchange(
        'clock.read',
        { id: newRequestId(), again: false, name: 'clock.read', body: {} },
        this.#aliveWithinMs(),
      );
    } catch {
      if (this.#socket.connected) this.interrupt();
    } finally {
      this.#checking = false;
    }
  }

  /** Lets go of the line at once, as if the cable had been pulled, and seeks it again. For trying things out. */
  interrupt(): void {
    this.#socket.io.engine.close();
  }

  close(): void {
    clearTimeout(this.#knock);
    this.#socket.disconnect();
  }

  #aliveWithinMs(): number {
    const { times, leastMs, mostMs } = ALIVE_WITHIN;
    return Math.min(mostMs, Math.max(leastMs, times * Math.max(0, ...this.#tookMs)));
  }

  async #exchange<N extends RequestName>(_name: N, ask: unknown, withinMs = ANSWER_WITHIN_MS): Promise<Answer<N>> {
    const fromMs = performance.now();
    try {
      // The one cast: the wire is untyped, the contract says what the answer to this name is.
      const answer = (await this.#socket.timeout(withinMs).emitWithAck('ask', ask)) as Answer<N>;
      this.#tookMs = [...this.#tookMs, performance.now() - fromMs].slice(-ANSWERS_KEPT);
      return answer;
    } catch (cause) {
      throw new AppError('connection.lost', {}, { cause });
    }
  }
}
