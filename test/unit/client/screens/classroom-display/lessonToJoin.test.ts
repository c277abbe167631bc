import { describe, expect, it } from 'vitest';
import { EARLY_MS, lessonToJoin } from '../../../../../client/screens/classroom-display/life/lessonToJoin.ts';
import type { LessonPhase } from '../../../../../shared/api/index.ts';
import { LessonId } from '../../../../../shared/vocabulary/index.ts';

const MINUTE_MS = 60_000;
const NINE = Date.UTC(2026, 8, 1, 9);

const lesson = (name: 'a' | 'b', { fromMin, phase = 'planned' }: { fromMin: number; phase?: LessonPhase }) => ({
  lessonId: LessonId.parse(`les_${name.repeat(16)}`),
  phase,
  startsAtMs: NINE + fromMin * MINUTE_MS,
  endsAtMs: NINE + (fromMin + 40) * MINUTE_MS,
});

const at = (min: number): number => NINE + min * MINUTE_MS;

describe('the lesson in which a classroom belongs now', () => {
  it('is none while the next one is far', () => {
    expect(lessonToJoin([lesson('a', { fromMin: 0 })], NINE - EARLY_MS - 1)).toBeUndefined();
    expect(lessonToJoin([], NINE)).toBeUndefined();
  });

  it('is a planned one from ten minutes before its beginning until its end', () => {
    const planned = lesson('a', { fromMin: 0 });
    for (const min of [-10, 0, 39]) expect(lessonToJoin([planned], at(min))).toBe(planned);
    expect(lessonToJoin([planned], at(40))).toBeUndefined();
  });

  it('is a live one for as long as it is live', () => {
    const live = lesson('a', { fromMin: 0, phase: 'live' });
    expect(lessonToJoin([live], at(-30))).toBe(live);
    expect(lessonToJoin([live], at(200))).toBe(live);
  });

  it('is never one that has ended', () => {
    expect(lessonToJoin([lesson('a', { fromMin: 0, phase: 'ended' })], at(5))).toBeUndefined();
  });

  it('stays the live one while it runs over, although the next is planned', () => {
    const live = lesson('a', { fromMin: 0, phase: 'live' });
    const next = lesson('b', { fromMin: 45 });
    expect(lessonToJoin([live, next], at(44))).toBe(live);
    expect(lessonToJoin([live, next], at(54))).toBe(live);
  });

  it('becomes the next one when that is live', () => {
    const live = lesson('a', { fromMin: 0, phase: 'live' });
    const next = lesson('b', { fromMin: 45, phase: 'live' });
    expect(lessonToJoin([live, next], at(46))).toBe(next);
  });

  it('becomes the next one when nobody has ended the last for long', () => {
    const forgotten = lesson('a', { fromMin: 0, phase: 'live' });
    const next = lesson('b', { fromMin: 60 });
    expect(lessonToJoin([forgotten, next], at(58))).toBe(forgotten);
    expect(lessonToJoin([forgotten, next], at(60))).toBe(next);
  });

  it('is the one that should have begun rather than the one that soon will', () => {
    const late = lesson('a', { fromMin: 0 });
    const next = lesson('b', { fromMin: 40 });
    expect(lessonToJoin([late, next], at(35))).toBe(late);
  });
});
