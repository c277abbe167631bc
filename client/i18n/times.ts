import type { Language } from './language.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Formats instants and lengths of time in one language and the device's own time zone. Make it with `timesIn`. */
export type Times = {
  /** `09:05` */
  clock(atMs: number): string;
  /** `09:05–09:45` */
  span(fromMs: number, toMs: number): string;
  /** `11月23日 星期日` / `Sunday, 23 November` */
  day(atMs: number): string;
  /** `11月23日` / `23 Nov` */
  date(atMs: number): string;
  /** `11月23日 09:05` / `23 Nov, 09:05` */
  moment(atMs: number): string;
  /** `2026年11月23日 09:05` / `23 Nov 2026, 09:05`, for what may be years ago. */
  longMoment(atMs: number): string;
  /** `今天`, `昨天`, `3天前` …, for when something was last seen. */
  ago(atMs: number, nowMs: number): string;
  /** `1小时20分钟` / `1 hr 20 min`; below a minute in seconds. */
  length(ms: number): string;
};

const clockStyle = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The device's local midnight that begins the day of `atMs`. */
export function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** Local midnight `days` after the day of `atMs`; right across changes of daylight time. */
export function addDays(atMs: number, days: number): number {
  const day = new Date(startOfDay(atMs));
  return day.setDate(day.getDate() + days);
}

/** Local midnight of the Monday that begins the week of `atMs`. */
export function startOfWeek(atMs: number): number {
  const sinceMonday = (new Date(atMs).getDay() + 6) % 7;
  return addDays(atMs, -sinceMonday);
}

/** How long a lesson has run, as its clock shows it: `12:34`, from an hour on `1:02:03`. */
export function runningClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** What is left of a length of time: it reads `00:00` only when nothing is. */
export function remainingClock(ms: number): string {
  return runningClock(Math.ceil(ms / 1_000) * 1_000);
}

function lengthParts(ms: number): [number, 'day' | 'hour' | 'minute' | 'second'][] {
  if (ms < MINUTE_MS) return [[Math.max(0, Math.floor(ms / 1_000)), 'second']];
  const minutes = Math.floor(ms / MINUTE_MS);
  const parts: [number, 'hour' | 'minute'][] = [
    [Math.floor(minutes / 60), 'hour'],
    [minutes % 60, 'minute'],
  ];
  return parts.filter(([n]) => n > 0);
}

/** The formats of one language. */
export function timesIn(language: Language): Times {
  const locale = language === 'en' ? 'en-GB' : language;
  const clock = new Intl.DateTimeFormat(locale, clockStyle);
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'long' });
  const date = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', ...clockStyle });
  const longMoment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    ...clockStyle,
  });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const unit = (n: number, name: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(n);
  const glue = language === 'zh-CN' ? '' : ' ';
  return {
    clock: (atMs) => clock.format(atMs),
    span: (fromMs, toMs) => `${clock.format(fromMs)}–${clock.format(toMs)}`,
    day: (atMs) => (language === 'zh-CN' ? day.format(atMs).replace(/(?=星期)/, ' ') : day.format(atMs)),
    date: (atMs) => date.format(atMs),
    moment: (atMs) => moment.format(atMs),
    longMoment: (atMs) => longMoment.format(atMs),
    ago(atMs, nowMs) {
      const pastMs = Math.max(0, nowMs - atMs);
      if (pastMs < HOUR_MS) return ago.format(-Math.floor(pastMs / MINUTE_MS), 'minute');
      if (pastMs < DAY_MS) return ago.format(-Math.floor(pastMs / HOUR_MS), 'hour');
      return ago.format(-Math.floor(pastMs / DAY_MS), 'day');
    },
    length: (ms) =>
      lengthParts(ms)
        .map(([n, name]) => unit(n, name))
        .join(glue),
  };
}
