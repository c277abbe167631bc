import { expect, it } from 'vitest';
import { calendarDay } from '../../../../server/directory/calendarDay.ts';

it('goes from midnight to midnight where the server stands', () => {
  const { fromMs, toMs } = calendarDay(new Date(2027, 2, 10, 12, 34).getTime());
  expect([new Date(fromMs), new Date(toMs)]).toEqual([new Date(2027, 2, 10), new Date(2027, 2, 11)]);
});

it('has its first instant in it and not its last', () => {
  const midnight = new Date(2027, 11, 31).getTime();
  expect(calendarDay(midnight).fromMs).toBe(midnight);
  expect(calendarDay(midnight - 1).toMs).toBe(midnight);
});
