import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { guessTimes, instantsOf, isLessonLength } from '../../../../client/admin/lessons/lessonTimes.ts';

const at = (text: string): number => new Date(text).getTime();
const MONDAY = at('2026-11-23T00:00:00');

describe('the first guess for a new lesson', () => {
  it('is the next full half-hour in this week', () => {
    const { startsAtMs, endsAtMs } = instantsOf(guessTimes(MONDAY, at('2026-11-25T10:07:00')));
    expect([startsAtMs, endsAtMs]).toEqual([at('2026-11-25T10:30:00'), at('2026-11-25T11:10:00')]);
  });

  it('is tomorrow morning when it is too late in the evening', () => {
    const { startsAtMs } = instantsOf(guessTimes(MONDAY, at('2026-11-25T23:10:00')));
    expect(startsAtMs).toBe(at('2026-11-26T08:00:00'));
  });

  it('is Monday at eight in another week', () => {
    const { startsAtMs } = instantsOf(guessTimes(MONDAY, at('2026-11-02T10:07:00')));
    expect(startsAtMs).toBe(at('2026-11-23T08:00:00'));
  });
});

it('takes the day from the date and only the time of day from the times', () => {
  const { startsAtMs, endsAtMs } = instantsOf({
    date: dayjs(MONDAY),
    from: dayjs(at('2020-01-01T09:05:00')),
    to: dayjs(at('2020-01-01T09:45:00')),
  });
  expect([startsAtMs, endsAtMs]).toEqual([at('2026-11-23T09:05:00'), at('2026-11-23T09:45:00')]);
});

it('accepts lessons of 5 minutes to 6 hours', () => {
  expect([4, 5, 360, 361, -40].map((minutes) => isLessonLength(minutes * 60_000))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
