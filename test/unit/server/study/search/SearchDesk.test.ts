import { describe, expect, it } from 'vitest';
import type { PersonIdentity } from '../../../../../server/accounts/Identity.ts';
import type { StoredTake } from '../../../../../server/library/ports.ts';
import { type EndedTake, EventShelf } from '../../../../../server/study/search/EventShelf.ts';
import { SearchDesk } from '../../../../../server/study/search/SearchDesk.ts';
import type { SearchPlace, SearchReply } from '../../../../../shared/api/index.ts';
import type { LoggedFact } from '../../../../../shared/protocol/index.ts';
import type { EventQuery } from '../../../../../shared/study/events/query.ts';
import type { LessonId } from '../../../../../shared/vocabulary/index.ts';
import { SchoolId } from '../../../../../shared/vocabulary/index.ts';
import { keptLog } from '../../../../fakes/keptLog.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';
import { MOMENTS, takeLog } from '../../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const DAY_MS = 86_400_000;
const query: EventQuery = { find: { kind: 'hand', who: { kind: 'any' }, limit: null, words: '' }, also: null };

const person: PersonIdentity = {
  ...{ kind: 'person', sessionId: ids.session(1), personId: ids.person(1), name: '周老师', roles: ['teacher'] },
  ...{ schoolId: null, mustChangePassword: false },
};

/** The nth take of the asker, a day before the one before it. */
const take = (n: number, endedAtMs: number | null = T0 - n * DAY_MS + MOMENTS.end): StoredTake => ({
  ...{ takeId: ids.take(n), lessonId: ids.lesson(n), beganAtMs: T0 - n * DAY_MS, endedAtMs, audience: 'private' },
  ...{ title: `第 ${n} 课`, courseTitle: '音乐', subject: 'music', grade: 5, schoolName: '实验小学' },
  ...{ schoolId: SchoolId.parse('sch_0000000000000001'), teacherId: person.personId, teacherName: person.name },
  ...{ listening: [], damagedFiles: 0, invited: [] },
});
const isEnded = (each: StoredTake): each is EndedTake => each.endedAtMs !== null;

function opened({ takes, costMs = 0, broken = [] }: { takes: StoredTake[]; costMs?: number; broken?: LessonId[] }) {
  const reads: LessonId[] = [];
  let nowMs = 0;
  const logs = {
    readWithout: async (lessonId: LessonId): Promise<LoggedFact[]> => {
      reads.push(lessonId);
      nowMs += costMs;
      if (broken.includes(lessonId)) throw new Error('damaged');
      const of = takes.find((each) => each.lessonId === lessonId);
      return takeLog({ plan, takeId: of?.takeId ?? ids.take(0), deck: deck(1), beganAtMs: of?.beganAtMs ?? 0 });
    },
  };
  const shelf = new EventShelf(logs);
  const library = {
    find: async () => undefined,
    list: async (_sight: unknown, { toMs }: { readonly toMs?: number | undefined }) =>
      takes.filter(({ beganAtMs }) => toMs === undefined || beganAtMs < toMs),
  };
  const desk = new SearchDesk({ library, marks: { list: async () => [] }, shelf, now: () => nowMs });
  const { log, entries } = keptLog();
  return { desk, reads, searcher: { person, log }, entries };
}

describe('a search through many takes', () => {
  it('ends when its time is up, says what is left, and goes on there until all were looked into', async () => {
    const takes = Array.from({ length: 7 }, (_, n) => take(n + 1));
    const { desk, searcher } = opened({ takes, costMs: 800 });
    const titles: string[] = [];
    const lefts: number[] = [];
    let after: SearchPlace | null = null;
    do {
      const said: SearchReply = await desk.all(searcher, query, after);
      titles.push(...said.lessons.map((lesson) => lesson.take.title));
      lefts.push(said.left);
      after = said.next;
    } while (after !== null);
    expect(titles).toEqual(takes.map(({ title }) => title));
    expect(lefts).toEqual([5, 3, 1, 0]);
  });

  it('gets on by one each time, however slow the machine is', async () => {
    const { desk, searcher } = opened({ takes: [take(1), take(2)], costMs: 60_000 });
    expect(await desk.all(searcher, query, null)).toMatchObject({ searched: 1, left: 1 });
  });

  it('looks into no take that goes on', async () => {
    const { desk, searcher, reads } = opened({ takes: [take(1, null), take(2)] });
    expect(await desk.all(searcher, query, null)).toMatchObject({ searched: 1, left: 0, next: null });
    expect(reads).toEqual([ids.lesson(2)]);
    await expect(desk.take(searcher, take(1, null), query)).rejects.toMatchObject({ code: 'take.not-ended' });
  });

  it('is not ended by a log that cannot be read, and says that there was one', async () => {
    const { desk, searcher, entries } = opened({ takes: [take(1), take(2)], broken: [ids.lesson(1)] });
    const said = await desk.all(searcher, query, null);
    expect(said).toMatchObject({ searched: 2, unread: 1, left: 0 });
    expect(said.lessons.map((lesson) => lesson.take.title)).toEqual(['第 2 课']);
    expect(entries.some(({ event }) => event === 'search.take-unread')).toBe(true);
    await expect(desk.take(searcher, take(1), query)).rejects.toThrow('damaged');
  });

  it('reads no log twice', async () => {
    const { desk, searcher, reads } = opened({ takes: [take(1), take(2)] });
    for (let run = 0; run < 3; run += 1) await desk.all(searcher, query, null);
    expect(reads).toHaveLength(2);
  });
});

describe('what is kept at hand', () => {
  it('is what was asked for last, as far as there is room', async () => {
    const reads: LessonId[] = [];
    const logs = {
      readWithout: async (lessonId: LessonId) => {
        reads.push(lessonId);
        return takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });
      },
    };
    const [one, two, three] = [1, 2, 3].map((n) => take(n)).filter(isEnded);
    if (!one || !two || !three) throw new Error('no takes');
    const { byKind } = await new EventShelf(logs).of(one);
    const size = 1 + [...byKind.values()].reduce((sum, list) => sum + list.length, 0);
    const shelf = new EventShelf(logs, 2 * size);
    reads.length = 0;
    for (const each of [one, two, one, three, one, two]) await shelf.of(each);
    expect(reads).toEqual([1, 2, 3, 2].map(ids.lesson));
  });
});
