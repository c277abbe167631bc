import { describe, expect, it } from 'vitest';
import { addDays, remainingClock, runningClock, startOfWeek, timesIn } from '../../../../client/i18n/times.ts';

const MINUTE_MS = 60_000;
const at = (text: string): number => new Date(text).getTime();

describe('lengths of time', () => {
  it('leave out what is nought', () => {
    expect(timesIn('zh-CN').length(120 * MINUTE_MS)).toBe('2小时');
    expect(timesIn('zh-CN').length(80 * MINUTE_MS)).toBe('1小时20分钟');
    expect(timesIn('en').length(61 * MINUTE_MS)).toBe('1 hr 1 min');
  });

  it('are in seconds below a minute, and never below nought', () => {
    expect(timesIn('zh-CN').length(59_999)).toBe('59秒');
    expect(timesIn('zh-CN').length(-5)).toBe('0秒');
  });
});

describe('the running clock of a lesson', () => {
  it('shows hours only from an hour on', () => {
    expect(runningClock(754_000)).toBe('12:34');
    expect(runningClock(3_723_000)).toBe('1:02:03');
  });

  it('stands at nought before the lesson has begun', () => {
    expect(runningClock(-1)).toBe('00:00');
  });
});

describe('the clock of what is left', () => {
  it('reads nought only when nothing is left', () => {
    expect(['00:30', '00:30', '00:01', '00:00', '00:00']).toEqual([30_000, 29_001, 1, 0, -5].map(remainingClock));
  });
});

describe('a moment that may be years ago', () => {
  it('has its year', () => {
    expect(timesIn('zh-CN').longMoment(at('2026-11-23T09:05:00'))).toBe('2026年11月23日 09:05');
    expect(timesIn('en').longMoment(at('2026-11-23T09:05:00'))).toBe('23 Nov 2026, 09:05');
  });
});

describe('days and weeks', () => {
  it('begin a week on Monday, on a Sunday too', () => {
    expect(startOfWeek(at('2026-11-29T23:59:00'))).toBe(at('2026-11-23T00:00:00'));
    expect(startOfWeek(at('2026-11-23T00:00:00'))).toBe(at('2026-11-23T00:00:00'));
  });

  it('count days across the end of a month', () => {
    expect(addDays(at('2026-11-30T15:00:00'), 1)).toBe(at('2026-12-01T00:00:00'));
  });

  it('separate the date from the day of the week', () => {
    expect(timesIn('zh-CN').day(at('2026-11-23T08:00:00'))).toBe('11月23日 星期一');
  });

  it('give times of day in 24 hours, midnight as 00', () => {
    expect(timesIn('en').span(at('2026-11-23T00:05:00'), at('2026-11-23T13:40:00'))).toBe('00:05–13:40');
  });
});

describe('how long ago', () => {
  const times = timesIn('zh-CN');
  const now = at('2026-11-23T12:00:00');

  it('goes from minutes to hours to days', () => {
    expect(times.ago(now - 5 * MINUTE_MS, now)).toBe('5分钟前');
    expect(times.ago(now - 120 * MINUTE_MS, now)).toBe('2小时前');
    expect(times.ago(now - 3 * 86_400_000, now)).toBe('3天前');
  });

  it('takes what is ahead as now: two clocks are never quite the same', () => {
    expect(times.ago(now + 3_000, now)).toBe(times.ago(now, now));
  });
});
