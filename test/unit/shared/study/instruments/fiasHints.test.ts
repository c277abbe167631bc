import { describe, expect, it } from 'vitest';
import { fiasHints } from '../../../../../shared/study/instruments/fiasHints.ts';
import type { Span } from '../../../../../shared/timeline/tracks.ts';

type Heard = Parameters<typeof fiasHints>[0];
type Told = Partial<Heard['classrooms'][number]> & Partial<Pick<Heard, 'teacher'> & Heard['lanes']>;
const s = (from: number, to: number): Span => ({ fromMs: from * 1_000, toMs: to * 1_000 });

/** Twelve seconds with one classroom. */
function analysed({ teacher = [], turns = [], grants = [], hands = [], polls = [] }: Told): Heard {
  return { lengthMs: 12_000, lanes: { polls }, teacher, classrooms: [{ turns, grants, hands }] };
}

describe('what the log suggests for FIAS', () => {
  it('is 10 where nobody speaks, and nothing where the teacher talks', () => {
    expect(fiasHints(analysed({ teacher: [s(3, 6)] }), 3)).toEqual(['10', null, '10', '10']);
  });

  it('is 8 where a classroom speaks that was called', () => {
    expect(fiasHints(analysed({ turns: [s(3, 6)], grants: [s(3, 9)] }), 3)).toEqual(['10', '8', '10', '10']);
  });

  it('is nothing where a classroom speaks that was not called', () => {
    expect(fiasHints(analysed({ turns: [s(3, 6)] }), 3)[1]).toBeNull();
  });

  it('is 9 after a hand that nobody had asked for, and 8 when the teacher had just spoken', () => {
    const called = { turns: [s(6, 9)], grants: [s(6, 9)], hands: [{ ...s(4, 6), granted: true }] };
    expect(fiasHints(analysed(called), 3)[2]).toBe('9');
    expect(fiasHints(analysed({ ...called, teacher: [s(0, 3)] }), 3)[2]).toBe('8');
    expect(fiasHints(analysed({ ...called, teacher: [s(2, 5)] }), 3)[2]).toBe('9');
  });

  it('is 4 where the turn ends that a poll or a call follows', () => {
    expect(fiasHints(analysed({ teacher: [s(0, 6)], polls: [s(7, 9)] }), 3)).toEqual([null, '4', '10', '10']);
    expect(fiasHints(analysed({ teacher: [s(0, 3)], grants: [s(4, 9)] }), 3)[0]).toBe('4');
    expect(fiasHints(analysed({ teacher: [s(0, 3)], polls: [s(9, 12)] }), 3)[0]).toBeNull();
  });
});
