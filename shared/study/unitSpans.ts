import type { Span } from '../timeline/tracks.ts';

/** Intervals that have been coded, in order. */
export type CodedUnits = readonly { readonly unit: number; readonly codes: readonly string[] }[];

/** Intervals as stretches of the take, in ms since it began; those that follow one another are one. */
export function spansOfUnits(units: readonly number[], intervalS: number): Span[] {
  const stepMs = intervalS * 1_000;
  const spans: { fromMs: number; toMs: number }[] = [];
  for (const unit of units) {
    const last = spans.at(-1);
    if (last?.toMs === unit * stepMs) last.toMs += stepMs;
    else spans.push({ fromMs: unit * stepMs, toMs: (unit + 1) * stepMs });
  }
  return spans;
}
