import type { AgreedDecision, Sheet } from '../../../shared/api/index.ts';
import { agreedOf } from '../../../shared/study/agreed.ts';
import { sequenceOf } from '../../../shared/study/compare.ts';
import { unitsIn } from '../../../shared/study/scheme.ts';

type Parts = {
  /** Those that have been submitted, of one scheme. */
  readonly sheets: readonly Sheet[];
  readonly decisions: readonly AgreedDecision[];
  /** How long the take is, in ms. */
  readonly lengthMs: number;
  /** What it is called where sheets are called by their rater. */
  readonly name: string;
};

/** The agreed sheet in the shape of any other, so that figures are read from it alike. `null` without sheets. */
export function agreedSheet({ sheets: [first, ...others], decisions, lengthMs, name }: Parts): Sheet | null {
  if (!first) return null;
  const count = unitsIn(lengthMs, first.scheme.intervalS);
  const coders = [first, ...others].map(({ units }) => sequenceOf(units, count));
  const units = agreedOf(coders, decisions, first.scheme).flatMap(({ unit, codes }) =>
    codes.length === 0 ? [] : [{ unit, codes: [...codes], source: 'human' as const, version: 1 }],
  );
  return { ...first, name, mine: false, units };
}
