import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { AppError } from '../../../shared/errors/index.ts';
import {
  type Answer,
  type ClientToServer,
  type Handlers,
  MAX_MESSAGE_BYTES,
  type ReceivableRtp,
  type RequestName,
  type ServerToClient,
} from '../../../shared/protocol/index.ts';
import type { ClassroomId, DisplayId, PassId, SessionId } from '../../../shared/vocabulary/index.ts';
import type { RightsLost } from '../../accounts/RightsWatch.ts';
import type { AgendaChange } from '../../directory/Agenda.ts';
import type { Asked, Caller, Seating } from '../../lesson/Caller.ts';
import { leaveObserved } from '../../lesson/observing/observingHandlers.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Log } from '../../platform/Log.ts';
import { TokenBucket } from '../../platform/TokenBucket.ts';
import type { AddressDoor } from './AddressDoor.ts';
import { AnswerBook } from './AnswerBook.ts';
import { readAsk, recallFromLesson, serve } from './gate.ts';
import { RecentlyLost } from './RecentlyLost.ts';
import { UnreadMeter } from './UnreadMeter.ts';
import { hasLost, rightOf, type Visitor } from './Visitor.ts';

/** Requests that one connection may make: on average a second, and at once. */
const REQUEST_RATE = { perSecond: 20, burst: 60 };

/** Messages of any kind beyond which a connection is cut: many times what is answered, for pages that go astray. */
const MESSAGE_RATE = { perSecond: 200, burst: 2_000 };

/** Sessions whose answers are remembered. */
const MAX_BOOKS = 2_000;

