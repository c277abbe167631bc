import { AppError, type ErrorCode } from '../../shared/errors/index.ts';
import { areConfidential, factLive } from '../../shared/lesson/confidence.ts';
import { adoptPlan } from '../../shared/lesson/plan.ts';
import { afterRestart } from '../../shared/lesson/presence.ts';
import type { LessonPlan, LessonState, Seat } from '../../shared/lesson/state.ts';
import { endStreams } from '../../shared/lesson/streams.ts';
import { type LoggedFact, type NewFact, packFact } from '../../shared/protocol/index.ts';
import type { RequestId, SeatId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { Log } from '../platform/Log.ts';
import { Scope } from '../platform/Scope.ts';
import type { Connection } from './Connection.ts';
import { Deadlines } from './Deadlines.ts';
import { Departures } from './Departures.ts';
import { LessonFaults } from './drill/LessonFaults.ts';
import { type Change, LessonLog } from './LessonLog.ts';
import { LineKeeper, MEASURE_EVERY_MS } from './link/LineKeeper.ts';
import { Occupancies } from './Occupancies.ts';
import { Observers } from './observing/Observers.ts';
import type {
  LessonLogStore,
  LessonMedia,
  LessonRecorder,
  MediaEngine,
  MediaWish,
  Recording,
  SeatMedia,
} from './ports.ts';
import { openRecorder } from './takes/openRecorder.ts';

/** What a live lesson is made of. */
export type LiveLessonParts = {
  readonly plan: LessonPlan;
  readonly store: LessonLogStore;
  readonly engine: MediaEngine;
  readonly recording: Recording;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a seat whose line is gone keeps its place, in ms. */
  readonly seatGraceMs: number;
  /** Called when nobody has been connected for the grace time: the lesson can be put away. */
  readonly onDeserted: (lesson: LiveLesson) => void;
};

/** A lesson that is going on: its log, its media, and who is connected to which seat. Features change it through `change`. */
export class LiveLesson {
  /** Those who look on without a seat. The lesson goes on as if there were none. */
  readonly observers: Observers;
  /** What a drill can break. */
  readonly faults: LessonFaults;
  readonly #parts: LiveLessonParts;
  readonly #scope = new Scope();
  readonly #lessonLog: LessonLog;
  readonly #media: LessonMedia;
  readonly #recorder: LessonRecorder;
  readonly #occupied: Occupancies;
  readonly #departures: Departures;
  readonly #deadlines: Deadlines;
  #entering = 0;
  #cancelled = false;

  private constructor(parts: LiveLessonParts, lessonLog: LessonLog, media: LessonMedia) {
    this.#parts = parts;
    this.#lessonLog = lessonLog;
    this.#media = this.#scope.own(media, (m) => m.close());
    this.#occupied = this.#scope.own(new Occupancies(), (occupied) => occupied.clearAll());
    this.observers = this.#scope.own(new Observers(media), (observers) =>
      observers.dismiss(this.state.phase === 'ended' ? 'lesson.ended' : 'observing.nobody-there'),
    );
    const settle: LiveLesson['settle'] = (rule) => this.settle(rule);
    this.#recorder = this.#scope.own(openRecorder({ ...parts, media, settle }), (recorder) => recorder.close());
    const onWritten = (): void => this.#tellIfDeserted();
    this.#departures = this.#scope.own(
      new Departures({ ...parts, occupied: this.#occupied, settle, onWritten }),
      (departures) => departures.end(),
    );
    this.#deadlines = this.#scope.own(new Deadlines({ ...parts, settle }), (deadlines) => deadlines.end());
    const loseMedia = (seatId: SeatId) => void this.#departures.loseMedia(seatId);
    this.faults = new LessonFaults({ occupied: this.#occupied, media, loseMedia });
    const lines = new LineKeeper({ ...parts, occupied: this.#occupied, state: () => this.state, settle });
    this.#scope.every(MEASURE_EVERY_MS, () => void lines.look());
    this.#scope.own(
      lessonLog.onStored((facts, state) => this.#tellAll(facts, state)),
      (stop) => stop(),
    );
  }

  /** Folds the log, opens the media, and writes down that nobody is connected yet. */
  static async open(parts: LiveLessonParts): Promise<LiveLesson> {
    const { plan, store, clock, engine } = parts;
    const lessonLog = await LessonLog.open({ lessonId: plan.lessonId, store, clock });
    // What has ended stays as it was written.
    if (lessonLog.state.phase === 'ended') {
      throw new AppError('lesson.ended', { lessonId: plan.lessonId, endedAtMs: lessonLog.state.endedAtMs ?? 0 });
    }
    const lesson = new LiveLesson(parts, lessonLog, await engine.openLesson(plan.lessonId));
    try {
      await lesson.settle((state) => [...adoptPlan(state, plan), ...afterRestart(state)]);
    } catch (cause) {
      await lesson.close();
      throw cause;
    }
    for (const seat of Object.values(lesson.state.seats)) {
      if (seat.presence === 'away') lesson.#departures.awaitLine(seat.seatId);
    }
    lesson.#deadlines.follow(lesson.state);
    lesson.#recorder.follow(lesson.state);
    return lesson;
  }

  /** The plan by which it goes. */
  get plan(): LessonPlan {
    return this.state.plan ?? this.#parts.plan;
  }

  /** Whether it was taken off the timetable. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Whether it has been put away. */
  get closed(): boolean {
    return this.#scope.ended;
  }

  /** It was taken off the timetable: nobody takes a seat in it any more. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Takes seats away from those who hold them, telling them why. Resolves when that is written down. */
  async sendAway(seatIds: readonly SeatId[], code: ErrorCode): Promise<void> {
    for (const seatId of seatIds) this.#occupied.get(seatId)?.connection?.tell('seat.lost', { code });
    await Promise.all(seatIds.map((seatId) => this.vacate(seatId, 'rights-lost')));
  }

  /** The state that the stored log tells. */
  get state(): LessonState {
    return this.#lessonLog.state;
  }

  /** The facts after number `seq`; `undefined` when the whole state is the better answer. */
  factsSince(seq: number): readonly LoggedFact[] | undefined {
    return this.#lessonLog.since(seq);
  }

  /** Calls `listener` after each change. Returns how to stop that. */
  onChanged(listener: () => void): () => void {
    return this.#lessonLog.onStored(listener);
  }

  /** Decides by a pure rule, stores, tells everyone, and resolves with the rule's reply. */
  change<R>(change: Change<R>): Promise<R> {
    return this.#lessonLog.change(change);
  }

  /** A change that nobody asked for. Rejects when it could not be stored. */
  settle(rule: (state: LessonState) => readonly NewFact[]): Promise<void> {
    return this.change({ by: null, requestId: null, decide: (state) => ({ facts: rule(state), reply: undefined }) });
  }

  /** The stored reply to a request that was answered before, perhaps by an earlier process. */
  recall(seatId: SeatId, requestId: RequestId): Promise<{ readonly reply: unknown } | undefined> {
    return this.#parts.store.answerTo(this.plan.lessonId, seatId, requestId);
  }

  /** The seat as the log knows it. Throws `seat.not-found`. */
  seat(seatId: SeatId): Seat {
    const seat = this.state.seats[seatId];
    if (!seat) throw new AppError('seat.not-found', { seatId });
    return seat;
  }

  /** The seat's media. Throws `media.not-open`. */
  mediaOf(seatId: SeatId): SeatMedia {
    const media = this.#occupied.get(seatId)?.media;
    if (!media) throw new AppError('media.not-open', { seatId });
    return media;
  }

  /** Whether nobody is connected, awaited or just coming in, and nothing is left to be written down. */
  get isDeserted(): boolean {
    return this.#occupied.isEmpty && this.#entering === 0 && this.#departures.areWritten;
  }

  /** Keeps the lesson from being put away while somebody comes in. */
  async whileEntering<T>(enter: () => Promise<T>): Promise<T> {
    this.#entering += 1;
    try {
      return await enter();
    } finally {
      this.#entering -= 1;
      this.#tellIfDeserted();
    }
  }

  /** Whether another window than this one is connected to the seat. */
  isHeldByOther(seatId: SeatId, windowId: string): boolean {
    const occupancy = this.#occupied.get(seatId);
    return occupancy !== undefined && occupancy.connection !== null && occupancy.windowId !== windowId;
  }

  /**
   * Connects a line to a seat. The same window keeps its media; another window's media is closed and its line told.
   * Returns whether the seat's media is still open.
   */
  occupy(seatId: SeatId, { connection, windowId }: { connection: Connection; windowId: string }): boolean {
    const before = this.#occupied.get(seatId);
    const kept = before?.windowId === windowId ? before.media : null;
    this.#departures.stopWaiting(seatId);
    if (before) {
      if (before.media !== kept) before.media?.close();
      if (before.windowId !== windowId) before.connection?.tell('seat.displaced');
    }
    this.#occupied.set(seatId, { connection, windowId, media: kept, openings: 0 });
    return kept !== null;
  }

  /** Whether this line still holds the seat. */
  isOccupiedBy(seatId: SeatId, connectionId: string): boolean {
    return this.#occupied.isHeldBy(seatId, connectionId);
  }

  /** Opens the seat's media anew; what it sent before has ended. */
  async openMedia(seatId: SeatId, wish: MediaWish): Promise<SeatMedia> {
    const occupancy = this.#occupied.get(seatId);
    if (!occupancy) throw new AppError('seat.missing');
    // A window that stays on the summary must not bring the media of an ended lesson back.
    if (this.state.phase === 'ended') throw new AppError('lesson.ended');
    occupancy.media?.close();
    occupancy.media = null;
    occupancy.openings += 1;
    const opening = occupancy.openings;
    await this.settle((state) => endStreams(state, seatId));
    const media = await this.#media.openSeat(seatId, wish, () => void this.#departures.loseMedia(seatId));
    if (this.#occupied.get(seatId) !== occupancy || occupancy.openings !== opening) {
      media.close();
      throw new AppError('media.not-open', { seatId });
    }
    occupancy.media = media;
    return media;
  }

  /** Applies the state to the media again, e.g. after new streams were offered. */
  direct(): void {
    this.#media.direct(this.state);
  }

  /** A line is gone. Its seat keeps place, media and floor for their grace times. */
  async disconnect(seatId: SeatId, connectionId: string): Promise<void> {
    const occupancy = this.#occupied.get(seatId);
    if (!occupancy || occupancy.connection?.connectionId !== connectionId) return;
    const heardAtMs = occupancy.connection.heardAtMs?.();
    occupancy.connection = null;
    await (this.state.phase === 'ended' ? this.vacate(seatId, 'left') : this.#departures.drop(seatId, heardAtMs));
  }

  /** The seat is given up for good. Resolves when that is written down, or the lesson is put away. */
  vacate(seatId: SeatId, reason: 'left' | 'gave-up' | 'rights-lost'): Promise<void> {
    return this.#departures.vacate(seatId, reason);
  }

  /** Does something at this pace until the lesson is put away. */
  every(everyMs: number, run: () => void): void {
    this.#scope.every(everyMs, run);
  }

  /** Puts the lesson away: media closed, timers ended. The log stays. */
  close(): Promise<void> {
    return this.#scope.end();
  }

  /** Windows stay on the summary, and lines that are gone are waited for: neither needs media any more. */
  #endMedia(): void {
    this.#occupied.closeAllMedia();
    this.observers.closeAllMedia();
    this.#media.close();
  }

  #tellIfDeserted(): void {
    if (this.isDeserted) this.#parts.onDeserted(this);
  }

  #tellAll(facts: readonly LoggedFact[], state: LessonState): void {
    this.#media.direct(state);
    this.#recorder.follow(state);
    this.#deadlines.follow(state);
    this.#tellFacts(facts, state);
    this.observers.tellFacts(facts, state);
    if (state.phase === 'ended') this.#endMedia();
  }

  /** Tells everybody what happened, and of what is not for everybody only that something did. */
  #tellFacts(facts: readonly LoggedFact[], { seats }: LessonState): void {
    const confidential = areConfidential(facts);
    const packed = facts.map(packFact);
    this.#occupied.tellEach('facts', (seatId) => {
      const reader = seats[seatId];
      return confidential && reader ? facts.map((fact) => packFact(factLive(fact, reader))) : packed;
    });
  }
}
