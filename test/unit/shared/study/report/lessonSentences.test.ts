import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../../../shared/protocol/index.ts';
import { analyseLesson, type LessonAnalysis } from '../../../../../shared/study/analysis/analyse.ts';
import { lessonSentences } from '../../../../../shared/study/report/lessonSentences.ts';
import type { ReportPart, ReportSentence } from '../../../../../shared/study/report/sentence.ts';
import { ids } from '../../../../support/ids.ts';
import { MINUTE_MS, type Spoken, toldLesson } from '../../../../support/take/toldLesson.ts';

const sayings = (analysis: LessonAnalysis, topic?: string) =>
  lessonSentences(analysis)
    .filter((sentence) => topic === undefined || sentence.topic === topic)
    .map(({ key }) => key);
const said = (analysis: LessonAnalysis, key: string): ReportSentence[] =>
  lessonSentences(analysis).filter((sentence) => sentence.key === key);
const numberOf = (part: ReportPart | undefined): number | undefined => {
  if (part?.kind === 'count' || part?.kind === 'share') return part.value;
  return part?.kind === 'length' ? part.valueMs : undefined;
};
const turn = (room: number | null, fromMs: number, toMs: number): Spoken => ({ room, fromMs, toMs });
const analysed = (of: Parameters<typeof toldLesson>[0]): LessonAnalysis => {
  const { facts, beganAtMs, lengthMs } = toldLesson(of);
  return analyseLesson(facts, { beganAtMs, lengthMs });
};

describe('the sentences of a lesson', () => {
  it('count the turns and the time of the teacher and of each classroom, with their seconds', () => {
    const analysis = analysed({
      rooms: 2,
      spoken: [turn(null, 0, 9_000), turn(0, 10_000, 14_000), turn(0, 20_000, 23_000)],
    });
    const [spoke] = said(analysis, 'room.spoke');
    expect(spoke?.parts['turns']).toMatchObject({ kind: 'count', unit: 'turns', value: 2 });
    expect(spoke?.parts['length']).toMatchObject({ kind: 'length', valueMs: 7_000 });
    expect(spoke?.parts['turns']).toHaveProperty('spans.0.fromMs', 10_000);
    expect(said(analysis, 'teacher.spoke')[0]?.parts['turns']).toMatchObject({ value: 1 });
    expect(said(analysis, 'room.silent').map(({ parts }) => parts['room'])).toEqual([
      { kind: 'rooms', classroomIds: [ids.classroom(2)] },
    ]);
  });

  it('say once that nobody spoke, and not of each classroom', () => {
    expect(sayings(analysed({ rooms: 3, spoken: [] }), 'speech')).toEqual(['teacher.silent', 'rooms.silent']);
  });

  it('give no shares where fewer than five turns were to be expected, and say so', () => {
    const analysis = analysed({ rooms: 2, spoken: [turn(0, 1_000, 2_000), turn(1, 5_000, 6_000)] });
    expect(sayings(analysis, 'speech')).toEqual(['teacher.silent', 'room.spoke', 'room.spoke', 'rooms.few']);
  });

  it('give shares where enough was to be expected, but not of a classroom that was muted for long', () => {
    const spoken = Array.from({ length: 24 }, (_, n) => turn(n % 2, n * 5_000, n * 5_000 + 2_000));
    const open = said(analysed({ rooms: 2, spoken }), 'room.share');
    expect(open.map(({ parts }) => numberOf(parts['share']))).toEqual([0.5, 0.5]);
    const muted = said(analysed({ rooms: 2, spoken, muted: [1] }), 'room.share');
    expect(muted.map(({ parts }) => parts['room'])).toEqual([{ kind: 'rooms', classroomIds: [ids.classroom(1)] }]);
  });

  it('compare nothing with one classroom alone', () => {
    const spoken = Array.from({ length: 9 }, (_, n) => turn(0, n * 5_000, n * 5_000 + 2_000));
    const keys = sayings(analysed({ rooms: 1, spoken }), 'speech');
    expect(new Set(keys)).toEqual(new Set(['teacher.silent', 'room.spoke']));
  });

  it('name classrooms whose microphone was shut for long, and those without a roll', () => {
    const analysis = analysed({ rooms: 2, spoken: [], muted: [1] });
    expect(said(analysis, 'unknown.muted')[0]?.parts['rooms']).toEqual({
      kind: 'rooms',
      classroomIds: [ids.classroom(2)],
    });
    expect(said(analysis, 'unknown.rolled')[0]?.parts['rooms']).toHaveProperty('classroomIds.length', 2);
  });

  it('say that there was no question and no page, and what the log cannot tell', () => {
    const keys = sayings(analysed({ rooms: 1, spoken: [] }));
    expect(keys).toEqual(expect.arrayContaining(['polls.none', 'pages.none', 'hands.none']));
    expect(keys).toEqual(expect.arrayContaining(['unknown.wait', 'unknown.pupil', 'unknown.spoken-questions']));
  });

  it('count answers of questions that are over, and say of an open one that there is no result', () => {
    const over = analysed({ rooms: 2, spoken: [], polls: [{ answers: [3, 0], ended: true }] });
    expect(said(over, 'polls.asked')[0]?.parts['answers']).toMatchObject({ value: 3 });
    expect(said(over, 'room.answers').map(({ parts }) => numberOf(parts['answers']))).toEqual([3, 0]);
    const open = analysed({ rooms: 2, spoken: [], polls: [{ answers: [3, 0], ended: false }] });
    expect(sayings(open, 'polls')).toEqual(['polls.asked', 'polls.open']);
  });

  it('do not tell the answers of each where many classrooms would fill the sheet', () => {
    const analysis = analysed({ rooms: 6, spoken: [], polls: [{ answers: [1, 1, 1, 0, 0, 0], ended: true }] });
    expect(sayings(analysis, 'polls')).toEqual(['polls.asked', 'rooms.answered']);
    expect(said(analysis, 'rooms.answered')[0]?.parts['rooms']).toMatchObject({ value: 3 });
  });

  it('keep hands apart from those that were called', () => {
    const raised = (atMs: number, called: boolean): [number, NewFact][] => [
      [
        atMs,
        { type: 'hand.raised', data: { seatId: ids.seat(2), intent: 'answer', child: { name: null, number: 3 } } },
      ],
      ...(called
        ? ([[atMs + 2_000, { type: 'floor.granted', data: { seatId: ids.seat(2) } }]] as [number, NewFact][])
        : []),
      [atMs + 2_000, { type: 'hand.lowered', data: { seatId: ids.seat(2), reason: called ? 'granted' : 'classroom' } }],
    ];
    const more = [...raised(10_000, true), ...raised(30_000, false)];
    const parts: ReportSentence['parts'] = said(analysed({ rooms: 1, spoken: [], more }), 'room.hands')[0]?.parts ?? {};
    expect([numberOf(parts['hands']), numberOf(parts['granted']), numberOf(parts['grants'])]).toEqual([2, 1, 1]);
  });

  it('have no number that is not in the analysis, and none without its seconds where it counts something', () => {
    const turns = fc.array(
      fc.record({
        room: fc.constantFrom(null, 0, 1, 2),
        fromMs: fc.nat(4 * MINUTE_MS),
        length: fc.integer({ min: 200, max: 20_000 }),
      }),
      { maxLength: 40 },
    );
    const polls = fc.array(
      fc.record({ answers: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), ended: fc.constant(true) }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(turns, polls, (all, asked) => {
        const spoken = all.map(({ room, fromMs, length }) => turn(room, fromMs, fromMs + length));
        const analysis = analysed({ rooms: 3, spoken, polls: asked });
        expect(strangersIn(analysis)).toEqual([]);
      }),
    );
  });
});

