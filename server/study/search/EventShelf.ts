import { type Happenings, happeningsOf, UNSEARCHED_FACTS } from '../../../shared/study/events/happenings.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import type { StoredTake } from '../../library/ports.ts';
import type { EventLogStore } from './ports.ts';

/** A take that is over: what can be found in it does not change any more. */
export type EndedTake = StoredTake & { readonly endedAtMs: number };

/** Whether it is. */
export const isEnded = (take: StoredTake): take is EndedTake => take.endedAtMs !== null;

/** So many happenings are kept at hand: some thirty megabytes. */
const MOST_KEPT = 200_000;

/** What can be found in takes, read from their logs when it is first asked for and kept at hand while there is room. */
export class EventShelf {
  readonly #logs: EventLogStore;
  readonly #mostKept: number;
  /** The one that was asked for last is the last. */
  readonly #kept = new Map<TakeId, { readonly happenings: Happenings; readonly size: number }>();
  #size = 0;

  constructor(logs: EventLogStore, mostKept = MOST_KEPT) {
    this.#logs = logs;
    this.#mostKept = mostKept;
  }

  /** Of one take. Throws what the log throws when it cannot be read. */
  async of({ takeId, lessonId, beganAtMs, endedAtMs }: EndedTake): Promise<Happenings> {
    const known = this.#kept.get(takeId);
    if (known) {
      this.#kept.delete(takeId);
      this.#kept.set(takeId, known);
      return known.happenings;
    }
    const facts = await this.#logs.readWithout(lessonId, UNSEARCHED_FACTS);
    const told = facts.filter(({ atMs }) => atMs <= endedAtMs);
    const happenings = happeningsOf(told, { beganAtMs, lengthMs: endedAtMs - beganAtMs });
    this.#keep(takeId, happenings);
    return happenings;
  }

  #keep(takeId: TakeId, happenings: Happenings): void {
    // Whoever asked at the same time has kept it already.
    this.#drop(takeId);
    const size = 1 + [...happenings.byKind.values()].reduce((sum, list) => sum + list.length, 0);
    this.#kept.set(takeId, { happenings, size });
    this.#size += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#mostKept) break;
      this.#drop(oldest);
    }
  }

  #drop(takeId: TakeId): void {
    this.#size -= this.#kept.get(takeId)?.size ?? 0;
    this.#kept.delete(takeId);
  }
}
