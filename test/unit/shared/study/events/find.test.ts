import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, NewFact } from '../../../../../shared/protocol/index.ts';
import { analyseLesson } from '../../../../../shared/study/analysis/analyse.ts';
import { findMoments } from '../../../../../shared/study/events/find.ts';
import { happeningsOf, UNSEARCHED_FACTS, withMarks } from '../../../../../shared/study/events/happenings.ts';
import type { Happening } from '../../../../../shared/study/events/moment.ts';
import { EventKind, EventQuery, eventKinds } from '../../../../../shared/study/events/query.ts';
import type { ClassroomId } from '../../../../../shared/vocabulary/index.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { classroomJoins, classroomSeat, plan } from '../../../../support/lessons.ts';
import { LONG_LESSON, longLog } from '../../../../support/take/longLesson.ts';
import { MOMENTS, takeLog } from '../../../../support/take/takeLesson.ts';

const BEGAN = 1_900_000_000_000;

type Part = EventQuery['find'];
type Also = EventQuery['also'];
const any: Part['who'] = { kind: 'any' };
const part = (kind: EventKind, more: Partial<Part> = {}): Part => ({ kind, who: any, limit: null, words: '', ...more });
const query = (kind: EventKind, more: Partial<Part> = {}, also: Also = null): EventQuery =>
  EventQuery.parse({ find: part(kind, more), also });
const over = (value: number) => ({ compare: 'over' as const, value });
const under = (value: number) => ({ compare: 'under' as const, value });
const of = (classroomId: ClassroomId): Part['who'] => ({ kind: 'classroom', classroomId });

const short = happeningsOf(takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: BEGAN }), {
  beganAtMs: BEGAN,
  lengthMs: MOMENTS.end,
});
const longFacts = longLog(plan, ids.take(1), BEGAN);
const time = { beganAtMs: BEGAN, lengthMs: LONG_LESSON.lengthMs };
const long = happeningsOf(longFacts, time);

/** A lesson of a minute in which three classrooms listen, and what happens in it, in s. */
function lessonOf(told: readonly (readonly [atS: number, fact: NewFact])[]) {
  const all: (readonly [number, NewFact])[] = [
    [-10, { type: 'lesson.opened', data: { plan } }],
    ...[1, 2, 3].map((n) => [-5, classroomJoins(n)] as const),
    [0, { type: 'lesson.started', data: {} }],
    ...told,
  ];
  const facts = all.map(
    ([atS, fact], index): Fact => ({
      ...{ ...fact, seq: index + 1, atMs: BEGAN + atS * 1_000, by: null },
    }),
  );
  return happeningsOf(facts, { beganAtMs: BEGAN, lengthMs: 60_000 });
}
const raised = (n: number): NewFact => ({
  type: 'hand.raised',
  data: { seatId: classroomSeat(n), intent: 'answer', child: { name: null, number: null } },
});
const lowered = (n: number, reason: 'teacher' | 'granted' | 'classroom'): NewFact => ({
  type: 'hand.lowered',
  data: { seatId: classroomSeat(n), reason },
});
const granted = (n: number): NewFact => ({ type: 'floor.granted', data: { seatId: classroomSeat(n) } });
const spans = (found: readonly { fromMs: number; toMs: number }[]) =>
  found.map(({ fromMs, toMs }) => [fromMs / 1_000, toMs / 1_000]);

