import dayjs, { type Dayjs } from 'dayjs';
import { addDays } from '../../i18n/times.ts';

const MINUTE_MS = 60_000;
/** A usual lesson. */
const LESSON_MS = 40 * MINUTE_MS;
/** When a school day begins. */
const FIRST_LESSON_HOUR = 8;

/** A date and two times of day, as three fields of a form have them. */
export type LessonTimes = { readonly date: Dayjs; readonly from: Dayjs; readonly to: Dayjs };

/** The fields of a lesson that has its times. */
export function timesOf(startsAtMs: number, endsAtMs: number): LessonTimes {
  return { date: dayjs(startsAtMs), from: dayjs(startsAtMs), to: dayjs(endsAtMs) };
}

/**
 * A first guess for a new lesson of 40 minutes: in this week the next full half-hour, in another its Monday at 08:00.
 * Too late in the evening for a lesson that ends on the same day, it is tomorrow at 08:00.
 */
export function guessTimes(weekAtMs: number, nowMs: number): LessonTimes {
  const half = 30 * MINUTE_MS;
  const thisWeek = nowMs >= weekAtMs && nowMs < addDays(weekAtMs, 7);
  const soonAtMs = Math.ceil(nowMs / half) * half;
  const fits = thisWeek && soonAtMs + LESSON_MS < addDays(nowMs, 1);
  const startsAtMs = fits ? soonAtMs : firstLessonOf(thisWeek ? addDays(nowMs, 1) : weekAtMs);
  return timesOf(startsAtMs, startsAtMs + LESSON_MS);
}

function firstLessonOf(dayAtMs: number): number {
  return new Date(dayAtMs).setHours(FIRST_LESSON_HOUR, 0, 0, 0);
}

/** The instants that three fields mean; an end before the beginning stays so, for the form to refuse. */
export function instantsOf({ date, from, to }: LessonTimes): {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
} {
  const at = (time: Dayjs): number => date.startOf('day').hour(time.hour()).minute(time.minute()).valueOf();
  return { startsAtMs: at(from), endsAtMs: at(to) };
}

/** Whether a lesson may last so long: 5 minutes to 6 hours. */
export function isLessonLength(ms: number): boolean {
  return ms >= 5 * MINUTE_MS && ms <= 360 * MINUTE_MS;
}
