import type { Mark } from '../../../shared/api/index.ts';
import { runningClock } from '../../i18n/times.ts';

/** When a mark is, on the take's clock, as people read it. */
export function clocksOf({ fromMs, toMs }: Pick<Mark, 'fromMs' | 'toMs'>, beganAtMs: number): string {
  const from = runningClock(fromMs - beganAtMs);
  return toMs === null ? from : `${from}–${runningClock(toMs - beganAtMs)}`;
}