describe('what is found in a lesson', () => {
  it('are the hands that were not called, with how long they were up', () => {
    const lesson = lessonOf([
      [5, raised(1)],
      [8, granted(1)],
      [8, lowered(1, 'granted')],
      [10, raised(1)],
      [12, raised(2)],
      [52, lowered(1, 'teacher')],
      [58, raised(3)],
    ]);
    const found = findMoments(query('hand-uncalled', { who: of(ids.classroom(1)) }), lesson);
    expect(found).toMatchObject([{ fromMs: 10_000, toMs: 52_000, measured: 42, classroomId: ids.classroom(1) }]);
    // Up until the end counts as well: nobody called them.
    expect(spans(findMoments(query('hand-uncalled'), lesson))).toEqual([
      [10, 52],
      [12, 60],
      [58, 60],
    ]);
    expect(spans(findMoments(query('hand', { limit: over(42) }), lesson))).toEqual([[12, 60]]);
    expect(spans(findMoments(query('hand-called', { limit: under(4) }), lesson))).toEqual([[5, 8]]);
  });

  it('are questions by right answers and by answers, of all together and of one classroom', () => {
    const [first, second] = plan.listening;
    expect(findMoments(query('poll-right', { limit: under(75) }), short)).toMatchObject([
      { fromMs: MOMENTS.poll, toMs: MOMENTS.pollEnds, classroomId: null, measured: (17 / 23) * 100 },
    ]);
    expect(findMoments(query('poll-right', { limit: under(73) }), short)).toEqual([]);
    const ofFirst = { who: of(first?.classroomId ?? ids.classroom(9)), limit: under(73) };
    expect(findMoments(query('poll-right', ofFirst), short)).toMatchObject([{ measured: (8 / 11) * 100 }]);
    expect(
      findMoments(query('poll-response', { who: of(second?.classroomId ?? ids.classroom(9)) }), short),
    ).toMatchObject([{ measured: 100 }]);
    // The third classroom answered nothing at all.
    expect(findMoments(query('poll-response', { who: of(ids.classroom(3)) }), short)).toMatchObject([{ measured: 0 }]);
    expect(findMoments(query('poll-right', { who: of(ids.classroom(3)) }), short)).toMatchObject([{ measured: null }]);
    expect(findMoments(query('poll-right', { who: of(ids.classroom(3)), limit: under(100) }), short)).toEqual([]);
  });

  it('are those of a school alone, and with words in them', () => {
    expect(findMoments(query('hand', { who: { kind: 'school', schoolName: '乡村1小学' } }), short)).toHaveLength(1);
    expect(findMoments(query('hand', { who: { kind: 'school', schoolName: '乡村2小学' } }), short)).toEqual([]);
    expect(findMoments(query('poll-right', { words: '几拍' }), short)).toHaveLength(1);
    expect(findMoments(query('poll-right', { words: '几月' }), short)).toEqual([]);
    expect(spans(findMoments(query('page', { words: '2' }), short))).toContainEqual([7, 12]);
  });

  it('are signals until they were acknowledged, lost lines until somebody came back, and races', () => {
    const signal = (n: number): NewFact => ({
      type: 'signal.given',
      data: { classroomId: ids.classroom(n), kind: 'cannot-hear' },
    });
    const buzzerId = ids.buzzer(1);
    const pressed = (n: number, atS: number): NewFact => ({
      type: 'buzzer.pressed',
      data: { buzzerId, classroomId: ids.classroom(n), pressedAtMs: BEGAN + atS * 1_000 },
    });
    const lesson = lessonOf([
      [3, signal(1)],
      [4, signal(2)],
      [9, { type: 'signal.acknowledged', data: { classroomId: ids.classroom(1) } }],
      [10, { type: 'seat.dropped', data: { seatId: classroomSeat(3) } }],
      [22, { type: 'seat.left', data: { seatId: classroomSeat(3), reason: 'gave-up' } }],
      [31, classroomJoins(3)],
      [40, { type: 'buzzer.opened', data: { buzzerId, opensAtMs: BEGAN + 42_000 } }],
      [43, pressed(2, 43)],
      [44, pressed(1, 42.5)],
      [45, { type: 'buzzer.won', data: { buzzerId, classroomId: ids.classroom(1) } }],
    ]);
    expect(spans(findMoments(query('cannot-hear'), lesson))).toEqual([
      [3, 9],
      [4, 60],
    ]);
    expect(spans(findMoments(query('line-lost'), lesson))).toEqual([[10, 31]]);
    expect(findMoments(query('buzzer-pressed'), lesson)).toHaveLength(2);
    expect(findMoments(query('buzzer-won'), lesson)).toMatchObject([
      { classroomId: ids.classroom(1), fromMs: 42_000, toMs: 42_500, measured: 0.5 },
    ]);
  });

  it('are what went on at the same time, in the same classroom if wanted, or soon after', () => {
    const lesson = lessonOf([
      [5, raised(1)],
      [10, { type: 'seat.dropped', data: { seatId: classroomSeat(2) } }],
      [15, raised(2)],
      [20, { type: 'seat.returned', data: { seatId: classroomSeat(2) } }],
      [25, lowered(1, 'teacher')],
      [25, lowered(2, 'teacher')],
    ]);
    const lost = (who: Extract<NonNullable<Also>, { how: 'during' }>['clause']['who']) => ({
      ...part('line-lost'),
      who,
    });
    const during = (who: Parameters<typeof lost>[0]) => query('hand', {}, { how: 'during', clause: lost(who) });
    expect(spans(findMoments(during(any), lesson))).toEqual([
      [5, 25],
      [15, 25],
    ]);
    const [same, ...more] = findMoments(during({ kind: 'same' }), lesson);
    expect(more).toEqual([]);
    expect(same).toMatchObject({ fromMs: 15_000, also: { kind: 'line-lost', fromMs: 10_000 } });
    const after = (withinS: number) => query('hand', {}, { how: 'after', withinS, clause: lost(any) });
    expect(spans(findMoments(after(5), lesson))).toEqual([[15, 25]]);
    expect(findMoments(after(4), lesson)).toEqual([]);
  });

  it('are marks, where they are told', () => {
    const about = { kind: 'mark' as const, text: '问得好', tags: ['提问'], byName: '韩' };
    const mark: Happening = { kind: 'mark', fromMs: 7_000, toMs: 7_000, classroomId: null, measured: 0, about };
    expect(findMoments(query('mark', { words: '提问' }), withMarks(short, [mark]))).toMatchObject([{ fromMs: 7_000 }]);
    expect(findMoments(query('mark', { words: '提问' }), short)).toEqual([]);
    // A moment without length is in what goes on then.
    const during = query('page', {}, { how: 'during', clause: part('mark') });
    expect(spans(findMoments(during, withMarks(short, [mark])))).toEqual([[7, 12]]);
  });
});

