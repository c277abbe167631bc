import type { LessonAnalysis } from '../analysis/analyse.ts';
import { type Scheme, type SchemeKey, unitsIn } from '../scheme.ts';
import { fiasHints } from './fiasHints.ts';

type Suggest = (analysis: LessonAnalysis, intervalS: number) => (string | null)[];

/** Instruments of which the log can suggest something. */
const SUGGEST: Readonly<Partial<Record<SchemeKey, Suggest>>> = {
  st: (analysis, intervalS) => analysis.samples(intervalS).map(({ two }) => two),
  std: (analysis, intervalS) => analysis.samples(intervalS).map(({ three }) => three),
  fias: fiasHints,
};

/** The code that the log suggests for each interval; `null` where only a human can tell. */
export function hintsOf({ key, intervalS }: Pick<Scheme, 'key' | 'intervalS'>, analysis: LessonAnalysis) {
  const none = Array.from({ length: unitsIn(analysis.lengthMs, intervalS) }, () => null);
  return SUGGEST[key]?.(analysis, intervalS) ?? none;
}