/** What the socket edge needs of the rest. */
export type SocketEdgeParts = {
  readonly http: HttpServer;
  readonly handlers: Handlers<Asked>;
  /** Who knocks; `undefined` for strangers. One browser can be a person's and have a pass: it says as whom it comes. */
  readonly identify: (cookieHeader: string | undefined, as: 'holder' | 'assistant') => Promise<Visitor | undefined>;
  /** Whether a page of this origin may connect. */
  readonly isOwnOrigin: (headers: {
    origin: string | undefined;
    host: string | undefined;
    fetchSite: undefined;
  }) => boolean;
  readonly door: AddressDoor;
  /** From which address a request comes. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly presence: {
    cameOnline(displayId: DisplayId, classroomId: ClassroomId): void;
    wentOffline(displayId: DisplayId): void;
  };
  readonly canRoute: ReceivableRtp;
  readonly build: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** Who came, and when their session was read, as a mark of `RecentlyLost`. */
type Knock = { visitor: Visitor; readAt: number };

// Whatever arrives is unknown until the gate has read it; only what we send is typed.
type EngineSocket = Socket['conn'];
type Line = Socket<DefaultEventsMap, ServerToClient, DefaultEventsMap, Knock>;

/** The socket side of the server: lets in who has a session, and passes what they ask through the gate. */
export class SocketEdge {
  readonly #parts: SocketEdgeParts;
  readonly #io: Server<DefaultEventsMap, ServerToClient, DefaultEventsMap, Knock>;
  readonly #recentlyLost = new RecentlyLost();
  readonly #books = new Map<string, AnswerBook<Answer<RequestName>>>();
  #isStopping = false;

  constructor(parts: SocketEdgeParts) {
    this.#parts = parts;
    this.#io = new Server(parts.http, {
      transports: ['websocket', 'polling'],
      pingInterval: 5_000,
      pingTimeout: 10_000,
      connectTimeout: 10_000,
      // Twice what the gate takes, so that who sends too much is told so; beyond that the line is cut.
      maxHttpBufferSize: 2 * MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      serveClient: false,
      allowRequest: (request, done) =>
        void this.#mayKnock(request).then(
          () => done(null, true),
          (thrown: unknown) => done(AppError.from(thrown).code, false),
        ),
    });
    this.#io.engine.on('connection', (conn: EngineSocket) => this.#count(conn));
    this.#io.use((line, next) => void this.#admit(line).then(() => next(), next));
    this.#io.on('connection', (line) => this.#welcome(line));
  }

  /** Cuts every connection of a session, person or display whose rights are gone, and gives up their seats. */
  cut(lost: RightsLost): void {
    this.#recentlyLost.note(lost);
    for (const line of this.#io.sockets.sockets.values()) {
      if (!hasLost(line.data.visitor, lost)) continue;
      const { seating } = callers.get(line) ?? {};
      // Not the seat of whoever has taken it over since.
      if (seating?.lesson.isOccupiedBy(seating.seatId, line.id)) this.#giveUp(seating);
      line.disconnect(true);
    }
  }

  /** Tells people and displays that their lists of lessons have changed. */
  tellAgenda({ personIds, classroomIds }: AgendaChange): void {
    for (const line of this.#io.sockets.sockets.values()) {
      const { holder } = line.data.visitor;
      const concerned =
        holder.kind === 'person' ? personIds.includes(holder.personId) : classroomIds.includes(holder.classroomId);
      if (concerned) line.emit('agenda.changed');
    }
  }

  /** The sessions that have an open connection now. */
  sessionsInUse(): SessionId[] {
    return [...new Set(this.#visitors().flatMap(({ sessionId }) => sessionId ?? []))];
  }

  /** The passes whose phones have an open connection now. */
  passesInUse(): PassId[] {
    return [...new Set(this.#visitors().flatMap(({ holder }) => (holder.kind === 'assistant' ? [holder.passId] : [])))];
  }

  /** Ends all connections, saying why, and takes no more. */
  async close(): Promise<void> {
    this.#isStopping = true;
    this.#parts.door.close();
    this.#io.emit('server.stopping');
    this.#io.disconnectSockets(true);
    // It closes the HTTP server too, and would wait for every request that is under way, e.g. a file on a thin line;
    // whoever owns that server gives them their time.
    this.#io.close().catch(ignore);
  }

  #visitors(): Visitor[] {
    return [...this.#io.sockets.sockets.values()].map((line) => line.data.visitor);
  }

  /** The door to the house: whose page it is, and how many knock from there. */
  async #mayKnock(request: IncomingMessage): Promise<void> {
    const { isOwnOrigin, door, addressOf } = this.#parts;
    if (this.#isStopping) throw new AppError('server.stopping');
    const { origin, host } = request.headers;
    // A handshake is a GET that changes nothing by itself, and browsers add no Sec-Fetch-Site to every kind of it.
    if (!isOwnOrigin({ origin, host, fetchSite: undefined })) throw new AppError('request.cross-origin');
    // Nobody else listens while it waits, and a line that breaks must not end the process.
    request.socket.on('error', ignore);
    try {
      await door.pass(addressOf(request));
    } finally {
      request.socket.off('error', ignore);
    }
  }

  #count(conn: EngineSocket): void {
    const leave = this.#parts.door.enter(this.#parts.addressOf(conn.request));
    if (leave) conn.once('close', leave);
    else conn.close();
  }

  /** What is thrown here is told to strangers: a code, and nothing else. */
  async #admit(line: Line): Promise<void> {
    line.data.readAt = this.#recentlyLost.mark;
    try {
      const { headers, auth } = line.handshake;
      const as = auth['as'] === 'assistant' ? 'assistant' : 'holder';
      const visitor = await this.#parts.identify(headers.cookie, as);
      if (!visitor) throw new AppError('session.missing');
      line.data.visitor = visitor;
    } catch (thrown) {
      const { code, cause } = AppError.from(thrown);
      if (cause) this.#parts.log.error({ event: 'socket.not-admitted', code, err: cause });
      throw new AppError(code);
    }
  }

  #welcome(line: Line): void {
    const { visitor, readAt } = line.data;
    if (this.#recentlyLost.since(readAt, (lost) => hasLost(visitor, lost))) {
      line.disconnect(true);
      return;
    }
    const { holder, roles } = visitor;
    const { presence, clock, build, canRoute, addressOf } = this.#parts;
    const unread = new UnreadMeter(line);
    let heardAtMs = clock.nowMs();
    line.conn.on('packet', () => {
      heardAtMs = clock.nowMs();
    });
    const caller: Caller = {
      holder,
      roles,
      seating: null,
      observing: null,
      log: this.#parts.log.child({ connection: line.id }),
      connection: {
        connectionId: line.id,
        isOpen: () => line.connected,
        cut: () => line.conn.close(),
        heardAtMs: () => heardAtMs,
        echo: (bytes) => echo(line, bytes),
        tell: (event, ...args) => void (unread.isFollowing() ? line.emit(event, ...args) : line.disconnect(true)),
      },
    };
    callers.set(line, caller);
    if (holder.kind === 'display') presence.cameOnline(holder.displayId, holder.classroomId);
    line.on('disconnect', () => {
      if (holder.kind === 'display') presence.wentOffline(holder.displayId);
      this.#partWith(caller);
    });
    this.#listen(line, { caller, unread });
    line.emit('hello', { serverAtMs: clock.nowMs(), build, canRoute, seenFrom: addressOf(line.request) });
  }

  #listen(line: Line, { caller, unread }: { readonly caller: Caller; readonly unread: UnreadMeter }): void {
    const { log } = caller;
    const bucket = new TokenBucket({ ...REQUEST_RATE, clock: this.#parts.clock });
    const book = this.#bookOf(line.data.visitor);
    const event: keyof ClientToServer = 'ask';
    // Whatever is sent counts, also what nobody listens to: who goes on and on is cut.
    const patience = new TokenBucket({ ...MESSAGE_RATE, clock: this.#parts.clock });
    line.use((_packet, next) => {
      if (patience.take() && unread.isFollowing()) next();
      else if (line.connected) {
        log.warn({ event: 'socket.flooded' });
        line.disconnect(true);
      }
    });
    line.on(event, (raw: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      this.#answer({ raw, caller, bucket, book }).then(
        (data) => answer(data),
        (thrown: unknown) => answer({ ok: false, error: AppError.from(thrown).toWire() }),
      );
    });
  }

  async #answer({
    raw,
    caller,
    bucket,
    book,
  }: {
    raw: unknown;
    caller: Caller;
    bucket: TokenBucket;
    book: AnswerBook<Answer<RequestName>>;
  }): Promise<Answer<RequestName>> {
    if (!bucket.take()) throw new AppError('request.too-many');
    const ask = readAsk(raw);
    return book.answer(ask.id, () => serve(caller, ask, { handlers: this.#parts.handlers, recall: recallFromLesson }));
  }

  #bookOf(visitor: Visitor): AnswerBook<Answer<RequestName>> {
    const right = rightOf(visitor);
    const book = this.#books.get(right) ?? new AnswerBook();
    this.#books.delete(right);
    this.#books.set(right, book);
    const [longestUnused] = this.#books.keys();
    if (this.#books.size > MAX_BOOKS && longestUnused) this.#books.delete(longestUnused);
    return book;
  }

  #giveUp({ lesson, seatId }: Seating): void {
    lesson
      .vacate(seatId, 'rights-lost')
      .catch((err: unknown) => this.#parts.log.error({ event: 'seat.give-up-failed', seatId, err }));
  }

  #partWith(caller: Caller): void {
    const { seating, connection, log } = caller;
    leaveObserved(caller);
    seating?.lesson
      .disconnect(seating.seatId, connection.connectionId)
      .catch((err: unknown) => log.error({ event: 'seat.drop-failed', err }));
  }
}

const callers = new WeakMap<Line, Caller>();
const ignore = () => undefined;

/** A line that has not answered by then has no room at all, in ms. */
const ECHO_WITHIN_MS = 4_000;

/** How long so many bytes and their answer take. */
async function echo(line: Line, bytes: number): Promise<number> {
  const askedAtMs = performance.now();
  await line.timeout(ECHO_WITHIN_MS).emitWithAck('link.probe', '.'.repeat(bytes));
  return performance.now() - askedAtMs;
}