describe('a query', () => {
  const parse = (value: unknown) => EventQuery.safeParse(value).success;

  it('says of a kind only what can be said of it', () => {
    expect(parse({ find: part('gap', { limit: over(10) }), also: null })).toBe(true);
    expect(parse({ find: part('gap', { limit: over(3_601) }), also: null })).toBe(false);
    expect(parse({ find: part('poll-right', { limit: under(101) }), also: null })).toBe(false);
    expect(parse({ find: part('gap', { words: '几' }), also: null })).toBe(false);
    expect(parse({ find: part('page', { who: of(ids.classroom(1)) }), also: null })).toBe(false);
    expect(parse({ find: { ...part('hand'), who: { kind: 'same' } }, also: null })).toBe(false);
    expect(parse({ find: part('hand'), also: { how: 'after', withinS: 0, clause: part('page') } })).toBe(false);
    expect(parse({ find: part('hand'), also: null, more: 1 })).toBe(false);
    expect(parse({ find: { ...part('hand'), kind: 'nod' }, also: null })).toBe(false);
  });
});

const kinds = fc.constantFrom(...EventKind.options.filter((kind) => kind !== 'mark'));

describe('whatever is asked', () => {
  it('lies within the take, in order', () => {
    for (const kind of EventKind.options)
      for (const lesson of [short, long]) {
        const found = findMoments(query(kind), lesson);
        const lengthMs = lesson === short ? MOMENTS.end : LONG_LESSON.lengthMs;
        let lastMs = 0;
        for (const { fromMs, toMs } of found) {
          expect([kind, fromMs >= lastMs && fromMs <= toMs && toMs <= lengthMs]).toEqual([kind, true]);
          lastMs = fromMs;
        }
      }
  });

  it('is less the more is asked for', () => {
    fc.assert(
      fc.property(kinds, fc.nat(100), fc.nat(20), fc.constantFrom('over', 'under'), (kind, value, more, compare) => {
        const most = eventKinds[kind].most;
        const [low, high] = [Math.min(value, most), Math.min(value + more, most)];
        const [wide, narrow] = compare === 'over' ? [low, high] : [high, low];
        const found = (limit: number) =>
          findMoments(query(kind, { limit: { compare: compare === 'over' ? 'over' : 'under', value: limit } }), long);
        const all = new Set(found(wide).map((moment) => JSON.stringify(moment)));
        for (const moment of found(narrow)) expect(all.has(JSON.stringify(moment))).toBe(true);
      }),
    );
  });

  it('is of all classrooms what it is of each, put together', () => {
    for (const kind of EventKind.options.filter((each) => eventKinds[each].of === 'classroom')) {
      const each = long.rooms.flatMap(({ classroomId }) => findMoments(query(kind, { who: of(classroomId) }), long));
      const all = findMoments(query(kind), long);
      expect([kind, each.length]).toEqual([kind, all.length]);
      expect(new Set(each)).toEqual(new Set(all));
    }
  });

  it('is less when something else must have gone on as well', () => {
    fc.assert(
      fc.property(kinds, kinds, fc.integer({ min: 1, max: 300 }), (kind, other, withinS) => {
        const clause = part(other);
        const alone = findMoments(query(kind), long).length;
        const soon = findMoments(query(kind, {}, { how: 'after', withinS, clause }), long).length;
        const later = findMoments(query(kind, {}, { how: 'after', withinS: 600, clause }), long).length;
        expect(soon <= later && later <= alone).toBe(true);
        expect(findMoments(query(kind, {}, { how: 'during', clause }), long).length <= alone).toBe(true);
      }),
    );
  });
});

