import { describe, expect, it } from 'vitest';
import { isSent } from '../../../../shared/lesson/audience.ts';
import { changeRung, isSoundOnly } from '../../../../shared/lesson/rungs.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { thinSoundOf } from '../../../../shared/lesson/thinSound.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, TEACHER } from '../../../support/lessons.ts';

const ONE = classroomSeat(1);
const TWO = classroomSeat(2);
const thinLine = (seatId = ONE) => ({ type: 'link.rung', data: { seatId, rung: 5 } }) as const;
const thinSound = (n: number) =>
  ({
    type: 'stream.began',
    data: {
      streamId: ids.stream(10 * n + 2),
      seatId: ids.seat(n),
      kind: n === 0 ? 'teacher-camera' : 'classroom-return',
      medium: 'audio',
      muted: false,
      thin: true,
    },
  }) as const;
const sentTo = (state: LessonState, receiverId: string, streamN: number) => {
  const [stream, receiver] = [state.streams[ids.stream(streamN)], state.seats[receiverId]];
  return stream && receiver ? isSent(state, stream, receiver) : undefined;
};

describe('a seat whose line carries sound only', () => {
  const state = after(liveLesson, thinLine());

  it('gets no picture, and the usual sound until there is a thin one', () => {
    expect([sentTo(state, ONE, 1), sentTo(state, ONE, 0)]).toEqual([false, true]);
    const withThin = after(state, thinSound(0));
    expect([sentTo(withThin, ONE, 1), sentTo(withThin, ONE, 0), sentTo(withThin, ONE, 2)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('takes nothing from the others', () => {
    const withThin = after(state, thinSound(0));
    expect([sentTo(withThin, TWO, 1), sentTo(withThin, TWO, 0), sentTo(withThin, TWO, 2)]).toEqual([true, true, false]);
  });

  it('lets the teacher send thin sound too, and classrooms only while it may hear them', () => {
    const sounds = (of: LessonState) => [TEACHER, ONE, TWO].map((seatId) => thinSoundOf(of, seatId));
    expect(sounds(liveLesson)).toEqual(['none', 'none', 'none']);
    expect(sounds(state)).toEqual(['beside', 'instead', 'none']);
    const stage = { type: 'floor.granted', data: { seatId: TWO } } as const;
    const withStage = after(state, stage);
    expect(sounds(withStage)).toEqual(['beside', 'instead', 'beside']);
    expect(sounds(after(liveLesson, thinLine(TEACHER)))).toEqual(['instead', 'beside', 'beside']);
  });

  it('is told once, and again when its line is whole', () => {
    expect(changeRung(state, ONE, 5)).toEqual([]);
    const [whole] = changeRung(state, ONE, 0);
    expect(whole).toEqual({ type: 'link.rung', data: { seatId: ONE, rung: 0 } });
    expect(isSoundOnly(after(state, ...changeRung(state, ONE, 0)), ONE)).toBe(false);
  });

  it('keeps its rung while it is away, and begins anew when it has left', () => {
    const away = after(state, { type: 'seat.dropped', data: { seatId: ONE } });
    expect(isSoundOnly(away, ONE)).toBe(true);
    expect(changeRung(away, ONE, 0)).toEqual([]);
    expect(isSoundOnly(after(away, { type: 'seat.left', data: { seatId: ONE, reason: 'gave-up' } }), ONE)).toBe(false);
  });
});