/** Numbers of the sentences that the analysis does not have, and turns that open another number of stretches. */
function strangersIn(analysis: LessonAnalysis): string[] {
  const known = numbersIn(analysis);
  const isStrange = (part: ReportPart): boolean => {
    const value = numberOf(part);
    if (value === undefined) return false;
    return !known.has(value) || (part.kind === 'count' && part.unit === 'turns' && part.spans.length !== value);
  };
  return lessonSentences(analysis).flatMap(({ key, parts }) =>
    Object.entries(parts).flatMap(([name, part]) => (isStrange(part) ? [`${key} ${name}`] : [])),
  );
}

/** Every number that the analysis has, counted anew from its evidence. */
function numbersIn({ lengthMs, classrooms, comparisons, teacher, polls, pages }: LessonAnalysis): Set<number> {
  const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const spans = (of: readonly { readonly fromMs: number; readonly toMs: number }[]): number =>
    total(of.map(({ fromMs, toMs }) => toMs - fromMs));
  const ofRooms = classrooms.flatMap((room) => [
    room.turns.length,
    total(room.turns.map(({ spokenMs }) => spokenMs)),
    spans([room.longestSilence]),
    room.hands.length,
    room.hands.filter(({ granted }) => granted).length,
    room.grants.length,
    room.answers.filter(({ answers }) => answers > 0).length,
    total(room.answers.map(({ answers }) => answers)),
  ]);
  const shares = comparisons.turns.each.flatMap(({ share, expected }) => [share ?? -1, expected ?? -1]);
  return new Set([
    lengthMs,
    classrooms.length,
    total(classrooms.map(({ pupils }) => pupils)),
    teacher.length,
    total(teacher.map(({ spokenMs }) => spokenMs)),
    polls.length,
    total(polls.map(({ answers }) => answers ?? 0)),
    pages.length,
    ...ofRooms,
    ...shares,
  ]);
}
