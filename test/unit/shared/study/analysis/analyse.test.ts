import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseLesson } from '../../../../../shared/study/analysis/analyse.ts';
import { gapFigures, gapsBetween } from '../../../../../shared/study/analysis/gaps.ts';
import { stSamples } from '../../../../../shared/study/analysis/stSamples.ts';
import { type PartyOf, speechTurns } from '../../../../../shared/study/analysis/turns.ts';
import type { SeatId } from '../../../../../shared/vocabulary/index.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';
import { MOMENTS, takeLog } from '../../../../support/take/takeLesson.ts';

const [teacher, one, two] = [ids.seat(1), ids.seat(2), ids.seat(3)];
const [roomOne, roomTwo] = [ids.classroom(1), ids.classroom(2)];
const partyOf: PartyOf = (seatId) => {
  if (seatId === teacher) return { kind: 'teacher' };
  return { kind: 'classroom', classroomId: seatId === one ? roomOne : roomTwo };
};
const voice = (seatId: SeatId, fromMs: number, toMs: number) => ({ seatId, fromMs, toMs });
const told = (voices: ReturnType<typeof voice>[]) =>
  speechTurns(voices, partyOf).map(({ party, fromMs, toMs, spokenMs }) => [
    party.kind === 'teacher' ? 'T' : party.classroomId === roomOne ? '1' : '2',
    fromMs,
    toMs,
    spokenMs,
  ]);

describe('turns of speech', () => {
  it('go over a pause for breath, and not over a longer one', () => {
    expect(told([voice(teacher, 0, 1_000), voice(teacher, 2_500, 3_000), voice(teacher, 4_501, 5_000)])).toEqual([
      ['T', 0, 3_000, 1_500],
      ['T', 4_501, 5_000, 499],
    ]);
  });

  it('end where somebody else takes the word in the pause', () => {
    expect(told([voice(teacher, 0, 1_000), voice(one, 1_200, 1_900), voice(teacher, 2_000, 3_000)])).toEqual([
      ['T', 0, 1_000, 1_000],
      ['1', 1_200, 1_900, 700],
      ['T', 2_000, 3_000, 1_000],
    ]);
  });

  it('are not broken by a word in between while one goes on speaking', () => {
    expect(told([voice(teacher, 0, 1_000), voice(one, 300, 600), voice(teacher, 1_400, 2_000)])).toEqual([
      ['T', 0, 2_000, 1_600],
      ['1', 300, 600, 300],
    ]);
  });

  it('never lose or double a voice', () => {
    const voices = fc.array(
      fc.record({
        seatId: fc.constantFrom(teacher, one, two),
        from: fc.nat(60_000),
        length: fc.integer({ min: 1, max: 9_000 }),
      }),
    );
    fc.assert(
      fc.property(voices, (spoken) => {
        // One voice at a time of each seat, as the lanes have them.
        const free = new Map<string, number>();
        const spans = spoken
          .sort((a, b) => a.from - b.from)
          .flatMap(({ seatId, from, length }) => {
            if (from < (free.get(seatId) ?? 0)) return [];
            free.set(seatId, from + length);
            return [voice(seatId, from, from + length)];
          });
        const total = (all: readonly { fromMs: number; toMs: number }[]) =>
          all.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
        const turns = speechTurns(spans, partyOf);
        expect(turns.reduce((sum, { spokenMs }) => sum + spokenMs, 0)).toBe(total(spans));
        for (const turn of turns) expect(turn.spokenMs <= turn.toMs - turn.fromMs).toBe(true);
      }),
    );
  });
});

