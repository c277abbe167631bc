import { FIAS_CODES, FIAS_SILENCE, type FiasCode } from './instruments/fias.ts';
import { type Counts, columnTotals, followsOf, ratio, sum } from './sequence.ts';

/**
 * The interaction matrix: cell (i, j) is how often category j + 1 follows i + 1.
 *
 * @param framed - Whether a 10 is put before the first and after the last code, so that rows and columns agree.
 */
export function fiasMatrix(codes: readonly FiasCode[], framed = true): number[][] {
  return followsOf(framed && codes.length > 0 ? [FIAS_SILENCE, ...codes, FIAS_SILENCE] : codes, FIAS_CODES);
}

/** Flanders' ratios; each `null` where its denominator is 0, which is shown as “—”. All but `id` and `idRevised` are 0–1. */
export type FiasRatios = Readonly<Record<FiasRatio, number | null>>;

/**
 * TT teacher talk, ITT indirect, DTT direct, PT pupil talk, SC silence or confusion, ID indirect to direct, `idRevised`
 * i/d, TRR teacher response, TQR teacher question, PIR pupil initiation, CCR content cross, SSR steady state, PSSR pupil
 * steady state, TRR89 and TQR89 the teacher's instantaneous response and question, VC vicious circle.
 */
export type FiasRatio =
  | 'tt'
  | 'itt'
  | 'dtt'
  | 'pt'
  | 'sc'
  | 'id'
  | 'idRevised'
  | 'trr'
  | 'tqr'
  | 'pir'
  | 'ccr'
  | 'ssr'
  | 'pssr'
  | 'trr89'
  | 'tqr89'
  | 'vc';

/** Flanders' ratios of a matrix (Flanders 1970; forms as cross-checked in LESSON-STUDY: TRR over 1–3, 6, 7; CCR over 4, 5). */
export function fiasRatios(matrix: Counts): FiasRatios {
  const totals = columnTotals(matrix);
  const all = sum(totals);
  const n = (...codes: FiasCode[]): number => sum(codes.map((code) => totals[code - 1] ?? 0));
  const m = (from: readonly FiasCode[], to: readonly FiasCode[]): number =>
    sum(from.flatMap((i) => to.map((j) => matrix[i - 1]?.[j - 1] ?? 0)));
  const indirect = n(1, 2, 3, 4);
  const direct = n(5, 6, 7);
  return {
    tt: ratio(indirect + direct, all),
    itt: ratio(indirect, all),
    dtt: ratio(direct, all),
    pt: ratio(n(8, 9), all),
    sc: ratio(n(10), all),
    id: ratio(indirect, direct),
    idRevised: ratio(n(1, 2, 3), n(6, 7)),
    trr: ratio(n(1, 2, 3), n(1, 2, 3, 6, 7)),
    tqr: ratio(n(4), n(4, 5)),
    pir: ratio(n(9), n(8, 9)),
    ccr: ratio(2 * n(4, 5) - m([4, 5], [4, 5]), all),
    ssr: ratio(sum(FIAS_CODES.map((code) => m([code], [code]))), all),
    pssr: ratio(m([8], [8]) + m([9], [9]), n(8, 9)),
    trr89: ratio(m([8, 9], [1, 2, 3]), m([8, 9], [1, 2, 3, 6, 7])),
    tqr89: ratio(m([8, 9], [4]), m([8, 9], [4, 5])),
    vc: ratio(m([6, 7], [6, 7]), all),
  };
}
