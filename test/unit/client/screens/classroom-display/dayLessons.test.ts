import { describe, expect, it } from 'vitest';
import { dayLessons } from '../../../../../client/screens/classroom-display/life/dayLessons.ts';
import type { LessonPhase } from '../../../../../shared/api/index.ts';
import { LessonId } from '../../../../../shared/vocabulary/index.ts';

const HOUR_MS = 3_600_000;
const MIDNIGHT = 1_800_000_000_000;

const at = (hour: number, phase: LessonPhase = 'planned') => ({
  lessonId: LessonId.parse(`les_${String(hour).padStart(16, '0')}`),
  phase,
  startsAtMs: MIDNIGHT + hour * HOUR_MS,
  endsAtMs: MIDNIGHT + (hour + 0.75) * HOUR_MS,
});

const now = (hour: number) => ({ nowMs: MIDNIGHT + hour * HOUR_MS, fromMs: MIDNIGHT, toMs: MIDNIGHT + 24 * HOUR_MS });

describe('what a waiting screen says of the day', () => {
  it('names the next lesson, and keeps what is over', () => {
    const [first, second] = [at(8, 'ended'), at(10)];
    expect(dayLessons([first, second], now(9), 5)).toEqual({ today: [first, second], more: 0, next: second });
  });

  it('drops what is over first when there is not room for all', () => {
    const lessons = [at(7, 'ended'), at(8, 'ended'), at(10), at(11)];
    expect(dayLessons(lessons, now(9), 3).today).toEqual(lessons.slice(1));
    expect(dayLessons(lessons, now(9), 2)).toMatchObject({ today: lessons.slice(2), more: 0 });
  });

  it('counts the lessons to come that do not fit', () => {
    const lessons = [at(10), at(11), at(12)];
    expect(dayLessons(lessons, now(9), 2)).toMatchObject({ today: lessons.slice(0, 2), more: 1 });
  });

  it('leaves other days out of today, and still knows the next lesson', () => {
    const tomorrow = at(34);
    expect(dayLessons([at(8, 'ended'), tomorrow], now(9), 5)).toMatchObject({
      today: [at(8, 'ended')],
      next: tomorrow,
    });
  });

  it('counts a lesson as over whose time has passed although nobody began it', () => {
    expect(dayLessons([at(8)], now(9), 5).next).toBeUndefined();
  });

  it('says nothing of an empty timetable', () => {
    expect(dayLessons([], now(9), 5)).toEqual({ today: [], more: 0, next: undefined });
  });
});