describe('what a search does not read', () => {
  it('tells of nothing that it finds', () => {
    const types: readonly string[] = UNSEARCHED_FACTS;
    const fewer = longFacts.filter(({ type }) => !types.includes(type));
    expect(fewer.length).toBeLessThan(longFacts.length / 5);
    expect(happeningsOf(fewer, time)).toEqual(long);
  });
});

describe('counts', () => {
  it('are those of the analysis', () => {
    const analysis = analyseLesson(longFacts, time);
    const count = (kind: EventKind) => findMoments(query(kind), long).length;
    const total = (pick: (room: (typeof analysis.classrooms)[number]) => readonly unknown[]) =>
      analysis.classrooms.reduce((sum, room) => sum + pick(room).length, 0);
    expect(count('hand')).toBe(total(({ hands }) => hands));
    expect(count('hand-called')).toBe(total(({ hands }) => hands.filter((hand) => hand.granted)));
    expect(count('hand-called') + count('hand-uncalled')).toBe(count('hand'));
    expect(count('stage')).toBe(total(({ grants }) => grants));
    expect(count('speech')).toBe(total(({ turns }) => turns));
    expect(count('gap')).toBe(total(({ gaps }) => gaps));
    expect(count('teacher-speech')).toBe(analysis.teacher.length);
    expect(count('poll-right')).toBe(analysis.polls.length);
    expect(count('page')).toBe(analysis.lanes.pages.length);
    for (const { classroomId, longestSilence } of analysis.classrooms) {
      const silences = findMoments(query('silence', { who: of(classroomId) }), long);
      expect(Math.max(...silences.map(({ fromMs, toMs }) => toMs - fromMs))).toBe(
        longestSilence.toMs - longestSilence.fromMs,
      );
    }
  });
});
