import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stCurve, stdFigures, stFigures } from '../../../../shared/study/st.ts';

type Symbol = 'T' | 'S';
const symbols = (text: string): Symbol[] => [...text].map((letter) => (letter === 'T' ? 'T' : 'S'));

describe('S-T figures', () => {
  it.each([
    ['TTTTTTTTTT', 10, 10, 1, 1, 0, 'lecture', 'lecture'],
    ['TSTSTSTSTS', 10, 5, 10, 0.5, 0.9, 'dialogue', 'dialogue'],
    ['TTTTSSTTTSSSTTTTTSST', 20, 13, 7, 0.65, 0.3, 'mixed', 'balanced'],
    ['TTTTTTTSSS', 10, 7, 2, 0.7, 0.1, 'lecture', 'lecture'],
    ['SSSSSSSTTT', 10, 3, 2, 0.3, 0.1, 'practice', 'practice'],
    ['T'.repeat(30) + 'S'.repeat(30), 60, 30, 2, 0.5, 1 / 60, 'mixed', 'block'],
  ])('are those of the table: %s', (text, ...counted) => {
    const [samples, teacher, runs, rt, ch, mode, stdMode] = counted;
    const figures = stFigures(symbols(text));
    expect(figures).toMatchObject({ samples, teacher, runs, transitions: runs - 1, mode });
    expect(figures.rt).toBeCloseTo(rt, 10);
    expect(figures.ch).toBeCloseTo(ch, 10);
    expect(stdFigures(symbols(text)).mode).toBe(stdMode);
  });

  it('say nothing of a lesson without samples', () => {
    expect(stFigures([])).toEqual({
      samples: 0,
      teacher: 0,
      both: 0,
      runs: 0,
      transitions: 0,
      rt: null,
      ch: null,
      mode: null,
    });
  });

  it('count a D for half a teacher', () => {
    expect(stdFigures(['T', 'D', 'S', 'D'])).toMatchObject({ rt: 0.5, both: 2, ch: 0.75, mode: 'dialogue' });
  });

  it('never change more often than the rarer of both allows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Symbol>('T', 'S'), { minLength: 1, maxLength: 200 }), (samples) => {
        const { rt, ch } = stFigures(samples);
        expect(ch ?? 2).toBeLessThanOrEqual(2 * Math.min(rt ?? 0, 1 - (rt ?? 0)) + 1e-12);
      }),
    );
  });

  it('are the same backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Symbol>('T', 'S'), { maxLength: 100 }), (samples) => {
        expect(stFigures([...samples].reverse())).toEqual(stFigures(samples));
      }),
    );
  });
});

it('the S-T curve begins at nothing, goes right for the teacher and up for the pupils, and ends at the length of the lesson', () => {
  expect(stCurve(['T', 'S', 'D'], 15)).toEqual([
    { teacherS: 0, pupilsS: 0 },
    { teacherS: 15, pupilsS: 0 },
    { teacherS: 15, pupilsS: 15 },
    { teacherS: 22.5, pupilsS: 22.5 },
  ]);
});
