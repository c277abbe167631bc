import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../../../shared/timeline/lanes.ts';
import { type CueWords, chapterCues, eventCues } from '../../../../shared/timeline/takeCues.ts';
import { vttOf } from '../../../../shared/timeline/webVtt.ts';
import { deck } from '../../../support/decks.ts';
import { parseVtt } from '../../../support/film/parseVtt.ts';
import { ids } from '../../../support/ids.ts';
import { plan } from '../../../support/lessons.ts';
import { MOMENTS, seats, takeLog } from '../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const log = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });
const lanes = lanesOf(log, { beganAtMs: T0, lengthMs: MOMENTS.end });
const words: CueWords = {
  page: (surface) => (surface.kind === 'page' ? `第 ${surface.page} 页` : '白板'),
  poll: ({ question }) => question,
  stage: (seatId) => (seatId === seats.first ? '一班在台上' : '二班在台上'),
  hand: ({ child }) => `举手 ${child?.name ?? ''}`,
  plain: '上课',
};
const short = (cues: readonly { fromMs: number; toMs: number; text: string }[]) =>
  cues.map(({ fromMs, toMs, text }) => [fromMs, toMs, text]);

describe('the chapters of a take', () => {
  const chapters = chapterCues(lanes, MOMENTS.end, words);

  it('are its pages, questions and who was on stage, one after the other without gaps', () => {
    expect(short(chapters)).toEqual([
      [0, 5_000, '上课'],
      [5_000, 7_000, '第 1 页'],
      [7_000, 12_000, '第 2 页'],
      [12_000, 13_000, '上课'],
      [13_000, 17_000, '这首歌是几拍子？'],
      [17_000, 19_000, '上课'],
      [19_000, 25_000, '一班在台上'],
      [25_000, 30_000, '上课'],
    ]);
    expect(parseVtt(vttOf(chapters))).toEqual(chapters);
  });

  it('tell all that goes on at once, and are never over one another', () => {
    const both = { ...lanes, floor: [{ seatId: seats.first, fromMs: 6_000, toMs: 14_000 }] };
    const cues = chapterCues(both, MOMENTS.end, words);
    expect(short(cues).slice(1, 5)).toEqual([
      [5_000, 6_000, '第 1 页'],
      [6_000, 7_000, '第 1 页 · 一班在台上'],
      [7_000, 12_000, '第 2 页 · 一班在台上'],
      [12_000, 13_000, '一班在台上'],
    ]);
    expect(cues.slice(1).every(({ fromMs }, index) => fromMs === cues[index]?.toMs)).toBe(true);
  });
});

it('tells the events of a take for as long as each lasted', () => {
  expect(short(eventCues(lanes, words))).toEqual([
    [MOMENTS.page1, MOMENTS.page2, '第 1 页'],
    [MOMENTS.page2, MOMENTS.pagesEnd, '第 2 页'],
    [MOMENTS.poll, MOMENTS.pollEnds, '这首歌是几拍子？'],
    [MOMENTS.hand, MOMENTS.floor, '举手 小明'],
    [MOMENTS.floor, MOMENTS.floorEnds, '一班在台上'],
  ]);
});
