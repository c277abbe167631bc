import type { StSample } from '../../../../shared/study/analysis/stSamples.ts';
import { type StRun, type Symbols, stChanges, stRuns } from '../../../../shared/study/analysis/stSpans.ts';
import type { StdMode, StMode } from '../../../../shared/study/instruments/st.ts';
import { type StFigures, stdFigures, stFigures } from '../../../../shared/study/st.ts';
import type { Span } from '../../../../shared/timeline/tracks.ts';

/** S-T as it is looked at: in which symbols, at which interval, with all that follows from that. */
export type StView = {
  readonly samples: readonly StSample[];
  readonly symbols: Symbols;
  readonly intervalS: number;
  readonly figures: StFigures<StMode | StdMode>;
  readonly runs: readonly StRun[];
  /** Where the symbol changes. */
  readonly changes: readonly Span[];
};

/** All that follows from samples, whoever they are from. */
export function viewOf(samples: readonly StSample[], symbols: Symbols, intervalS: number): StView {
  const figures =
    symbols === 'two' ? stFigures(samples.map(({ two }) => two)) : stdFigures(samples.map(({ three }) => three));
  const [runs, changes] = [stRuns(samples, symbols), stChanges(samples, symbols)];
  return { samples, symbols, intervalS, figures, runs, changes };
}

/** So many cells stand in a row of a sequence: as many as there is room for, in whole minutes. */
export function cellsInRow(widthPx: number): number {
  return [40, 20, 12, 8].find((count) => widthPx / count >= 16) ?? 4;
}

/** Points of a region between two lines over the same places: along the upper one and back along the lower. */
export function regionPath(xs: readonly number[], upper: readonly number[], lower: readonly number[]): string {
  const there = xs.map((x, index) => `${x} ${upper[index] ?? 0}`);
  const back = xs.map((x, index) => `${x} ${lower[index] ?? 0}`).reverse();
  return `M${[...there, ...back].join(' L')} z`;
}
