import type { Sheet, SheetEvent } from '../../../shared/api/index.ts';
import type { AppError } from '../../../shared/errors/index.ts';
import { rivalsOf, type Scheme } from '../../../shared/study/scheme.ts';
import { newRequestId } from '../../connection/newRequestId.ts';
import { Observable } from '../../kit/Observable.ts';
import { Saver } from './Saver.ts';

type Parts = {
  readonly sheet: Pick<Sheet, 'scheme' | 'events'>;
  readonly save: (events: SheetEvent[]) => Promise<readonly SheetEvent[]>;
  /** Told when another window of the same person had written first: what it wrote stays. */
  readonly onOverruled: () => void;
  /** Told why the server takes nothing any more. */
  readonly onRefused: (error: AppError) => void;
};

type Written = Omit<SheetEvent, 'eventId' | 'version'>;

/** An event that has not been taken back. */
export type ShownEvent = Omit<SheetEvent, 'version' | 'code'> & { readonly code: string };

/** What a rater does with a sheet of events: moments and states, written when they happen. */
export class EventCoding {
  readonly scheme: Scheme;
  /** The event that was written or pressed last: what nudging and taking away are about. */
  readonly chosen = new Observable<string | null>(null);
  readonly saver: Saver<string, Written>;
  /** What each key has changed, so that taking back takes back the whole of it. */
  readonly #steps: { readonly eventId: string; readonly before: Written | null }[][] = [];

  constructor({ sheet: { scheme, events }, save, onOverruled, onRefused }: Parts) {
    this.scheme = scheme;
    this.saver = new Saver({
      kept: events.map(itemOf),
      save: async (items) => (await save(items.map(eventOf))).map(itemOf),
      isSame: (one, other) => one.code === other.code && one.fromMs === other.fromMs && one.toMs === other.toMs,
      onOverruled,
      onRefused,
    });
  }

  /** All events in the order of their beginning. */
  events(): ShownEvent[] {
    return this.saver
      .keys()
      .flatMap((eventId) => {
        const written = this.saver.read(eventId);
        return written && written.code !== null ? [{ ...written, code: written.code, eventId }] : [];
      })
      .sort((a, b) => a.fromMs - b.fromMs || (a.eventId < b.eventId ? -1 : 1));
  }

  /** The state of this code that holds at a moment and has not been ended; `undefined`: none. */
  goingOn(code: string): ShownEvent | undefined {
    return this.#lasts(code)
      ? this.events().findLast((event) => event.code === code && event.toMs === null)
      : undefined;
  }

  /**
   * Writes a code at a moment of the take: a point, the beginning of a state, or its end when it goes on. A state that
   * begins ends those that cannot be with it.
   */
  press(code: string, atMs: number): void {
    const moment = Math.max(0, Math.round(atMs));
    const open = this.goingOn(code);
    if (open && open.fromMs <= moment) {
      this.#write([{ eventId: open.eventId, ...withEnd(open, moment) }]);
      return;
    }
    const rivals = rivalsOf(this.scheme, code).flatMap((rival) => this.goingOn(rival) ?? []);
    const ended = rivals.filter(({ fromMs }) => fromMs <= moment).map((rival) => ({ ...rival, toMs: moment }));
    this.#write([...ended, { eventId: newRequestId(), code, fromMs: moment, toMs: null }]);
  }

  /** Takes back what the last key did, also an end and what it had ended. */
  undo(): void {
    const step = this.#steps.pop();
    for (const { eventId, before } of step ?? []) {
      const now = this.saver.read(eventId);
      if (now) this.saver.write(eventId, before ?? { ...now, code: null });
    }
    this.chosen.set(null);
  }

  /** Takes the chosen event away. */
  remove(): void {
    const event = this.#chosenOne();
    if (!event) return;
    this.#write([{ ...event, code: null }]);
    this.chosen.set(null);
  }

  /** Moves the chosen event, in ms; a state keeps its length. */
  nudge(byMs: number): void {
    const event = this.#chosenOne();
    if (!event) return;
    const fromMs = Math.max(0, Math.round(event.fromMs + byMs));
    const moved = fromMs - event.fromMs;
    this.#write([{ ...event, fromMs, toMs: event.toMs === null ? null : event.toMs + moved }]);
  }

  #chosenOne(): ShownEvent | undefined {
    const chosen = this.chosen.read();
    return this.events().find(({ eventId }) => eventId === chosen);
  }

  #lasts(code: string): boolean {
    return this.scheme.codes.some(({ key, lasts }) => key === code && lasts === 'state');
  }

  #write(events: readonly ({ readonly eventId: string } & Written)[]): void {
    this.#steps.push(events.map(({ eventId }) => ({ eventId, before: this.saver.read(eventId) ?? null })));
    for (const { eventId, ...written } of events) this.saver.write(eventId, written);
    this.chosen.set(events.at(-1)?.eventId ?? null);
  }
}

const withEnd = ({ code, fromMs }: ShownEvent, toMs: number): Written => ({ code, fromMs, toMs });

const itemOf = ({ eventId, version, code, fromMs, toMs }: SheetEvent) => ({
  key: eventId,
  content: { code, fromMs, toMs },
  version,
});

const eventOf = ({ key, content, version }: ReturnType<typeof itemOf>): SheetEvent => ({
  eventId: key,
  ...content,
  version,
});
