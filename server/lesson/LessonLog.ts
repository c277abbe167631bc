import { foldLog } from '../../shared/lesson/fold.ts';
import { emptyLesson, type LessonState } from '../../shared/lesson/state.ts';
import type { Fact, LoggedFact, NewFact } from '../../shared/protocol/index.ts';
import type { LessonId, RequestId, SeatId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';
import type { LessonLogStore, StoredAnswer } from './ports.ts';

/** What a rule makes of the state: facts to come true, and the answer for whoever asked. */
export type Decision<R> = { readonly facts: readonly NewFact[]; readonly reply: R };

/** A wish to change the lesson. `decide` must be pure: it sees the newest state, stored or about to be. */
export type Change<R> = {
  /** Who caused it; `null` for the server itself. */
  readonly by: SeatId | null;
  /** Set when a retry must be recognised, even after a restart. */
  readonly requestId: RequestId | null;
  readonly decide: (state: LessonState) => Decision<R>;
};

type Parts = { readonly lessonId: LessonId; readonly store: LessonLogStore; readonly clock: Clock };

/** Facts that are kept at hand for whoever was away; more than a lesson has in some minutes. */
const KEPT_AT_HAND = 1_000;

/** Facts that are stored together in one write, and those who wait for it. */
type Write = { readonly facts: Fact[]; readonly answers: StoredAnswer[]; readonly done: PromiseWithResolvers<void> };

const newWrite = (): Write => ({ facts: [], answers: [], done: Promise.withResolvers<void>() });

/**
 * The log of one lesson and the state that it tells. Rules decide on the newest state at once, in order; what they
 * decided while a write was under way is stored by the next write, in one piece. Nothing is told before it is stored.
 */
export class LessonLog {
  readonly #parts: Parts;
  readonly #listeners = new Set<(facts: readonly LoggedFact[], state: LessonState) => void>();
  /** What is stored. */
  #state: LessonState;
  /** The last of what is stored, in order. */
  #recent: LoggedFact[];
  /** What is stored and what is decided but not stored yet. */
  #head: LessonState;
  #inFlight: Write | undefined;
  #next: Write | undefined;
  #recovery: Promise<void> | undefined;

  private constructor(parts: Parts, stored: readonly LoggedFact[]) {
    this.#parts = parts;
    this.#state = foldLog(stored, emptyLesson);
    this.#head = this.#state;
    this.#recent = stored.slice(-KEPT_AT_HAND);
  }

  /** Reads the whole log and folds it. */
  static async open(parts: Parts): Promise<LessonLog> {
    return new LessonLog(parts, await parts.store.readSince(parts.lessonId, 0));
  }

  /** The state that the stored facts tell. */
  get state(): LessonState {
    return this.#state;
  }

  /** The stored facts after number `seq`, if they are at hand; `undefined`: the whole state is the better answer. */
  since(seq: number): readonly LoggedFact[] | undefined {
    const [oldest] = this.#recent;
    if (seq === this.#state.seq) return [];
    if (seq < 1 || seq > this.#state.seq || oldest === undefined || oldest.seq > seq + 1) return undefined;
    return this.#recent.filter((fact) => fact.seq > seq);
  }

  /** Calls `listener` after each write with what it stored. Returns how to stop that. */
  onStored(listener: (facts: readonly LoggedFact[], state: LessonState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Decides and stores. Resolves with the reply when the facts are durable; rejects with the rule's or the store's error. */
  async change<R>({ by, requestId, decide }: Change<R>): Promise<R> {
    while (this.#recovery !== undefined) await this.#recovery;
    const { facts, reply } = decide(this.#head);
    const write = this.#gather(facts, by);
    if (requestId && by && facts.length > 0) write?.answers.push({ requestId, seatId: by, reply });
    await write?.done.promise;
    return reply;
  }

  /** The write that stores these facts; for no facts, the one that stores what the decision was based on. */
  #gather(facts: readonly NewFact[], by: SeatId | null): Write | undefined {
    if (facts.length === 0) return this.#next ?? this.#inFlight;
    const atMs = this.#parts.clock.nowMs();
    const numbered = facts.map((fact, index): Fact => ({ ...fact, seq: this.#head.seq + 1 + index, atMs, by }));
    this.#head = foldLog(numbered, this.#head);
    this.#next ??= newWrite();
    const write = this.#next;
    write.facts.push(...numbered);
    // One turn later, so that whoever gathers can still add the answer to the write.
    queueMicrotask(() => void this.#flush());
    return write;
  }

  async #flush(): Promise<void> {
    if (this.#inFlight || !this.#next) return;
    const write = this.#next;
    this.#inFlight = write;
    this.#next = undefined;
    try {
      await this.#parts.store.append({ lessonId: this.#parts.lessonId, facts: write.facts, answers: write.answers });
    } catch (cause) {
      this.#recoverFrom(write, cause);
      return;
    }
    this.#inFlight = undefined;
    this.#state = foldLog(write.facts, this.#state);
    this.#tell(write.facts);
    write.done.resolve();
    await this.#flush();
  }

  /**
   * After a failed write nothing that was decided on top of it holds. Whether the write itself was stored is not known
   * (the line to the database may have broken after the commit), so what is stored is read again before anything goes on.
   */
  #recoverFrom(write: Write, cause: unknown): void {
    const builtOnIt = this.#next;
    this.#next = undefined;
    this.#recovery = this.#readAgain().finally(() => {
      this.#inFlight = undefined;
      this.#recovery = undefined;
      // Not everybody waits for a write; a rejection that nobody reads must not end the process.
      for (const lost of [write, builtOnIt]) {
        lost?.done.promise.catch(() => undefined);
        lost?.done.reject(cause);
      }
    });
  }

  async #readAgain(): Promise<void> {
    try {
      const { store, lessonId } = this.#parts;
      const stored = await store.readSince(lessonId, this.#state.seq);
      this.#state = foldLog(stored, this.#state);
      if (stored.length > 0) this.#tell(stored);
    } catch {
      // The store is still away: the next change fails the same way and tries again.
    }
    this.#head = this.#state;
  }

  #tell(facts: readonly LoggedFact[]): void {
    this.#recent = [...this.#recent, ...facts].slice(-KEPT_AT_HAND);
    for (const listener of this.#listeners) listener(facts, this.#state);
  }
}
