import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  ENOUGH_MOMENTS,
  type FoundLesson,
  MAX_MOMENTS_EACH,
  MAX_TAKES_FOUND,
  type SearchPlace,
  type SearchReply,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { findMoments } from '../../../shared/study/events/find.ts';
import { type Happenings, withMarks } from '../../../shared/study/events/happenings.ts';
import type { Happening } from '../../../shared/study/events/moment.ts';
import type { EventQuery } from '../../../shared/study/events/query.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { LibraryStore, StoredTake } from '../../library/ports.ts';
import { mayManage, takeSightOf } from '../../library/watchers.ts';
import type { Log } from '../../platform/Log.ts';
import { Semaphore } from '../../platform/Semaphore.ts';
import { maySee } from '../marks/markRights.ts';
import type { MarkStore } from '../marks/ports.ts';
import { type EndedTake, type EventShelf, isEnded } from './EventShelf.ts';

/** What searching works with. */
export type SearchDeps = {
  readonly library: Pick<LibraryStore, 'list' | 'find'>;
  readonly marks: Pick<MarkStore, 'list'>;
  readonly shelf: Pick<EventShelf, 'of'>;
  /** A clock that never goes back, in ms. */
  readonly now: () => number;
};

/** Who asks, and where it is written down. */
export type Searcher = { readonly person: PersonIdentity; readonly log: Log };

/** One answer takes at most about so long, in ms; then the asker is told what is left. */
const ANSWER_WITHIN_MS = 1_500;
/** So many takes are listed for one answer; no answer looks into more. */
const MAX_LISTED = 1_000;
/** A lesson may be live on this machine: one search at a time reads logs, and these many wait. */
const MAX_WAITING = 20;

/** Looks into the logs of takes that are over. */
export class SearchDesk {
  readonly #deps: SearchDeps;
  readonly #line = new Semaphore({ atOnce: 1, maxWaiting: MAX_WAITING });

  constructor(deps: SearchDeps) {
    this.#deps = deps;
  }

  /** One take that the asker may watch. Throws `take.not-ended`. */
  async take(searcher: Searcher, take: StoredTake, query: EventQuery): Promise<SearchReply> {
    if (!isEnded(take)) throw new AppError('take.not-ended', { takeId: take.takeId });
    const found = await this.#line.run(() => this.#lookInto(take, searcher, query));
    return { lessons: found.moments.length > 0 ? [found] : [], searched: 1, unread: 0, next: null, left: 0 };
  }

  /** All that the asker may watch, from a place on. */
  async all(searcher: Searcher, query: EventQuery, after: SearchPlace | null): Promise<SearchReply> {
    const takes = await this.#takesFrom(searcher.person, after);
    return this.#line.run(() => this.#through(takes, searcher, query));
  }

  async #through(takes: readonly EndedTake[], searcher: Searcher, query: EventQuery): Promise<SearchReply> {
    const { now } = this.#deps;
    const untilMs = now() + ANSWER_WITHIN_MS;
    const lessons: FoundLesson[] = [];
    let [searched, unread, count] = [0, 0, 0];
    for (const take of takes) {
      const isEnough = count >= ENOUGH_MOMENTS || lessons.length >= MAX_TAKES_FOUND;
      // At least one each time: whoever goes on gets on.
      if (searched > 0 && (isEnough || now() > untilMs)) break;
      const found = await this.#tryInto(take, searcher, query);
      searched += 1;
      if (!found) unread += 1;
      else if (found.moments.length > 0) lessons.push(found);
      count += found?.moments.length ?? 0;
      await nextTurn();
    }
    const last = takes[searched - 1];
    const left = takes.length - searched;
    const next = last && left > 0 ? { beganAtMs: last.beganAtMs, takeId: last.takeId } : null;
    return { lessons, searched, unread, next, left };
  }

  /** One that cannot be read must not hide the others. */
  async #tryInto(take: EndedTake, searcher: Searcher, query: EventQuery): Promise<FoundLesson | undefined> {
    try {
      return await this.#lookInto(take, searcher, query);
    } catch (err) {
      searcher.log.error({ event: 'search.take-unread', takeId: take.takeId, err });
      return undefined;
    }
  }

  async #lookInto(take: EndedTake, { person }: Searcher, query: EventQuery): Promise<FoundLesson> {
    const known = await this.#deps.shelf.of(take);
    const asksForMarks = [query.find.kind, query.also?.clause.kind].includes('mark');
    const happenings = asksForMarks ? withMarks(known, await this.#marksIn(take, person)) : known;
    const moments = findMoments(query, happenings);
    return {
      take: foundTake(take, person, known),
      moments: moments.slice(0, MAX_MOMENTS_EACH),
      more: Math.max(0, moments.length - MAX_MOMENTS_EACH),
    };
  }

  /** Those that the asker sees, from their beginnings in the take to their ends. */
  async #marksIn(take: EndedTake, person: PersonIdentity): Promise<Happening[]> {
    const { lessonId, beganAtMs, endedAtMs } = take;
    const lengthMs = endedAtMs - beganAtMs;
    const marks = await this.#deps.marks.list(lessonId, { fromMs: beganAtMs, toMs: endedAtMs });
    return marks
      .filter((mark) => maySee(person, take, mark))
      .map(({ fromMs, toMs, text, tags, byName }) => {
        const from = Math.max(0, fromMs - beganAtMs);
        const to = Math.min(lengthMs, Math.max(from, (toMs ?? fromMs) - beganAtMs));
        const about = { kind: 'mark' as const, text, tags, byName };
        return { kind: 'mark', fromMs: from, toMs: to, classroomId: null, measured: (to - from) / 1_000, about };
      });
  }

  async #takesFrom(person: PersonIdentity, after: SearchPlace | null): Promise<EndedTake[]> {
    const filter = { words: [], ...(after ? { toMs: after.beganAtMs + 1 } : {}) };
    const takes = await this.#deps.library.list(takeSightOf(person), filter, MAX_LISTED);
    const isDone = ({ beganAtMs, takeId }: StoredTake): boolean =>
      after !== null && beganAtMs === after.beganAtMs && takeId <= after.takeId;
    return takes.filter(isEnded).filter((take) => !isDone(take));
  }
}

/** Its classrooms as they were called in the lesson. */
function foundTake(take: EndedTake, person: PersonIdentity, { rooms }: Happenings): FoundLesson['take'] {
  const { takeId, title, courseTitle, schoolName, teacherName, beganAtMs, endedAtMs } = take;
  const listening = rooms.map(({ classroomId, name, schoolName: school }) => ({
    ...{ classroomId, name, schoolName: school },
  }));
  const mine = mayManage(person, take);
  return { takeId, title, courseTitle, schoolName, teacherName, beganAtMs, endedAtMs, listening, mine };
}
