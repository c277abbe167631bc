import { AppError } from '../../../shared/errors/index.ts';
import { mayObserve, showsMoreToObservers, sparingSizes } from '../../../shared/lesson/observing.ts';
import {
  type BodyInput,
  type LoggedFact,
  type Reply,
  type RequestName,
  type ServerToClient,
  unpackFact,
} from '../../../shared/protocol/index.ts';
import { sourceKey } from '../../../shared/timeline/tracks.ts';
import type { LessonId, StreamId } from '../../../shared/vocabulary/index.ts';
import type { Connection, ConnectionEvents } from '../../connection/Connection.ts';
import { Observable } from '../../kit/Observable.ts';
import { DeckDesk } from '../courseware/DeckDesk.ts';
import type { MediaOfSession, SessionStatus } from '../LessonSession.ts';
import { LessonStore } from '../LessonStore.ts';
import type { SessionMediaParts } from '../SessionMedia.ts';
import { lookAtClock, type ServerOffset } from './ServerClock.ts';

/** Wait before what failed for a passing reason is tried again, in ms. */
const AGAIN_AFTER_MS = 1_500;

/** Clocks drift: the server's is looked at again after so long, in ms. */
const CLOCK_EVERY_MS = 60_000;

const CONNECTING: SessionStatus = { step: 'connecting' };

type Parts = {
  readonly lessonId: LessonId;
  readonly connect: (events: ConnectionEvents) => Pick<Connection, 'ask' | 'check' | 'close'>;
  readonly openMedia: (parts: SessionMediaParts) => MediaOfSession;
  /** Told when others have made, changed or removed marks. */
  readonly onMarks: () => void;
};

/**
 * One device that looks into one lesson unseen: keeps the state as observers know it and receives what is sent, and comes
 * back by itself after any break. It has no seat and sends nothing. Ends with `close()`.
 */
