import { io, type Socket } from 'socket.io-client';
import { type RequestName, requests } from '../../../shared/protocol/index.ts';
import type { Chance } from './Chance.ts';
import { sampleBody } from './sampleBody.ts';
import { deepText, spoil } from './spoil.ts';

/** Whose cookie it has, and to whose lesson it comes. */
export type Hostile = {
  readonly url: string;
  readonly cookie: string;
  readonly lessonId: string;
  readonly role: 'teacher' | 'classroom' | 'researcher';
};

/** What came of what was sent. */
export type Fuzzed = { sent: number; readonly answers: Record<string, number>; unanswered: number };

/** What one line may ask at once; one more is for taking the seat. */
const AT_ONCE = 56;
const ANSWER_WITHIN_MS = 30_000;

const NAMES = Object.keys(requests) as [RequestName, ...RequestName[]];
/** Right as they stand, and then there would be nothing left to try. */
const FINAL: readonly string[] = ['lesson.end', 'lesson.leave', 'observing.leave'];

const WINDOW = '7f0f3c9c-93a3-4b02-8d9d-5b8f6d6d1c01';

/** A device that was let in and sends whatever it likes, on one line after another. */
export class HostileLine {
  readonly #hostile: Hostile;
  readonly #chance: Chance;
  readonly #fuzzed: Fuzzed;
  readonly #allowed: typeof NAMES;
  /** Ids that the server has told, and some that it has not. */
  readonly #known = new Set<string>();

  constructor(hostile: Hostile, { chance, fuzzed }: { chance: Chance; fuzzed: Fuzzed }) {
    this.#hostile = hostile;
    this.#chance = chance;
    this.#fuzzed = fuzzed;
    const [first = NAMES[0], ...more] = NAMES.filter((name) => requests[name].by.some((role) => role === hostile.role));
    this.#allowed = [first, ...more];
    this.#known.add(hostile.lessonId).add(WINDOW);
  }

  /** One connection's worth of messages. */
  async burst(): Promise<void> {
    const socket = this.#open();
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('hello', () => resolve());
        socket.once('connect_error', reject);
      });
      await this.#enter(socket);
      const answers: Promise<void>[] = [];
      for (let message = 0; message < AT_ONCE && socket.connected; message += 1) answers.push(this.#send(socket));
      await Promise.all(answers);
    } finally {
      socket.close();
    }
  }

  #open(): Socket {
    const { url, cookie } = this.#hostile;
    // From anywhere: what one address may do is limited, and is not what is tried here.
    const address = Array.from({ length: 4 }, () => this.#chance.int(1, 250)).join('.');
    return io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: ANSWER_WITHIN_MS,
      extraHeaders: { cookie, 'x-forwarded-for': address },
    });
  }

  async #enter(socket: Socket): Promise<void> {
    const { lessonId, role } = this.#hostile;
    const enters = role === 'researcher' ? 'observing.enter' : 'lesson.join';
    const body =
      role === 'researcher'
        ? { lessonId, knownSeq: 0, canReceive: null }
        : { lessonId, windowId: WINDOW, takeOver: true };
    await this.#ask(socket, { id: crypto.randomUUID(), again: false, name: enters, body });
  }

  #send(socket: Socket): Promise<void> {
    this.#fuzzed.sent += 1;
    if (this.#chance.percent(2)) return this.#sendOdd(socket);
    const name = this.#chance.of(this.#chance.percent(80) ? this.#allowed : NAMES);
    const isSpoilt = FINAL.includes(name) || this.#chance.percent(60);
    const right = sampleBody(requests[name].body, { chance: this.#chance, known: [...this.#known].slice(-200) });
    const ask = {
      id: crypto.randomUUID(),
      again: this.#chance.percent(5),
      name,
      body: isSpoilt ? spoil(right, this.#chance) : right,
    };
    if (FINAL.includes(name)) ask.body = { ...Object(ask.body), extra: 1 };
    const sent = this.#chance.percent(5) ? spoil(ask, this.#chance) : ask;
    // Now and then twice.
    if (this.#chance.percent(3)) void this.#ask(socket, sent);
    return this.#ask(socket, sent);
  }

  async #ask(socket: Socket, ask: unknown): Promise<void> {
    try {
      const answer: unknown = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('ask', ask);
      this.#learn(answer);
      const { ok, error } = Object(answer);
      this.#note(ok === true ? 'ok' : String(Object(error).code));
    } catch {
      this.#fuzzed.unanswered += 1;
    }
  }

  /** What no client of ours sends at all, and what is not even a message: nothing answers, or the line is cut. */
  async #sendOdd(socket: Socket): Promise<void> {
    const odd: readonly [() => void, ...(() => void)[]] = [
      () => void socket.emit('ask', null),
      () => void socket.emit('ask', {}, 'no function'),
      () =>
        // Its own client refuses to send some of these.
        void socket.io.engine.write(
          `2["${this.#chance.of(['hello', 'facts', 'error', 'newListener', '__proto__', 'disconnecting'])}",1]`,
        ),
      () => void socket.io.engine.write(`20["ask",${deepText()}]`),
      () =>
        void socket.io.engine.write(
          `20["ask",{"id":"${crypto.randomUUID()}","again":false,"name":"lesson.read","body":${deepText()}}]`,
        ),
      () =>
        void (
          this.#chance.percent(20) &&
          socket.io.engine.write(
            this.#chance.of([
              '9',
              '2',
              '51-["ask"]',
              '2["disconnect"]',
              '59999999-["ask",{"_placeholder":true,"num":0}]',
            ]),
          )
        ),
      () => void (this.#chance.percent(10) && socket.emit('ask', 'x'.repeat(140_000))),
    ];
    this.#chance.of(odd)();
  }

  #learn(answer: unknown): void {
    for (const [id] of JSON.stringify(answer ?? null).matchAll(/\b[a-z]{3}_[0-9a-z]{16}\b/g)) this.#known.add(id);
  }

  #note(what: string): void {
    this.#fuzzed.answers[what] = (this.#fuzzed.answers[what] ?? 0) + 1;
  }
}
