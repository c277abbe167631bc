import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../../shared/api/index.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import type { StatusTone } from '../../kit/StatusMark.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Where a lesson stands in time, in words: how long it has run, when it begins, or that it is late. */
export function useWhen(lesson: Lesson, nowMs: number): { readonly tone: StatusTone; readonly word: string } {
  const { t } = useTranslation('today');
  const times = useTimes();
  const { phase, startsAtMs, endsAtMs, startedAtMs, endedAtMs } = lesson;
  if (phase === 'live')
    return { tone: 'live', word: t('live-for', { length: times.length(nowMs - (startedAtMs ?? startsAtMs)) }) };
  if (phase === 'ended') return { tone: 'good', word: t('ended-at', { clock: times.clock(endedAtMs ?? endsAtMs) }) };
  if (endsAtMs <= nowMs) return { tone: 'idle', word: t('missed') };
  if (nowMs - startsAtMs >= MINUTE_MS)
    return { tone: 'attention', word: t('late-by', { length: times.length(nowMs - startsAtMs) }) };
  if (startsAtMs - nowMs < MINUTE_MS) return { tone: 'attention', word: t('starts-now') };
  const inMs = startsAtMs - nowMs;
  // Hours ahead, minutes are noise.
  return {
    tone: 'info',
    word: t('starts-in', { length: times.length(inMs < HOUR_MS ? inMs : inMs - (inMs % HOUR_MS)) }),
  };
}
