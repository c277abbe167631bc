import { describe, expect, it } from 'vitest';
import { ringBell } from '../../../../shared/lesson/bell.ts';
import { givePraise, takeStar } from '../../../../shared/lesson/praise.ts';
import { extendTimer, startTimer, stopTimer, timerFace } from '../../../../shared/lesson/timer.ts';
import { ids } from '../../../support/ids.ts';
import { after, liveLesson, lobby } from '../../../support/lessons.ts';

const NOW = 100_000;
const codeOf = (code: string) => expect.objectContaining({ code });
const started = (forMs: number | null) => after(liveLesson, ...startTimer(liveLesson, forMs, NOW));

describe('the timer', () => {
  it('runs down to its end, is emphasised at last, says that it is over, and goes', () => {
    const { timer } = started(60_000);
    const face = (afterMs: number) => timerFace(timer, NOW + afterMs);
    expect(face(0)).toEqual({ shownMs: 60_000, step: 'running' });
    expect(face(50_000)).toEqual({ shownMs: 10_000, step: 'last' });
    expect(face(60_000)).toEqual({ shownMs: 0, step: 'over' });
    expect(face(70_000)).toBeNull();
  });

  it('runs up as a stopwatch, from nought also where a clock is behind', () => {
    const { timer } = started(null);
    expect(timerFace(timer, NOW + 3_000)).toEqual({ shownMs: 3_000, step: 'running' });
    expect(timerFace(timer, NOW - 50)?.shownMs).toBe(0);
  });

  it('takes more time: from its end, or from now when it is over', () => {
    const running = started(60_000);
    expect(extendTimer(running, 60_000, NOW + 1_000)).toEqual([
      { type: 'timer.extended', data: { endsAtMs: NOW + 120_000 } },
    ]);
    const late = after(running, ...extendTimer(running, 60_000, NOW + 90_000));
    expect(late.timer).toEqual({ kind: 'countdown', endsAtMs: NOW + 150_000 });
    expect(() => extendTimer(started(null), 60_000, NOW)).toThrowError(codeOf('timer.not-running'));
    expect(() => extendTimer(liveLesson, 60_000, NOW)).toThrowError(codeOf('timer.not-running'));
  });

  it('is stopped once, is over with the lesson, and does not begin before it', () => {
    const stopped = after(started(60_000), ...stopTimer(started(60_000)));
    expect(stopped.timer).toBeNull();
    expect(stopTimer(stopped)).toEqual([]);
    expect(after(started(60_000), { type: 'lesson.ended', data: {} }).timer).toBeNull();
    expect(() => startTimer(lobby, 60_000, NOW)).toThrowError(codeOf('lesson.not-live'));
  });
});

describe('the bell', () => {
  it('rings once for presses within three seconds, and again after them or when the clock went backwards', () => {
    const rung = { ...liveLesson, bellAtMs: NOW };
    expect(ringBell(liveLesson, NOW)).toHaveLength(1);
    expect(ringBell(rung, NOW + 2_999)).toEqual([]);
    expect(ringBell(rung, NOW + 3_000)).toHaveLength(1);
    expect(ringBell(rung, NOW - 60_000)).toHaveLength(1);
    expect(() => ringBell(lobby, NOW)).toThrowError(codeOf('lesson.not-live'));
  });
});

describe('praise', () => {
  const star = (atMs: number) => ({ classroomId: ids.classroom(1), kind: 'star' as const, atMs });

  it('keeps stars and not applause, and takes a double press for one', () => {
    const once = after(liveLesson, ...givePraise(liveLesson, star(NOW)));
    expect(once.stars).toEqual({ [ids.classroom(1)]: 1 });
    const { atMs } = once.lastPraise ?? { atMs: 0 };
    expect(givePraise(once, star(atMs + 500))).toEqual([]);
    const twice = after(once, ...givePraise(once, star(atMs + 1_500)));
    expect(twice.stars).toEqual({ [ids.classroom(1)]: 2 });
    const clapped = after(twice, ...givePraise(twice, { ...star(NOW), kind: 'applause' }));
    expect(clapped.stars).toEqual(twice.stars);
    expect(clapped.lastPraise?.kind).toBe('applause');
  });

  it('takes a star back, never more than there are, and does not show it any longer', () => {
    const once = after(liveLesson, ...givePraise(liveLesson, star(NOW)));
    const none = after(once, ...takeStar(once, ids.classroom(1)));
    expect(none).toMatchObject({ stars: { [ids.classroom(1)]: 0 }, lastPraise: null });
    expect(takeStar(none, ids.classroom(1))).toEqual([]);
  });

  it('is for classrooms of the plan, while the lesson is live', () => {
    expect(() => givePraise(liveLesson, { ...star(NOW), classroomId: ids.classroom(99) })).toThrowError(
      codeOf('classroom.not-found'),
    );
    expect(() => takeStar(liveLesson, ids.classroom(99))).toThrowError(codeOf('classroom.not-found'));
    expect(() => givePraise(lobby, star(NOW))).toThrowError(codeOf('lesson.not-live'));
  });

  it('keeps stars and history when the lesson has ended', () => {
    const once = after(liveLesson, ...givePraise(liveLesson, star(NOW)), { type: 'lesson.ended', data: {} });
    expect(once.stars).toEqual({ [ids.classroom(1)]: 1 });
  });
});
