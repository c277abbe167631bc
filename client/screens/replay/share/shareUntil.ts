import { addDays, startOfDay } from '../../../i18n/times.ts';

/** How long links are mostly good, in days. */
export const SHARE_DAYS = [1, 7, 30] as const;
/** What is chosen at first. */
export const USUAL_DAYS = 7;
const DAY_MS = 86_400_000;
/** The last day that can be chosen is so many days from now: a year, to the end of that day. */
const LAST_DAY = 364;

/** A local day as date fields have it: `2026-11-23`. */
export function dayText(atMs: number): string {
  const at = new Date(atMs);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The first and the last day that can be chosen. */
export const shareDays = (nowMs: number) => ({ min: dayText(nowMs), max: dayText(addDays(nowMs, LAST_DAY)) });

/** Until when a link is good: so many days from now. */
export const inDays = (days: number, nowMs: number): number => nowMs + days * DAY_MS;

/** The end of a day that was chosen, or `null` for what is no day or not one of those that can be. */
export function endOfDay(text: string, nowMs: number): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const midnightMs = startOfDay(new Date(year ?? 0, (month ?? 1) - 1, day).getTime());
  const { min, max } = shareDays(nowMs);
  // There is no 31 February: what rolls over into another day is none.
  const isDay = dayText(midnightMs) === text;
  return isDay && text >= min && text <= max ? addDays(midnightMs, 1) - 1 : null;
}
