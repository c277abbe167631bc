import type { Connection, ConnectionEvents } from '../../client/connection/Connection.ts';
import { AppError, type ErrorCode } from '../../shared/errors/index.ts';
import type { BodyInput, Reply, RequestName } from '../../shared/protocol/index.ts';
import type { RequestId } from '../../shared/vocabulary/index.ts';

/** A line to a server that answers what it has been given to answer; to all else it is lost. */
export class FakeConnection implements Pick<Connection, 'ask' | 'askAs' | 'check' | 'interrupt' | 'close'> {
  readonly events: ConnectionEvents;
  /** What was asked so far. */
  readonly asked: { readonly name: RequestName; readonly body: unknown }[] = [];
  readonly #answers = new Map<RequestName, unknown>();

  constructor(events: ConnectionEvents) {
    this.events = events;
  }

  /** Answers a request from now on with a reply, or refuses it with a code. */
  answer<N extends RequestName>(name: N, answer: Reply<N> | ErrorCode): void {
    this.#answers.set(name, answer);
  }

  /** Hears nothing any more. */
  break(): void {
    this.#answers.clear();
  }

  async ask<N extends RequestName>(name: N, body: BodyInput<N>): Promise<Reply<N>> {
    this.asked.push({ name, body });
    const answer = this.#answers.get(name) ?? 'connection.lost';
    if (isErrorCode(answer)) throw new AppError(answer);
    return answer as Reply<N>;
  }

  askAs<N extends RequestName>(_id: RequestId, _again: boolean, name: N, body: BodyInput<N>): Promise<Reply<N>> {
    return this.ask(name, body);
  }

  /** It is there as long as it answers this. */
  async check(): Promise<void> {
    if (!this.#answers.has('clock.read')) this.interrupt();
  }

  interrupt(): void {
    this.events.onAway();
  }

  close(): void {
    this.break();
  }
}

const isErrorCode = (answer: unknown): answer is ErrorCode => typeof answer === 'string';
