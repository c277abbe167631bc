import { AppError, type ErrorCode } from '../../shared/errors/index.ts';
import { isOnStage, mayReceive } from '../../shared/lesson/audience.ts';
import { isSoundOnly } from '../../shared/lesson/rungs.ts';
import type { Stream } from '../../shared/lesson/state.ts';
import { thinSoundOf } from '../../shared/lesson/thinSound.ts';
import { uplinkOf } from '../../shared/lesson/uplink.ts';
import type { UplinkRung } from '../../shared/lesson/uplinkState.ts';
import {
  type BodyInput,
  type LoggedFact,
  type Reply,
  type RequestName,
  type ServerToClient,
  unpackFact,
} from '../../shared/protocol/index.ts';
import type { LessonId, SeatId, StreamId } from '../../shared/vocabulary/index.ts';
import type { Connection, ConnectionEvents } from '../connection/Connection.ts';
import { newRequestId } from '../connection/newRequestId.ts';
import { Observable } from '../kit/Observable.ts';
import { DeckDesk } from './courseware/DeckDesk.ts';
import { LessonStore } from './LessonStore.ts';
import type { SessionMedia, SessionMediaParts } from './SessionMedia.ts';

/** Where this device stands with its lesson. */
export type SessionStatus =
  | { readonly step: 'connecting' }
  /** In the lesson; everything works. */
  | { readonly step: 'joined'; readonly seatId: SeatId }
  /** Looking on without a seat; everything works. */
  | { readonly step: 'observing' }
  /** The line is gone since then; it is being sought. `restarting`: the server said that it stops, for it to start anew. */
  | { readonly step: 'away'; readonly sinceAtMs: number; readonly restarting?: boolean }
  /** Another window has the seat. */
  | { readonly step: 'displaced' }
  /** The server says no: the lesson has ended, is not ours, or there is no session. */
  | { readonly step: 'refused'; readonly code: ErrorCode };

/** Wait before a join that failed for a passing reason is tried again, in ms. */
const REJOIN_AFTER_MS = 1_000;

/** How long a request outlives lost lines before it fails, in ms. */
const LASTING_MS = 20_000;

const CONNECTING: SessionStatus = { step: 'connecting' };

/** The line to the server, as far as a session needs it. */
type Line = Pick<Connection, 'ask' | 'askAs' | 'check' | 'interrupt' | 'close'>;

/** The media of a session as the rest of it needs it. */
export type MediaOfSession = Pick<
  SessionMedia,
  | 'tracks'
  | 'local'
  | 'drawn'
  | 'prepare'
  | 'wanted'
  | 'resume'
  | 'open'
  | 'catchUp'
  | 'drop'
  | 'close'
  | 'repairs'
  | 'measure'
>;

type Options = {
  readonly lessonId: LessonId;
  /** Which window of the device comes: the same one may come back to its seat without asking. */
  readonly windowId: string;
  /** Take the seat although another window has it. */
  readonly takeOver: boolean;
  readonly connect: (events: ConnectionEvents) => Line;
  /** Opens the seat's media; a phone's seat has none. */
  readonly openMedia: (parts: SessionMediaParts) => MediaOfSession;
};

/**
 * One device in one lesson: takes the seat, keeps the state, sends and receives, and puts everything back after
 * any break, without a person. Ends with `close()`.
 */
export class LessonSession {
  readonly lessonId: LessonId;
  readonly store = new LessonStore();
  /** Draws pages of courseware. */
  readonly decks = new DeckDesk();
  readonly status = new Observable<SessionStatus>(CONNECTING);
  /** How far the server's clock is ahead of this device's, in ms. */
  clockAheadMs = 0;
  /** The server's version when this device first heard of it. */
  build: string | undefined;
  /** What the seat was sending when it was last taken: from this window before a break, or from another one. */
  sentBefore: readonly Stream[] = [];

  readonly #windowId: string;
  readonly #connection: Line;
  readonly #media: MediaOfSession;
  #takeOver: boolean;
  /** Grows with each new line, so that what belonged to an older one stops. */
  #attempt = 0;
  /** What is known of the lesson is not relied on: all of it is asked for. */
  #anew = false;
  #closed = false;
  #restarting = false;
  #rejoin: ReturnType<typeof setTimeout> | undefined;