export class ObserverSession {
  readonly store = new LessonStore();
  readonly decks = new DeckDesk();
  readonly status = new Observable<SessionStatus>(CONNECTING);
  /** Whether the lesson is on and nobody is connected to it: it is looked for again and again. */
  readonly nobodyThere = new Observable(false);
  /** The source that is to be large and in full, whatever is large in the lesson. */
  readonly enlarged = new Observable<string | null>(null);
  readonly #parts: Parts;
  readonly #connection: Pick<Connection, 'ask' | 'check' | 'close'>;
  readonly #media: MediaOfSession;
  #offset: ServerOffset = { aheadMs: 0, onWayMs: 0 };
  /** Grows with each new line, so that what belonged to an older one stops. */
  #attempt = 0;
  #closed = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #clock: ReturnType<typeof setInterval>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#media = parts.openMedia({
      askNow: (name, body) => this.ask(name, body),
      askLasting: (name, body) => this.ask(name, body),
      receivable: () => this.#receivable(),
      hasEnded: (streamId) => this.store.read().streams[streamId] === undefined,
      isSeated: () => this.#isInside,
      toldUplink: () => undefined,
      checkLine: () => void this.#connection.check(),
      rejoin: () => void this.#enter(),
      looksOn: { sizes: (drawn) => sparingSizes(drawn, (streamId) => this.#isEnlarged(streamId)) },
    });
    this.#connection = parts.connect({
      onHello: (hello) => this.#onHello(hello),
      onAway: () => this.#onAway(),
      onRefused: (code) => this.status.set({ step: 'refused', code }),
      onTold: (event, ...args) => this.#onTold(event, ...args),
    });
    this.#clock = setInterval(() => void this.#lookAtClock(), CLOCK_EVERY_MS);
  }

  get tracks(): MediaOfSession['tracks'] {
    return this.#media.tracks;
  }

  get local(): MediaOfSession['local'] {
    return this.#media.local;
  }

  get drawn(): MediaOfSession['drawn'] {
    return this.#media.drawn;
  }

  /** How far the server's clock is ahead of this device's, in ms. */
  get clockAheadMs(): number {
    return this.#offset.aheadMs;
  }

  /**
   * The instant, on the server's clock, of what is seen here when this device's clock says `atMs`.
   *
   * @param shownDelayMs - How long what is seen has waited on this device.
   */
  seenAtMs(atMs: number, shownDelayMs: number): number {
    const { aheadMs, onWayMs } = this.#offset;
    return Math.round(atMs + aheadMs - onWayMs - shownDelayMs);
  }

  /** Makes a source large and asks for it in full; `null`: as in the lesson. */
  enlarge(source: string | null): void {
    this.enlarged.set(source);
    this.drawn.again();
  }

  /** Asks on the line that there is. */
  async ask<N extends RequestName>(name: N, body: BodyInput<N>): Promise<Reply<N>> {
    try {
      return await this.#connection.ask(name, body);
    } catch (thrown) {
      const error = AppError.from(thrown);
      // The server does not know of us any more, e.g. because it has just been started.
      if (isForgotten(error) && this.#isInside) void this.#enter();
      throw error;
    }
  }

  close(): void {
    this.#closed = true;
    this.#attempt += 1;
    clearTimeout(this.#again);
    clearInterval(this.#clock);
    this.#media.close();
    this.decks.close();
    // With the line the server lets go of everything as well.
    this.#connection.close();
  }

  get #isInside(): boolean {
    return this.status.read().step === 'observing';
  }

  #onHello(hello: Parameters<ServerToClient['hello']>[0]): void {
    this.#offset = { aheadMs: hello.serverAtMs - Date.now(), onWayMs: 0 };
    this.#media.prepare(hello);
    void this.#enter();
  }

  async #enter(): Promise<void> {
    if (this.#closed || this.store.read().phase === 'ended') return;
    clearTimeout(this.#again);
    const attempt = ++this.#attempt;
    // The server keeps nothing for whoever has no line: media is always opened anew.
    this.#media.drop();
    try {
      const wanted = await this.#media.wanted();
      const knownSeq = this.store.read().seq;
      const { state, media } = await this.#connection.ask('observing.enter', {
        lessonId: this.#parts.lessonId,
        knownSeq,
        ...wanted,
      });
      if (attempt !== this.#attempt) return;
      if (state) this.store.reset(state);
      this.nobodyThere.set(false);
      this.status.set({ step: 'observing' });
      void this.#media.resume(false, media);
      void this.#lookAtClock();
    } catch (thrown) {
      if (attempt === this.#attempt) this.#onRefused(AppError.from(thrown));
    }
  }

  #onRefused({ code, retry }: AppError): void {
    if (this.#closed) return;
    this.nobodyThere.set(code === 'observing.nobody-there');
    if (retry) this.#again = setTimeout(() => void this.#enter(), AGAIN_AFTER_MS);
    else this.status.set({ step: 'refused', code });
  }

  #onAway(): void {
    const { step } = this.status.read();
    if (this.#closed || step === 'refused' || step === 'away') return;
    this.#attempt += 1;
    clearTimeout(this.#again);
    this.status.set({ step: 'away', sinceAtMs: Date.now() });
  }

  #onTold<E extends Exclude<keyof ServerToClient, 'hello' | 'link.probe'>>(
    event: E,
    ...args: Parameters<ServerToClient[E]>
  ): void {
    const [told] = args;
    if (Array.isArray(told)) this.#onFacts(told.map(unpackFact));
    if (told && 'code' in told) this.#onSentAway(new AppError(told.code));
    if (event === 'media.lost') void this.#media.open();
    if (event === 'marks.changed') this.#parts.onMarks();
  }

  /** Everybody has left the lesson, or it has ended: the one passes, the other we know already. */
  #onSentAway(error: AppError): void {
    if (this.store.read().phase === 'ended') return;
    this.#attempt += 1;
    this.#media.drop();
    this.status.set(CONNECTING);
    this.#onRefused(error);
  }

  #onFacts(facts: readonly LoggedFact[]): void {
    // What comes before we are inside is what we have missed.
    const followed = this.store.apply(facts);
    if (!this.#isInside) return;
    if (!followed || showsMoreToObservers(facts)) void this.#readAgain();
    if (this.store.read().phase === 'ended') this.#media.close();
    else void this.#media.catchUp();
  }

  async #readAgain(): Promise<void> {
    try {
      const { state } = await this.ask('observing.read', {});
      this.store.reset(state);
      await this.#media.catchUp();
    } catch {
      // The line broke: what it brings back is the state as well.
    }
  }

  async #lookAtClock(): Promise<void> {
    if (!this.#isInside) return;
    try {
      this.#offset = await lookAtClock(() => this.#connection.ask('clock.read', {}));
    } catch {
      // What is known is good enough until the line is back.
    }
  }

  #isEnlarged(streamId: string): boolean {
    const stream = this.store.read().streams[streamId];
    return stream !== undefined && sourceKey(stream) === this.enlarged.read();
  }

  #receivable(): StreamId[] {
    const state = this.store.read();
    if (!this.#isInside) return [];
    return Object.values(state.streams)
      .filter((stream) => mayObserve(state, stream))
      .map(({ streamId }) => streamId);
  }
}

const isForgotten = ({ code }: AppError): boolean => code === 'observing.missing' || code === 'seat.missing';
