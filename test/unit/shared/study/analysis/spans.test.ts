import { describe, expect, it } from 'vitest';
import { emptyLesson } from '../../../../../shared/lesson/state.ts';
import { analyseLesson } from '../../../../../shared/study/analysis/analyse.ts';
import { pagesShown, pollsAsked } from '../../../../../shared/study/analysis/courseware.ts';
import { lineOf } from '../../../../../shared/study/analysis/lines.ts';
import type { StSample } from '../../../../../shared/study/analysis/stSamples.ts';
import { pupilsLayers, stChanges, stRuns } from '../../../../../shared/study/analysis/stSpans.ts';
import { stCurve } from '../../../../../shared/study/st.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';
import { LONG_LESSON, longLog } from '../../../../support/take/longLesson.ts';

const [one, two] = [ids.classroom(1), ids.classroom(2)];
/** `T`, `1` and `2` for the classrooms, `s` for silence, `d` for the first together with the teacher. */
const samplesOf = (letters: string): StSample[] =>
  [...letters].map((letter, index) => ({
    fromMs: index * 15_000,
    toMs: (index + 1) * 15_000,
    two: letter === 'T' || letter === 'd' ? 'T' : 'S',
    three: letter === 'd' ? 'D' : letter === 'T' ? 'T' : 'S',
    classroomId: letter === '1' || letter === 'd' ? one : letter === '2' ? two : null,
  }));

describe('runs and changes', () => {
  it('have the stretches that they are counted from', () => {
    const samples = samplesOf('TT12Td');
    expect(stRuns(samples, 'two').map(({ symbol, samples: n, fromMs }) => [symbol, n, fromMs])).toEqual([
      ['T', 2, 0],
      ['S', 2, 30_000],
      ['T', 2, 60_000],
    ]);
    expect(stRuns(samples, 'three').map(({ symbol }) => symbol)).toEqual(['T', 'S', 'T', 'D']);
    expect(stChanges(samples, 'two')).toEqual([
      { fromMs: 15_000, toMs: 45_000 },
      { fromMs: 45_000, toMs: 75_000 },
    ]);
    expect([stRuns([], 'two'), stChanges([], 'two')]).toEqual([[], []]);
  });
});

describe('pupils’ time by classroom', () => {
  it('adds up to the pupils’ side of the curve, after every sample', () => {
    const samples = samplesOf('T1sd22T1');
    for (const symbols of ['two', 'three'] as const) {
      const layers = pupilsLayers(samples, symbols);
      const curve = stCurve(
        samples.map((sample) => sample[symbols]),
        15,
      );
      for (const [index, { pupilsS }] of curve.entries())
        expect(layers.reduce((sum, { afterS }) => sum + (afterS[index] ?? 0), 0)).toBe(pupilsS);
    }
  });

  it('names silence apart, after the classrooms', () => {
    expect(pupilsLayers(samplesOf('s1T2'), 'two').map(({ classroomId }) => classroomId)).toEqual([one, two, null]);
  });
});

describe('pages and questions', () => {
  const page = (number: number) => ({ kind: 'page' as const, deckId: ids.deck(1), page: number });

  it('count a page that comes again as one, with both stretches', () => {
    const pages = [
      { surface: page(1), fromMs: 0, toMs: 4_000 },
      { surface: page(2), fromMs: 4_000, toMs: 5_000 },
      { surface: page(1), fromMs: 5_000, toMs: 7_000 },
    ];
    expect(pagesShown({ pages }).map(({ surface, spans, shownMs }) => [surface, spans.length, shownMs])).toEqual([
      [page(1), 2, 6_000],
      [page(2), 1, 1_000],
    ]);
  });

  it('say nothing of a question that was not over, nor of right answers that nobody named', () => {
    const asked = { type: 'single' as const, question: '几拍子？', fromMs: 0, toMs: 9_000 };
    const polls = [
      { ...asked, pollId: ids.poll(1) },
      { ...asked, pollId: ids.poll(2) },
    ];
    const over = { pollId: ids.poll(1), type: asked.type, question: asked.question, picture: null };
    const classrooms = [{ classroomId: one, answers: 8, right: null }];
    const state = { ...emptyLesson, pollHistory: [{ ...over, openedAtMs: 1, correct: null, classrooms }] };
    expect(pollsAsked(state, { polls }, 10).map((poll) => [poll.answers, poll.responseRatio, poll.rightRatio])).toEqual(
      [
        [8, 0.8, null],
        [null, null, null],
      ],
    );
    expect(pollsAsked(state, { polls }, 0)[0]?.responseRatio).toBeNull();
  });
});

