import { describe, expect, it } from 'vitest';
import { lowerAllHands, lowerHand, placeInQueue, raiseHand } from '../../../../shared/lesson/hands.ts';
import { Child, NO_CHILD } from '../../../../shared/lesson/handsState.ts';
import { dropSeat, leaveSeat } from '../../../../shared/lesson/presence.ts';
import { LessonState } from '../../../../shared/lesson/state.ts';
import { after, classroomSeat, liveLesson, lobby, TEACHER } from '../../../support/lessons.ts';

const about = { intent: 'answer', child: NO_CHILD } as const;
const li = { intent: 'question', child: { name: '李同学', number: 12 } } as const;
const up = (state: LessonState, n: number, what: Parameters<typeof raiseHand>[2] = about) =>
  after(state, ...raiseHand(state, classroomSeat(n), what));
const queue = (state: LessonState) => state.hands.map(({ seatId }) => seatId);

describe('a hand', () => {
  const two = up(up(liveLesson, 3), 1);

  it('goes to the end of the queue', () => {
    expect(queue(two)).toEqual([classroomSeat(3), classroomSeat(1)]);
    expect(placeInQueue(two, classroomSeat(1))).toBe(2);
    expect(placeInQueue(two, classroomSeat(2))).toBe(3);
    expect(LessonState.safeParse(two).success).toBe(true);
  });

  it('keeps its place and its waiting time when it is raised again for something else', () => {
    const again = up(two, 3, li);
    expect(queue(again)).toEqual(queue(two));
    expect(again.hands[0]).toEqual({ ...two.hands[0], ...li });
    expect(again.waits[classroomSeat(3)]?.hands).toBe(1);
  });

  it('is raised once when the same is asked twice', () => {
    expect(raiseHand(two, classroomSeat(3), about)).toEqual([]);
  });

  it('comes down once, and counts what it has waited', () => {
    const down = after(two, ...lowerHand(two, classroomSeat(3), 'classroom'));
    expect(queue(down)).toEqual([classroomSeat(1)]);
    expect(lowerHand(down, classroomSeat(3), 'classroom')).toEqual([]);
    // Facts are a second apart.
    expect(down.waits[classroomSeat(3)]).toEqual({ hands: 1, waitedMs: 2_000 });
  });

  it('comes down with all others', () => {
    expect(queue(after(two, ...lowerAllHands(two)))).toEqual([]);
    expect(lowerAllHands(liveLesson)).toEqual([]);
  });

  it('stays up while its classroom’s line is gone, and goes when the classroom leaves', () => {
    const away = after(two, ...dropSeat(two, classroomSeat(3)));
    expect(queue(away)).toEqual(queue(two));
    const left = after(away, ...leaveSeat(away, classroomSeat(3), 'gave-up'));
    expect(queue(left)).toEqual([classroomSeat(1)]);
  });

  it('goes with the lesson, and what it has waited is kept', () => {
    const ended = after(two, { type: 'lesson.ended', data: {} });
    expect(ended.hands).toEqual([]);
    expect(ended.waits[classroomSeat(3)]?.waitedMs).toBe(2_000);
  });

  it('is raised only while the lesson is on, and only where a display is in it', () => {
    const refusal = (code: string) => expect.objectContaining({ code });
    const left = after(liveLesson, ...leaveSeat(liveLesson, classroomSeat(1), 'left'));
    expect(() => up(lobby, 1)).toThrowError(refusal('lesson.not-live'));
    expect(() => up(left, 1)).toThrowError(refusal('hand.no-display'));
    expect(() => raiseHand(liveLesson, undefined, about)).toThrowError(refusal('hand.no-display'));
    expect(() => raiseHand(liveLesson, TEACHER, about)).toThrowError(refusal('hand.no-display'));
  });
});

describe('the name of a child', () => {
  const named = (name: string) => Child.safeParse({ name, number: null }).success;

  it('may be of any script, up to twenty characters', () => {
    for (const name of ['李同学', 'Aygül', 'བསོད་ནམས', '一二三四五六七八九十一二三四五六七八九十'])
      expect(named(name)).toBe(true);
    expect(named('一二三四五六七八九十一二三四五六七八九十一')).toBe(false);
  });

  it('has nothing in it that breaks a line or turns it around', () => {
    for (const name of ['', '  ', 'a\nb', 'a\u0000b', '\u202Eabc', 'a\u2066b']) expect(named(name)).toBe(false);
  });

  it('may be a number from 1 to 99 instead', () => {
    const numbered = (number: number) => Child.safeParse({ name: null, number }).success;
    expect([1, 99].every(numbered)).toBe(true);
    expect([0, 100, 1.5, -1].some(numbered)).toBe(false);
  });
});
