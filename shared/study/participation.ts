import { ratio, sum } from './sequence.ts';

/** What one classroom had of something: turns, seconds, grants or answers. Teachers are no classroom. */
export type ClassroomShare = {
  /** Pupils present, at least 0. */
  readonly pupils: number;
  /** How much it had, at least 0. */
  readonly value: number;
  /** Share of the lesson in which its microphone was muted, 0–1. */
  readonly mutedRatio: number;
};

/** One classroom's part, compared with its pupils. */
export type ComparedShare = {
  /** s: its part of all, 0–1. `null`: nobody had any. */
  readonly share: number | null;
  /** p: its part of all pupils, 0–1. `null`: nobody was present. */
  readonly expected: number | null;
  /** ER = s / p: 1 is its fair share. `null` where too little is to be expected to say. */
  readonly equityRatio: number | null;
  /** For each pupil. */
  readonly rate: number | null;
  /** Its microphone was muted for so long that it could not have had its share. */
  readonly underMeasured: boolean;
};

/** How classrooms compare; all figures `null` where they are undefined. */
export type Comparison = {
  readonly each: readonly ComparedShare[];
  /** The least rate over the greatest, 0–1. */
  readonly rateRatio: number | null;
  /** Total variation ½ Σ|s − p|: 0 is even, towards 1 all went to one that has few pupils. */
  readonly totalVariation: number | null;
  /** Gini over pupils, each given their classroom's rate: 0 is even. */
  readonly gini: number | null;
};

/** Where fewer than this are to be expected they are counted and not compared: chance would decide. */
const LEAST_EXPECTED = 5;
/** Muted for a greater share of the lesson than this, a classroom is marked. */
const MUTED_TOO_LONG = 0.3;

/**
 * Compares what classrooms had with how many pupils they have.
 *
 * @param countable - Whether values are counts (turns, grants, answers), of which a few say nothing; seconds are not.
 */
export function compareClassrooms(classrooms: readonly ClassroomShare[], countable = true): Comparison {
  const pupils = sum(classrooms.map((room) => room.pupils));
  const values = sum(classrooms.map(({ value }) => value));
  const each = classrooms.map((room): ComparedShare => {
    const [share, expected] = [ratio(room.value, values), ratio(room.pupils, pupils)];
    const tooFew = countable && values * (expected ?? 0) < LEAST_EXPECTED;
    return {
      share,
      expected,
      equityRatio: tooFew ? null : ratio(room.value * pupils, values * room.pupils),
      rate: ratio(room.value, room.pupils),
      underMeasured: room.mutedRatio > MUTED_TOO_LONG,
    };
  });
  const rates = each.flatMap(({ rate }) => rate ?? []);
  return {
    each,
    rateRatio: rates.length === 0 ? null : ratio(Math.min(...rates), Math.max(...rates)),
    totalVariation:
      values === 0 || pupils === 0
        ? null
        : sum(each.map(({ share, expected }) => Math.abs((share ?? 0) - (expected ?? 0)))) / 2,
    gini: groupedGini(classrooms),
  };
}

/**
 * Gini over pupils, each given their classroom's value for each pupil: G = Σ(2i − n − 1)·x₍ᵢ₎ / (n Σx), ranks from the
 * least. `null` where nobody is present or nobody had any.
 */
export function groupedGini(classrooms: readonly Pick<ClassroomShare, 'pupils' | 'value'>[]): number | null {
  const groups = classrooms
    .filter(({ pupils }) => pupils > 0)
    .map(({ pupils, value }) => ({ pupils, rate: value / pupils }))
    .sort((a, b) => a.rate - b.rate);
  const n = sum(groups.map(({ pupils }) => pupils));
  let [before, weighted] = [0, 0];
  for (const { pupils, rate } of groups) {
    // The ranks before + 1 … before + pupils: their 2i − n − 1 sum up to this.
    weighted += pupils * (2 * before + pupils - n) * rate;
    before += pupils;
  }
  return ratio(weighted, n * sum(groups.map(({ pupils, rate }) => pupils * rate)));
}
