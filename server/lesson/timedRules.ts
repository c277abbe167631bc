import { nextCatchUpAtMs, settleCatchUps } from '../../shared/lesson/catchup.ts';
import { endTurnsInTime, nextTurnEndAtMs } from '../../shared/lesson/floor.ts';
import type { LessonState } from '../../shared/lesson/state.ts';
import type { NewFact } from '../../shared/protocol/index.ts';

/** What happens in a lesson by itself because its time has come. */
type TimedRule = {
  /** When the next of it is due; `undefined`: nothing is. */
  readonly nextAtMs: (state: LessonState) => number | undefined;
  /** What is due by now becomes facts; asked twice, the second time there is nothing left. */
  readonly settle: (state: LessonState, nowMs: number) => readonly NewFact[];
};

/** Everything in a lesson that ends by itself. */
export const timedRules: readonly TimedRule[] = [
  { nextAtMs: nextTurnEndAtMs, settle: endTurnsInTime },
  { nextAtMs: nextCatchUpAtMs, settle: settleCatchUps },
];
