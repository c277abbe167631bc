import type { DeckFile } from '../../lesson/coursewareState.ts';
import type { LessonPlan } from '../../lesson/state.ts';
import { type Fact, isKnownFact, type LoggedFact } from '../../protocol/index.ts';
import type { TakeTime } from '../../timeline/lanes.ts';
import type { BuzzerId, ClassroomId } from '../../vocabulary/index.ts';
import type { Happening } from './moment.ts';
import type { EventKind } from './query.ts';

/** A classroom that listened, as its log calls it: it may be called otherwise, or be gone, by now. */
export type SearchedRoom = Pick<LessonPlan['listening'][number], 'classroomId' | 'name' | 'schoolName'>;

/** What a log says outright, without anything's being counted. */
export type Announced = {
  /** Signals, lost lines and presses. */
  readonly happenings: readonly Happening[];
  /** What the decks of the lesson are called. */
  readonly decks: ReadonlyMap<string, string>;
  /** Who listens, as the lesson was planned last. */
  readonly rooms: readonly SearchedRoom[];
};

type Rooms = Map<string, ClassroomId>;
type Begun = { readonly kind: EventKind; readonly classroomId: ClassroomId; readonly fromMs: number };

/** Reads it in one pass, from the lesson's beginning to the take's end. */
export function announcedIn(facts: readonly LoggedFact[], { beganAtMs, lengthMs }: TakeTime): Announced {
  const reader = new Reader(lengthMs);
  for (const fact of facts) if (isKnownFact(fact)) reader.read(fact, fact.atMs - beganAtMs);
  return reader.close();
}

class Reader {
  readonly #lengthMs: number;
  readonly #found: Happening[] = [];
  readonly #decks = new Map<string, DeckFile['title']>();
  #listening: readonly SearchedRoom[] = [];
  /** Which classroom's display sits where. */
  readonly #rooms: Rooms = new Map();
  /** What has not ended, by what it is called. */
  readonly #open = new Map<string, Begun>();
  readonly #buzzers = new Map<BuzzerId, { readonly opensMs: number; readonly pressed: Map<string, number> }>();

  constructor(lengthMs: number) {
    this.#lengthMs = lengthMs;
  }

  read(fact: Fact, takeMs: number): void {
    if (fact.type === 'lesson.opened') this.#listening = fact.data.plan.listening;
    else if (fact.type === 'deck.added') this.#decks.set(fact.data.deckId, fact.data.title);
    else if (fact.type.startsWith('seat.')) this.#presence(fact, takeMs);
    else if (fact.type.startsWith('signal.')) this.#signal(fact, takeMs);
    else if (fact.type.startsWith('buzzer.')) this.#race(fact, takeMs);
  }

  close(): Announced {
    for (const name of [...this.#open.keys()]) this.#end(name, this.#lengthMs);
    return { happenings: this.#found, decks: this.#decks, rooms: this.#listening };
  }

  #presence(fact: Fact, takeMs: number): void {
    if (fact.type === 'seat.joined') {
      const { seatId, role, classroomId } = fact.data;
      if (role !== 'classroom' || classroomId === null) return;
      this.#rooms.set(seatId, classroomId);
      this.#end(`line ${classroomId}`, takeMs);
    } else if (fact.type === 'seat.dropped') {
      const classroomId = this.#rooms.get(fact.data.seatId);
      if (classroomId) this.#begin(`line ${classroomId}`, { kind: 'line-lost', classroomId, fromMs: takeMs });
    } else if (fact.type === 'seat.returned') this.#end(`line ${this.#rooms.get(fact.data.seatId)}`, takeMs);
  }

  #signal(fact: Fact, takeMs: number): void {
    if (fact.type === 'signal.given') {
      const { classroomId, kind } = fact.data;
      // Given again it is another one; the teacher has heard of neither.
      const name = `signal ${classroomId} ${kind} ${fact.seq}`;
      this.#begin(name, { kind, classroomId, fromMs: takeMs });
    } else if (fact.type === 'signal.acknowledged')
      for (const name of [...this.#open.keys()])
        if (name.startsWith(`signal ${fact.data.classroomId} `)) this.#end(name, takeMs);
  }

  #race(fact: Fact, takeMs: number): void {
    if (fact.type === 'buzzer.opened') {
      const opensMs = fact.data.opensAtMs - fact.atMs + takeMs;
      this.#buzzers.set(fact.data.buzzerId, { opensMs, pressed: new Map() });
    } else if (fact.type === 'buzzer.pressed') {
      const { buzzerId, classroomId, pressedAtMs } = fact.data;
      const race = this.#buzzers.get(buzzerId);
      if (!race || race.pressed.has(classroomId)) return;
      const pressedMs = pressedAtMs - fact.atMs + takeMs;
      race.pressed.set(classroomId, pressedMs);
      this.#note({ kind: 'buzzer-pressed', classroomId, fromMs: race.opensMs }, pressedMs);
    } else if (fact.type === 'buzzer.won') {
      const { buzzerId, classroomId } = fact.data;
      const race = this.#buzzers.get(buzzerId);
      const pressedMs = race?.pressed.get(classroomId);
      if (race && pressedMs !== undefined)
        this.#note({ kind: 'buzzer-won', classroomId, fromMs: race.opensMs }, pressedMs);
    }
  }

  #begin(name: string, begun: Begun): void {
    if (!this.#open.has(name)) this.#open.set(name, begun);
  }

  #end(name: string, takeMs: number): void {
    const begun = this.#open.get(name);
    if (begun) this.#note(begun, takeMs);
    this.#open.delete(name);
  }

  /** Within the take; what was over before it, or began after it, is not in it. */
  #note({ kind, classroomId, fromMs }: Begun, toMs: number): void {
    if (toMs < 0 || fromMs > this.#lengthMs) return;
    const from = Math.max(0, fromMs);
    const to = Math.max(from, Math.min(toMs, this.#lengthMs));
    this.#found.push({ kind, classroomId, fromMs: from, toMs: to, measured: (to - from) / 1_000, about: null });
  }
}