describe('a line', () => {
  const seatId = ids.seat(1);
  const link = (fromMs: number, toMs: number, quality: 'good' | 'poor') => ({ seatId, fromMs, toMs, quality });
  const isOwn = (of: { readonly seatId: string }): boolean => of.seatId === seatId;

  it('is shared out over the time in which it was measured, sound only over the whole', () => {
    const links = [link(0, 5_000, 'good'), link(5_000, 10_000, 'poor'), link(20_000, 30_000, 'good')];
    const soundOnly = [{ seatId, fromMs: 0, toMs: 10_000 }];
    const line = lineOf({ links, soundOnly }, isOwn, 100_000);
    expect(line.measured).toEqual([
      { fromMs: 0, toMs: 10_000 },
      { fromMs: 20_000, toMs: 30_000 },
    ]);
    expect(line.ratios).toEqual({ fair: 0, poor: 0.25, lost: 0, 'sound-only': 0.1 });
    expect(line.weak.poor).toEqual([{ fromMs: 5_000, toMs: 10_000 }]);
  });

  it('of which nothing was measured has no shares', () => {
    expect(lineOf({ links: [], soundOnly: [] }, isOwn, 0).ratios).toEqual({
      fair: null,
      poor: null,
      lost: null,
      'sound-only': null,
    });
  });
});

describe('a lesson of 40 minutes', () => {
  const beganAtMs = 1_900_000_000_000;
  const facts = longLog(plan, ids.take(1), beganAtMs);
  const analysis = analyseLesson(facts, { beganAtMs, lengthMs: LONG_LESSON.lengthMs });

  it('is as long as it says, with every classroom in it', () => {
    expect([facts.length, analysis.classrooms.length]).toEqual([LONG_LESSON.facts, LONG_LESSON.classrooms]);
    expect([analysis.samples(15).length, analysis.samples(30).length]).toEqual([160, 80]);
  });

  it('has no stretch outside it behind any of its numbers', () => {
    const all = analysis.classrooms.flatMap((room) => [
      ...[...room.turns, ...room.hands, ...room.grants, ...room.answers, ...room.gaps, room.longestSilence],
      ...[...room.line.measured, ...Object.values(room.line.weak).flat()],
    ]);
    expect(all.length).toBeGreaterThan(500);
    const outside = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) =>
      fromMs < 0 || toMs > LONG_LESSON.lengthMs || toMs < fromMs;
    expect(all.filter(outside)).toEqual([]);
  });

  it('tells where the roll was taken, and where pupils are as planned', () => {
    expect(analysis.classrooms.filter(({ rolledMs }) => rolledMs === null).length).toBe(3);
    expect(analysis.classrooms[0]?.rolledMs).toBe(20_000);
  });

  it('marks the classroom whose microphone was shut for long, and no other', () => {
    const marked = analysis.comparisons.turns.each.flatMap(({ underMeasured }, index) =>
      underMeasured ? [index] : [],
    );
    expect(marked).toEqual([8]);
  });

  it('is nothing of an empty log', () => {
    expect(analyseLesson([], { beganAtMs, lengthMs: 0 }).classrooms).toEqual([]);
  });
});
