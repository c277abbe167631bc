import { describe, expect, it } from 'vitest';
import { foldLog } from '../../../../shared/lesson/fold.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { lanesOf } from '../../../../shared/timeline/lanes.ts';
import { SpanBook } from '../../../../shared/timeline/SpanBook.ts';
import { deck } from '../../../support/decks.ts';
import { ids } from '../../../support/ids.ts';
import { plan } from '../../../support/lessons.ts';
import { MOMENTS, seats, takeLog } from '../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const log = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });
const time = { beganAtMs: T0, lengthMs: MOMENTS.end };

describe('the lanes of a take', () => {
  const lanes = lanesOf(log, time);

  it('tell who was on stage, and whose hand was up', () => {
    expect(lanes.floor).toEqual([{ seatId: seats.first, fromMs: MOMENTS.floor, toMs: MOMENTS.floorEnds }]);
    expect(lanes.hands).toEqual([
      { seatId: seats.first, child: { name: '小明', number: 7 }, fromMs: MOMENTS.hand, toMs: MOMENTS.floor },
    ]);
  });

  it('tell what was shown and asked', () => {
    expect(
      lanes.pages.map(({ fromMs, toMs, surface }) => [fromMs, toMs, surface.kind === 'page' && surface.page]),
    ).toEqual([
      [MOMENTS.page1, MOMENTS.page2, 1],
      [MOMENTS.page2, MOMENTS.pagesEnd, 2],
    ]);
    expect(lanes.polls).toMatchObject([
      { type: 'single', question: '这首歌是几拍子？', fromMs: MOMENTS.poll, toMs: MOMENTS.pollEnds },
    ]);
  });

  it('tell who was heard, and nothing of whom the stage has gated', () => {
    expect(lanes.voices.map(({ seatId, fromMs, toMs }) => [seatId, fromMs, toMs])).toEqual([
      [seats.teacher, 3_200, 9_000],
      [seats.first, 20_000, 24_000],
    ]);
    const speaks: NewFact = { type: 'audible.began', data: { seatId: seats.second } };
    const gated = [...log, { ...speaks, seq: log.length + 1, atMs: T0 + 20_000, by: null }]
      .sort((a, b) => a.atMs - b.atMs)
      .map((fact, index) => ({ ...fact, seq: index + 1 }));
    const heard = lanesOf(gated, time).voices.filter(({ seatId }) => seatId === seats.second);
    expect(heard.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[MOMENTS.floorEnds, MOMENTS.end]]);
  });

  it('tell how good the lines were, for as long as the samples say', () => {
    const of = (seat: string) =>
      lanes.links.filter(({ seatId }) => seatId === seat).map(({ fromMs, toMs, quality }) => [fromMs, toMs, quality]);
    expect(of(seats.first)).toEqual([
      [500, 5_500, 'good'],
      [5_500, 10_500, 'poor'],
    ]);
    expect(of(seats.second)).toEqual([
      [500, 5_500, 'fair'],
      [5_500, 10_500, 'good'],
    ]);
  });

  it('end with the take: what is open lasts until then, and what is outside is not there', () => {
    const cut = lanesOf(log, { beganAtMs: T0 + 6_000, lengthMs: 5_000 });
    expect(cut.pages.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 1_000],
      [1_000, 5_000],
    ]);
    expect(cut.floor).toEqual([]);
  });

  it('begin with what was so before, when the log does not begin with its lesson', () => {
    const beganAtMs = T0 + 6_000;
    const from = foldLog(log.filter(({ atMs }) => atMs <= beganAtMs));
    const rest = log.filter(({ atMs }) => atMs > beganAtMs);
    const [told, whole] = [
      lanesOf(rest, { beganAtMs, lengthMs: 24_000, from }),
      lanesOf(log, { beganAtMs, lengthMs: 24_000 }),
    ];
    for (const lane of ['floor', 'pages', 'polls', 'voices'] as const) expect(told[lane]).toEqual(whole[lane]);
  });
});

describe('a span book', () => {
  it('notes what comes and goes, each under its name', () => {
    const book = new SpanBook<{ word: string }>();
    book.follow(new Map([['a', { word: 'A' }]]), 10);
    book.follow(
      new Map([
        ['a', { word: 'A' }],
        ['b', { word: 'B' }],
      ]),
      20,
    );
    book.follow(new Map([['b', { word: 'B' }]]), 30);
    expect(book.close(100)).toEqual([
      { word: 'A', fromMs: 10, toMs: 30 },
      { word: 'B', fromMs: 20, toMs: 100 },
    ]);
  });
});
