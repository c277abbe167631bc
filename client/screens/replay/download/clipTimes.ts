import { runningClock } from '../../../i18n/times.ts';

const CLOCK = /^(?:(\d{1,2})[:：])?(\d{1,3})[:：]([0-5]?\d)$/;

/**
 * The moment that somebody has typed as minutes and seconds, or with hours, in ms. What reads like the end is the very
 * end, to the millisecond.
 *
 * @returns `null` for what is no time, or is beyond the end.
 */
export function typedMoment(text: string, lengthMs: number): number | null {
  if (text.trim() === runningClock(lengthMs)) return lengthMs;
  const found = CLOCK.exec(text.trim());
  if (!found) return null;
  const [h = 0, m = 0, s = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const ms = ((h * 60 + m) * 60 + s) * 1_000;
  return ms <= lengthMs ? ms : null;
}
