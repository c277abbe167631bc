import type { Lesson } from '../../../shared/api/index.ts';
import { startOfDay } from '../../i18n/times.ts';
import { groupBy } from '../groupBy.ts';

/** A day and its lessons. */
export type LessonDay = { readonly dayAtMs: number; readonly lessons: readonly Lesson[] };

/** Groups lessons by the device's local day on which they begin; days without lessons are left out. */
export function byDay(lessons: readonly Lesson[]): LessonDay[] {
  const days = groupBy(lessons, ({ startsAtMs }) => startOfDay(startsAtMs));
  return [...days].map(([dayAtMs, ofDay]) => ({ dayAtMs, lessons: ofDay })).sort((a, b) => a.dayAtMs - b.dayAtMs);
}
