import type { Span } from './ports.ts';

/** The calendar day, where the server stands, in which an instant lies. Not always 24 hours. */
export function calendarDay(atMs: number): Span {
  const day = new Date(atMs);
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  return { fromMs: new Date(year, month, date).getTime(), toMs: new Date(year, month, date + 1).getTime() };
}
