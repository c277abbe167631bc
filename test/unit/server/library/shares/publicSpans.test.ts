import { expect, it } from 'vitest';
import { publicSpans } from '../../../../../server/library/shares/publicSpans.ts';
import { deck } from '../../../../support/decks.ts';
import { ids } from '../../../../support/ids.ts';
import { plan } from '../../../../support/lessons.ts';
import { MOMENTS, seats, takeLog } from '../../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const facts = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });
const source = (seatId: (typeof seats)['teacher'], medium: 'audio' | 'video') => ({
  seatId,
  kind: seatId === seats.teacher ? ('teacher-camera' as const) : ('classroom-return' as const),
  medium,
});
const sources = Object.values(seats).flatMap((seat) => [source(seat, 'audio'), source(seat, 'video')]);
const spans = (fromMs: number, toMs: number) => publicSpans({ facts, sources, beganAtMs: T0, span: { fromMs, toMs } });

it('gives the teacher’s picture and sound throughout', () => {
  const of = spans(3_000, 20_000);
  for (const medium of ['audio', 'video'] as const)
    expect(of(source(seats.teacher, medium))).toEqual([{ fromMs: 3_000, toMs: 20_000 }]);
});

it('gives a classroom’s picture while it is on stage, and never otherwise', () => {
  expect(spans(0, MOMENTS.end)(source(seats.first, 'video'))).toEqual([
    { fromMs: MOMENTS.floor, toMs: MOMENTS.floorEnds },
  ]);
  expect(spans(0, MOMENTS.floor)(source(seats.first, 'video'))).toEqual([]);
  expect(spans(0, MOMENTS.end)(source(seats.second, 'video'))).toEqual([]);
});

it('keeps back what was gated while another classroom was on stage', () => {
  expect(spans(0, MOMENTS.end)(source(seats.second, 'audio'))).toEqual([
    { fromMs: 3_000, toMs: MOMENTS.floor },
    { fromMs: MOMENTS.floorEnds, toMs: MOMENTS.end },
  ]);
});

it('stays within what is shared', () => {
  expect(spans(20_000, 22_000)(source(seats.first, 'audio'))).toEqual([{ fromMs: 20_000, toMs: 22_000 }]);
  expect(spans(20_000, 22_000)(source(seats.second, 'audio'))).toEqual([]);
});
