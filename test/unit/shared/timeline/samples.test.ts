import { describe, expect, it } from 'vitest';
import { isPictureWeak, percent } from '../../../../client/screens/replay/received/receivedWords.ts';
import type { Fact, NewFact } from '../../../../shared/protocol/index.ts';
import { lanesOf } from '../../../../shared/timeline/lanes.ts';
import { sampleAt, samplesOf } from '../../../../shared/timeline/samples.ts';
import { deck } from '../../../support/decks.ts';
import { ids } from '../../../support/ids.ts';
import { plan } from '../../../support/lessons.ts';
import { MOMENTS, seats, takeLog } from '../../../support/take/takeLesson.ts';

const T0 = 1_900_000_000_000;
const log = takeLog({ plan, takeId: ids.take(1), deck: deck(1), beganAtMs: T0 });

describe('what seats reported', () => {
  const samples = samplesOf(log, T0);

  it('is found at any moment of the five seconds that it tells of', () => {
    for (const takeMs of [500, 5_499]) expect(sampleAt(samples, seats.first, takeMs)?.line.rttMs).toBe(40);
    for (const takeMs of [5_500, 10_499]) expect(sampleAt(samples, seats.first, takeMs)?.line.rttMs).toBe(500);
    for (const takeMs of [499, 10_500]) expect(sampleAt(samples, seats.first, takeMs)).toBeUndefined();
    expect(sampleAt(samples, seats.teacher, 5_000)).toBeUndefined();
  });

  it('names whose pictures were seen, also of streams that have ended since', () => {
    const pictures = sampleAt(samples, seats.second, 7_000)?.received?.pictures;
    expect(pictures?.map(({ source, layerPx, drawnPx }) => [source, layerPx, drawnPx])).toEqual([
      [{ seatId: seats.teacher, kind: 'teacher-camera' }, 360, 720],
      [{ seatId: seats.first, kind: 'classroom-return' }, 0, 180],
    ]);
    expect(sampleAt(samples, seats.first, 7_000)?.received).toBeNull();
  });

  it('tells whose line carried no pictures, and how long', () => {
    const told = lanesOf(
      [
        ...log,
        {
          type: 'link.rung' as const,
          data: { seatId: seats.first, rung: 5 as const },
          seq: 0,
          atMs: T0 + 6_000,
          by: null,
        },
        {
          type: 'link.rung' as const,
          data: { seatId: seats.first, rung: 0 as const },
          seq: 0,
          atMs: T0 + 8_000,
          by: null,
        },
      ]
        .sort((a, b) => a.atMs - b.atMs)
        .map((fact, index) => ({ ...fact, seq: index + 1 })),
      { beganAtMs: T0, lengthMs: MOMENTS.end },
    );
    expect(told.soundOnly).toEqual([{ seatId: seats.first, fromMs: 6_000, toMs: 8_000 }]);
  });

  it('tells who saw what they had missed before, and how long', () => {
    const seatId = seats.first;
    const happened: readonly (readonly [atMs: number, fact: NewFact])[] = [
      [1_000, { type: 'seat.dropped', data: { seatId } }],
      [17_000, { type: 'seat.returned', data: { seatId } }],
      [17_000, { type: 'catchup.offered', data: { seatId, fromAtMs: T0 + 1_000, missedMs: 16_000 } }],
      [18_000, { type: 'catchup.begun', data: { seatId, sound: true, paceRatio: 1.25 } }],
      [21_000, { type: 'catchup.ended', data: { seatId, reason: 'stopped' } }],
    ];
    const more = happened.map(([atMs, fact]) => ({ ...fact, seq: 0, atMs: T0 + atMs, by: null }) as Fact);
    const told = lanesOf(
      [...log, ...more].sort((a, b) => a.atMs - b.atMs).map((fact, index) => ({ ...fact, seq: index + 1 })),
      { beganAtMs: T0, lengthMs: MOMENTS.end },
    );
    expect(told.behind).toEqual([{ seatId, fromMs: 18_000, toMs: 21_000 }]);
  });
});

describe('the words for it', () => {
  it('never call nothing what is more than nothing', () => {
    expect([0, 0.004, 0.01, 0.126, 1].map(percent)).toEqual(['0%', '<1%', '1%', '13%', '100%']);
  });

  it('call a picture weak that stands still, is blurred, or did not come', () => {
    const well = {
      layerPx: 360,
      drawnPx: 540,
      fps: 24,
      frozenRatio: 0.01,
      bufferMs: 40,
      source: { seatId: seats.teacher, kind: 'teacher-camera' as const },
    };
    expect(isPictureWeak(well)).toBe(false);
    expect(isPictureWeak({ ...well, frozenRatio: 0.06 })).toBe(true);
    expect(isPictureWeak({ ...well, layerPx: 180 })).toBe(true);
    expect(isPictureWeak({ ...well, layerPx: 0 })).toBe(true);
  });
});