  constructor({ lessonId, windowId, takeOver, connect, openMedia }: Options) {
    this.lessonId = lessonId;
    this.#windowId = windowId;
    this.#takeOver = takeOver;
    this.#media = openMedia({
      askNow: (name, body) => this.#connection.ask(name, body).catch((thrown: unknown) => this.#reenter(thrown)),
      askLasting: (name, body) => this.ask(name, body),
      receivable: () => this.#receivable(),
      hasEnded: (streamId) => this.store.read().streams[streamId] === undefined,
      isSeated: () => this.status.read().step === 'joined',
      toldUplink: () => this.#toldUplink(),
      checkLine: () => this.checkLine(),
      rejoin: () => this.#comeAnew(),
    });
    this.#connection = connect({
      onHello: (hello) => void this.#onHello(hello),
      onAway: () => this.#onAway(),
      onRefused: (code) => this.status.set({ step: 'refused', code }),
      onTold: (event, ...args) => this.#onTold(event, ...args),
    });
  }

  /** What can be played now, by stream. */
  get tracks(): MediaOfSession['tracks'] {
    return this.#media.tracks;
  }

  /** What this device sends. */
  get local(): MediaOfSession['local'] {
    return this.#media.local;
  }

  /** How large each stream is drawn here. */
  get drawn(): MediaOfSession['drawn'] {
    return this.#media.drawn;
  }

  /** What was done so far to bring this device's media back. */
  get repairs(): MediaOfSession['repairs'] {
    return this.#media.repairs;
  }

  /** What the browser measures of what comes in. */
  measure(): ReturnType<MediaOfSession['measure']> {
    return this.#media.measure();
  }

  /**
   * Asks something that must happen once: outlives a lost line, and is retried under the same id.
   *
   * @param lastingMs - How long it is retried; without end for what must not be lost.
   */
  async ask<N extends RequestName>(name: N, body: BodyInput<N>, lastingMs = LASTING_MS): Promise<Reply<N>> {
    const id = newRequestId();
    const untilMs = performance.now() + lastingMs;
    for (let again = false; ; again = true) {
      try {
        if (this.status.read().step !== 'joined') throw new AppError('connection.lost');
        return await this.#connection.askAs(id, again, name, body);
      } catch (thrown) {
        const error = AppError.from(thrown);
        if (error.code === 'seat.missing') this.#reenter(error);
        if (error.code !== 'connection.lost' || this.#closed || performance.now() > untilMs) throw error;
        await this.#joinedOrLater(250);
      }
    }
  }

  /** Takes the seat although another window has it. */
  takeSeat(): void {
    this.#takeOver = true;
    this.status.set(CONNECTING);
    void this.#join();
  }

  /** Takes the seat if the other window has gone by now; else stays displaced. */
  takeFreeSeat(): void {
    if (this.status.read().step === 'displaced') void this.#join({ evenDisplaced: true });
  }

  /** Looks whether the line is still there, e.g. when the device was asleep; if not, it is sought at once. */
  checkLine(): void {
    void this.#connection.check();
  }

  /** Lets go of the line as if the cable had been pulled. For trying things out. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Gives the seat up and lets go of everything. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#rejoin);
    this.#media.close();
    this.decks.close();
    // Whether it is heard does not matter: the server notices the end of the line too.
    this.#connection
      .ask('lesson.leave', {})
      .catch(() => undefined)
      .finally(() => this.#connection.close());
  }

  async #onHello(hello: Parameters<ServerToClient['hello']>[0]): Promise<void> {
    this.#restarting = false;
    this.clockAheadMs = hello.serverAtMs - Date.now();
    this.build ??= hello.build;
    this.#media.prepare(hello);
    await this.#join();
  }

  async #join({ evenDisplaced = false } = {}): Promise<void> {
    if (this.#closed || (this.status.read().step === 'displaced' && !evenDisplaced)) return;
    clearTimeout(this.#rejoin);
    const attempt = ++this.#attempt;
    // Read by the benchmark, and by whoever opens the browser's performance panel.
    performance.mark('lesson.joining');
    try {
      const { seatId, state, sentBefore, mediaOpen, media } = await this.#askForSeat();
      if (attempt !== this.#attempt) return;
      this.#anew = false;
      if (state) this.store.reset(state);
      this.sentBefore = sentBefore;
      this.#takeOver = false;
      this.status.set({ step: 'joined', seatId });
      this.#suitLines();
      void this.#media.resume(mediaOpen, media);
    } catch (thrown) {
      if (attempt === this.#attempt) this.#onJoinFailed(AppError.from(thrown));
    }
  }

  async #askForSeat(): Promise<Reply<'lesson.join'>> {
    return this.#connection.ask('lesson.join', {
      lessonId: this.lessonId,
      windowId: this.#windowId,
      takeOver: this.#takeOver,
      ...(await this.#media.wanted()),
      knownSeq: this.#anew ? 0 : this.store.read().seq,
    });
  }

  #onJoinFailed(error: AppError): void {
    if (this.#closed) return;
    if (error.code === 'seat.displaced') this.status.set({ step: 'displaced' });
    else if (error.retry) this.#rejoin = setTimeout(() => void this.#join(), REJOIN_AFTER_MS);
    else this.status.set({ step: 'refused', code: error.code });
  }

  /** The server does not know of our seat any more: takes it again. Throws what it was given. */
  #reenter(thrown: unknown): never {
    const error = AppError.from(thrown);
    if (error.code === 'seat.missing' && this.status.read().step === 'joined') {
      this.status.set(CONNECTING);
      void this.#join();
    }
    throw error;
  }

  /** Lets go of everything but what this device sends and shows, and comes in again. The seat and its place are kept. */
  #comeAnew(): void {
    this.#anew = true;
    this.#media.drop();
    this.#connection.interrupt();
  }

  #onAway(): void {
    const { step } = this.status.read();
    if (this.#closed || step === 'displaced' || step === 'refused' || step === 'away') return;
    this.#attempt += 1;
    this.status.set({ step: 'away', sinceAtMs: Date.now(), restarting: this.#restarting });
  }

  #onTold<E extends Exclude<keyof ServerToClient, 'hello' | 'link.probe'>>(
    event: E,
    ...args: Parameters<ServerToClient[E]>
  ): void {
    const [told] = args;
    if (Array.isArray(told)) this.#onFacts(told.map(unpackFact));
    // 'seat.lost': the plan has no place for this device any more.
    if (told && 'code' in told) {
      this.status.set({ step: 'refused', code: told.code });
      this.#media.drop();
    }
    if (event === 'media.lost') void this.#media.open();
    if (event === 'server.stopping') this.#restarting = true;
    if (event === 'seat.displaced') {
      this.status.set({ step: 'displaced' });
      this.#media.drop();
    }
  }

  #onFacts(facts: readonly LoggedFact[]): void {
    // Without a seat we may be told what we missed; what does not continue what we know is in the answer to the join.
    const followed = this.store.apply(facts);
    if (this.status.read().step !== 'joined') return;
    if (!followed) {
      // A gap: what we have cannot be continued.
      this.ask('lesson.read', {})
        .then(({ state }) => {
          this.store.reset(state);
          return this.#followMedia();
        })
        // The line broke: what it brings back is the whole state.
        .catch(() => undefined);
      return;
    }
    void this.#followMedia();
  }

  /** Receives what there is to receive now; after the end of the lesson nothing is, and nothing is sent or measured. */
  async #followMedia(): Promise<void> {
    if (this.store.read().phase === 'ended') return this.#media.close();
    this.#suitLines();
    await this.#media.catchUp();
  }

  /** Sends what the lines of all who receive it carry, and this device's own. */
  #suitLines(): void {
    const status = this.status.read();
    if (status.step !== 'joined') return;
    const state = this.store.read();
    const { seatId } = status;
    this.local.suitLines({
      thinSound: thinSoundOf(state, seatId),
      pictures: !isSoundOnly(state, seatId),
      onStage: isOnStage(state, seatId),
    });
  }

  #toldUplink(): UplinkRung | undefined {
    const status = this.status.read();
    const state = this.store.read();
    return status.step === 'joined' && state.phase !== 'ended' ? uplinkOf(state, status.seatId) : undefined;
  }

  #receivable(): StreamId[] {
    const status = this.status.read();
    const state = this.store.read();
    const self = status.step === 'joined' ? state.seats[status.seatId] : undefined;
    if (!self) return [];
    return Object.values(state.streams)
      .filter((stream) => mayReceive(state, stream, self))
      .map(({ streamId }) => streamId);
  }

  #joinedOrLater(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, ms);
      const stop = this.status.subscribe(() => this.status.read().step === 'joined' && done());
    });
  }
}
