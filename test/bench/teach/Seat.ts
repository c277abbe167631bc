import { Agent } from 'node:http';
import type { Socket } from 'node:net';
import type { APIRequestContext } from 'playwright-core';
import type { Socket as Line } from 'socket.io-client';
import { AppError } from '../../../shared/errors/index.ts';
import {
  type BodyInput,
  type LoggedFact,
  type PackedFact,
  type Reply,
  type RequestName,
  unpackFact,
} from '../../../shared/protocol/index.ts';
import type { LessonId, SeatId } from '../../../shared/vocabulary/index.ts';
import { ask, socketOf } from '../../support/socketOf.ts';
import type { RunningServer } from '../../support/startServer.ts';

/** By then whatever is waited for has come, or the benchmark fails, in ms. */
const WITHIN_MS = 10_000;

/** Remembers the connection that it opens, so that what comes over it can be counted. */
class WatchedAgent extends Agent {
  opened: Socket | undefined;

  override createConnection(...how: Parameters<Agent['createConnection']>): ReturnType<Agent['createConnection']> {
    const opened = super.createConnection(...how);
    if (opened && 'bytesRead' in opened) this.opened = opened as Socket;
    return opened;
  }
}

/** A seat in a lesson as a device holds it over a real line, without media. */
export class Seat {
  readonly seatId: SeatId;
  readonly #line: Line;
  readonly #agent: WatchedAgent;

  private constructor(seatId: SeatId, line: Line, agent: WatchedAgent) {
    this.seatId = seatId;
    this.#line = line;
    this.#agent = agent;
  }

  /** Takes the seat of whoever signed in through `requests`. */
  static async take(server: RunningServer, requests: APIRequestContext, lessonId: LessonId): Promise<Seat> {
    const agent = new WatchedAgent();
    const line = await socketOf(server, requests, agent);
    await new Promise<void>((resolve) => line.once('hello', () => resolve()));
    const joined = await ask(line, 'lesson.join', { lessonId, windowId: crypto.randomUUID(), takeOver: false });
    if (!joined.ok) throw AppError.fromWire(joined.error);
    return new Seat(joined.data.seatId, line, agent);
  }

  /** Everything that has come over the line so far, in bytes: with the frames around it, without TCP's own. */
  get receivedBytes(): number {
    if (!this.#agent.opened) throw new Error('the line was not opened by the agent');
    return this.#agent.opened.bytesRead;
  }

  /** Asks, and throws an `AppError` for a refusal. */
  async ask<N extends RequestName>(name: N, body: BodyInput<N>): Promise<Reply<N>> {
    const answer = await ask(this.#line, name, body);
    if (!answer.ok) throw AppError.fromWire(answer.error);
    return answer.data;
  }

  /** Calls `listener` for each fact that comes, with the moment at which it was there to be folded. Returns how to stop. */
  onFact(listener: (fact: LoggedFact, atMs: number) => void): () => void {
    const onFacts = (told: readonly PackedFact[]): void => {
      const atMs = performance.now();
      for (const packed of told) listener(unpackFact(packed), atMs);
    };
    this.#line.on('facts', onFacts);
    return () => void this.#line.off('facts', onFacts);
  }

  /** Waits for a fact. Resolves with the moment at which it came. */
  untilFact(isIt: (fact: LoggedFact) => boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      const tooLate = setTimeout(() => reject(new Error(`a fact did not come to ${this.seatId}`)), WITHIN_MS);
      const stop = this.onFact((fact, atMs) => {
        if (!isIt(fact)) return;
        clearTimeout(tooLate);
        stop();
        resolve(atMs);
      });
    });
  }

  /** Lets go of the line. */
  close(): void {
    this.#line.close();
  }
}