describe('gaps', () => {
  it('lie between a teacher’s turn and the next of a classroom only', () => {
    const turns = speechTurns(
      [
        voice(teacher, 0, 5_000),
        voice(one, 9_000, 10_000),
        voice(two, 12_000, 13_000),
        voice(teacher, 15_000, 20_000),
        voice(two, 21_000, 22_000),
      ],
      partyOf,
    );
    const gaps = gapsBetween(turns);
    expect(gaps).toEqual([
      { classroomId: roomOne, fromMs: 5_000, toMs: 9_000 },
      { classroomId: roomTwo, fromMs: 20_000, toMs: 21_000 },
    ]);
    expect(gapFigures(gaps)).toEqual({ count: 2, medianMs: 2_500, longRatio: 0.5 });
    expect(gapFigures([])).toEqual({ count: 0, medianMs: null, longRatio: null });
  });

  it('are none where a classroom speaks before the teacher has ended', () => {
    expect(gapsBetween(speechTurns([voice(teacher, 0, 5_000), voice(one, 4_000, 6_000)], partyOf))).toEqual([]);
  });
});

describe('samples', () => {
  const sample = (voices: ReturnType<typeof voice>[], teacherActsMs: number[] = []) =>
    stSamples(voices, { lengthMs: 30_000, intervalS: 15, partyOf, teacherActsMs }).map(
      ({ two: second, three }) => second + three,
    );

  it('are of whoever speaks longer; both is D', () => {
    expect(sample([voice(teacher, 0, 10_000), voice(one, 10_000, 14_000), voice(two, 16_000, 20_000)])).toEqual([
      'TD',
      'SS',
    ]);
  });

  it('in silence are the teacher’s where the teacher acts, else the pupils’', () => {
    expect(sample([], [3_000])).toEqual(['TT', 'SS']);
    expect(sample([voice(one, 16_000, 16_400)], [17_000])).toEqual(['SS', 'TT']);
  });

  it('share a voice over the edge between them, and leave out what is shorter than one', () => {
    const all = stSamples([voice(one, 10_000, 44_000)], {
      lengthMs: 44_000,
      intervalS: 15,
      partyOf,
      teacherActsMs: [],
    });
    expect(all.map(({ fromMs, toMs, two: second, classroomId }) => [fromMs, toMs, second, classroomId])).toEqual([
      [0, 15_000, 'S', roomOne],
      [15_000, 30_000, 'S', roomOne],
    ]);
  });
});

describe('a whole lesson', () => {
  const beganAtMs = 1_900_000_000_000;
  const analysis = analyseLesson(takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs }), {
    beganAtMs,
    lengthMs: MOMENTS.end,
  });
  const [first, second] = analysis.classrooms;

  it('counts of each classroom what its log says, with where it is to be seen', () => {
    expect(first?.classroomId).toBe(plan.listening[0]?.classroomId);
    expect(first?.turns.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[20_000, 24_000]]);
    expect(first?.hands).toEqual([{ fromMs: MOMENTS.hand, toMs: MOMENTS.floor, granted: true }]);
    expect(first?.grants).toEqual([{ fromMs: MOMENTS.floor, toMs: MOMENTS.floorEnds }]);
    expect(first?.answers).toEqual([{ fromMs: MOMENTS.poll, toMs: MOMENTS.pollEnds, answers: 11, right: 8 }]);
    expect(first?.longestSilence).toEqual({ fromMs: 0, toMs: 20_000 });
    expect(second?.turns).toEqual([]);
    expect(second?.longestSilence).toEqual({ fromMs: 0, toMs: MOMENTS.end });
    expect(analysis.teacher.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([[3_200, 9_000]]);
  });

  it('has counts that reconcile with the lanes that they come from', () => {
    const counted = (part: 'hands' | 'grants') => analysis.classrooms.reduce((sum, room) => sum + room[part].length, 0);
    expect(counted('hands')).toBe(analysis.lanes.hands.length);
    expect(counted('grants')).toBe(analysis.lanes.floor.length);
  });

  it('is sampled from its first second to its last', () => {
    expect(
      analysis
        .samples(15)
        .map(({ two: symbol }) => symbol)
        .join(''),
    ).toBe('TS');
  });
});
