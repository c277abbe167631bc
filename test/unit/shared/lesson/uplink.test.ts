import { describe, expect, it } from 'vitest';
import { changeUplink, uplinkOf, uplinkStep } from '../../../../shared/lesson/uplink.ts';
import type { UplinkRung } from '../../../../shared/lesson/uplinkState.ts';
import { lanesOf } from '../../../../shared/timeline/lanes.ts';
import { after, classroomSeat, liveLesson } from '../../../support/lessons.ts';

const ONE = classroomSeat(1);
const told = (rung: UplinkRung) => ({ type: 'link.uplink', data: { seatId: ONE, rung } }) as const;

describe('a seat whose way up carries less', () => {
  const state = after(liveLesson, told(2));

  it('says so once, and again when it changes', () => {
    expect([uplinkOf(liveLesson, ONE), uplinkOf(state, ONE)]).toEqual([0, 2]);
    expect(changeUplink(state, ONE, 2)).toEqual([]);
    expect(changeUplink(state, ONE, 0)).toEqual([told(0)]);
    expect(after(state, told(0)).uplinks).toEqual({});
  });

  it('begins anew when it has left, and in a lesson that has ended nobody says anything', () => {
    const left = after(state, { type: 'seat.left', data: { seatId: ONE, reason: 'gave-up' } });
    expect([uplinkOf(left, ONE), changeUplink(left, ONE, 3)]).toEqual([0, []]);
    const ended = after(state, { type: 'lesson.ended', data: {} });
    expect([ended.uplinks, changeUplink(ended, ONE, 3)]).toEqual([{}, []]);
  });

  it('is shown by what it means: the largest size alone is missed by nobody', () => {
    expect(([0, 1, 2, 3, 4, 5] as const).map(uplinkStep)).toEqual([
      'whole',
      'whole',
      'less',
      'less',
      'sound-only',
      'sound-only',
    ]);
  });
});

it('is a lane of the replay, a stretch for each step', () => {
  const facts = ([2, 3, 4, 0] as const).map((rung, index) => ({
    ...told(rung),
    seq: index + 1,
    atMs: 1_000 * (index + 1),
    by: null,
  }));
  expect(lanesOf(facts, { beganAtMs: 0, lengthMs: 10_000, from: { ...liveLesson, seq: 0 } }).uplinks).toEqual([
    { seatId: ONE, step: 'less', fromMs: 1_000, toMs: 3_000 },
    { seatId: ONE, step: 'sound-only', fromMs: 3_000, toMs: 4_000 },
  ]);
});
