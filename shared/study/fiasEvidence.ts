import type { Span } from '../timeline/tracks.ts';
import type { FiasRatio } from './fias.ts';
import { FIAS_CODES, FIAS_SILENCE, type FiasCode } from './instruments/fias.ts';
import { type CodedUnits, spansOfUnits } from './unitSpans.ts';

/** One step of the series that the matrix counts, and between which intervals it is. */
type FiasStep = {
  readonly from: FiasCode;
  readonly to: FiasCode;
  /** The first interval of the two and the second; the same within one, and at the 10 that frames the lesson. */
  readonly units: readonly [number, number];
};

/** Categories that a ratio counts above its line. */
const CODES: Partial<Record<FiasRatio, readonly FiasCode[]>> = {
  tt: [1, 2, 3, 4, 5, 6, 7],
  itt: [1, 2, 3, 4],
  dtt: [5, 6, 7],
  pt: [8, 9],
  sc: [10],
  id: [1, 2, 3, 4],
  idRevised: [1, 2, 3],
  trr: [1, 2, 3],
  tqr: [4],
  pir: [9],
};

/** Cells that a ratio counts above its line, where it counts cells. */
const CELLS: Partial<Record<FiasRatio, (from: FiasCode, to: FiasCode) => boolean>> = {
  ccr: (from, to) => [4, 5].includes(from) || [4, 5].includes(to),
  ssr: (from, to) => from === to,
  pssr: (from, to) => from === to && [8, 9].includes(from),
  trr89: (from, to) => [8, 9].includes(from) && to <= 3,
  tqr89: (from, to) => [8, 9].includes(from) && to === 4,
  vc: (from, to) => [6, 7].includes(from) && [6, 7].includes(to),
};

/** Where the numbers of a FIAS sheet were counted: of each cell of its matrix and of each ratio the seconds. */
export class FiasEvidence {
  /** All categories in the order in which they were heard. */
  readonly codes: readonly FiasCode[];
  readonly #heard: readonly { readonly code: FiasCode; readonly unit: number }[];
  readonly #steps: readonly FiasStep[];
  readonly #intervalS: number;

  constructor(coded: CodedUnits, intervalS: number) {
    this.#intervalS = intervalS;
    this.#heard = coded.flatMap(({ unit, codes }) =>
      codes.flatMap((key) => FIAS_CODES.filter((code) => String(code) === key).map((code) => ({ code, unit }))),
    );
    this.codes = this.#heard.map(({ code }) => code);
    this.#steps = stepsOf(this.#heard);
  }

  /** The intervals from whose code to the next one a cell was counted. */
  ofCell(from: FiasCode, to: FiasCode): Span[] {
    return this.#spans((step) => step.from === from && step.to === to);
  }

  /** What a ratio counts above its line: intervals with these categories, or the steps of its cells. */
  ofRatio(ratio: FiasRatio): Span[] {
    const cells = CELLS[ratio];
    if (cells) return this.#spans(({ from, to }) => cells(from, to));
    const counted = this.#heard.filter(({ code }) => CODES[ratio]?.includes(code));
    return spansOfUnits([...new Set(counted.map(({ unit }) => unit))], this.#intervalS);
  }

  #spans(counts: (step: FiasStep) => boolean): Span[] {
    const stepMs = this.#intervalS * 1_000;
    return this.#steps
      .filter(counts)
      .map(({ units: [first, last] }) => ({ fromMs: first * stepMs, toMs: (last + 1) * stepMs }));
  }
}

/** The steps of the series with the 10 before its first and after its last code. */
function stepsOf(heard: readonly { readonly code: FiasCode; readonly unit: number }[]): FiasStep[] {
  const [first, last] = [heard[0], heard.at(-1)];
  if (!first || !last) return [];
  const framed = [{ code: FIAS_SILENCE, unit: first.unit }, ...heard, { code: FIAS_SILENCE, unit: last.unit }];
  return framed.slice(1).map(({ code, unit }, index) => {
    const before = framed[index] ?? first;
    return { from: before.code, to: code, units: [before.unit, unit] };
  });
}
