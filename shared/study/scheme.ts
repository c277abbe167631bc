import { z } from 'zod';
import { OwnSchemeId } from '../vocabulary/index.ts';
import { BUILT_IN_KEYS } from './instruments/keys.ts';

/** One thing in both languages of the screens. */
export const Words = z.object({ 'zh-CN': z.string().min(1).max(60), en: z.string().min(1).max(60) });
export type Words = z.infer<typeof Words>;

/** A code of a scheme: what a rater writes for an interval, or at a moment. */
export const SchemeCode = z.object({
  /** As it stands in tables and files; never changed. */
  key: z.string().min(1).max(8),
  /** The one key of the keyboard that writes it, as the browser names it. */
  hotkey: z.string().length(1),
  label: Words,
  /** Codes of one group stand together; `null` where there are no groups. */
  group: Words.nullable(),
  /**
   * Whether only one of its group holds at a time: beginning it ends the others, and in an interval of many codes it takes
   * their place. Without a group those count as one that have none either.
   */
  exclusive: z.boolean().default(false),
  /** Of events: whether it is a moment or goes on until it is ended. */
  lasts: z.enum(['point', 'state']).default('point'),
});
export type SchemeCode = z.infer<typeof SchemeCode>;

/** Which instrument it is: one that comes with the product, or one that somebody made. */
export const SchemeKey = z.union([z.enum(BUILT_IN_KEYS), z.templateLiteral(['own:', OwnSchemeId])]);
export type SchemeKey = z.infer<typeof SchemeKey>;

/** The fewest and most codes of a scheme. */
const CODES = { least: 2, most: 40 } as const;

/**
 * A coding scheme with the length of its interval. A study keeps a copy, and each sheet is read by that copy: a later
 * edition of an instrument changes no old data.
 */
export const Scheme = z.object({
  key: SchemeKey,
  /** Grows with each edition that means something else. */
  version: z.int().min(1),
  label: Words,
  /** What is coded: every interval, or what happens when it happens. */
  unit: z.enum(['interval', 'event']).default('interval'),
  /** How long an interval is, in s; of events the step in which states are compared. */
  intervalS: z.int().min(1).max(600),
  /**
   * Whether an interval has exactly one code, as many as were seen, or a series of all that occurred in the order in which
   * they did. Says nothing of events.
   */
  choice: z.enum(['one', 'many', 'series']),
  codes: z.array(SchemeCode).min(CODES.least).max(CODES.most),
});
export type Scheme = z.infer<typeof Scheme>;

/** A scheme as its definition file has it, with the intervals that may be chosen; the first is the usual one. */
export type Instrument = Omit<z.input<typeof Scheme>, 'intervalS'> & {
  readonly intervalsS: readonly [number, ...number[]];
  /**
   * Which figures it has beside the shares of its codes: how teacher and pupils take turns (Rt, Ch), or which code follows
   * which (Flanders' matrix and ratios); none where it is left out.
   */
  readonly figures?: 'turns' | 'matrix';
};

/** Codes of a series in one interval: more cannot be told apart in a few seconds. */
export const MAX_SERIES = 6;

/** Whether these codes can stand in one interval of the scheme; none always can. */
export function fitsInterval({ codes: known, choice }: Pick<Scheme, 'codes' | 'choice'>, codes: readonly string[]) {
  if (!codes.every((code) => known.some(({ key }) => key === code))) return false;
  // What goes on is one code and not two: only a change is written.
  if (choice === 'series') return codes.length <= MAX_SERIES && codes.every((code, n) => code !== codes[n - 1]);
  return new Set(codes).size === codes.length && (choice === 'many' || codes.length <= 1);
}

/** The codes of which only one holds at a time with this one; none where it is free. */
export function rivalsOf({ codes }: Pick<Scheme, 'codes'>, key: string): string[] {
  const own = codes.find((code) => code.key === key);
  if (!own?.exclusive) return [];
  return codes
    .filter((code) => code.exclusive && code.key !== key && code.group?.['zh-CN'] === own.group?.['zh-CN'])
    .map((code) => code.key);
}

/** Intervals in a take; a last one that is shorter is left out, as it is from the samples of the log. */
export const unitsIn = (lengthMs: number, intervalS: number): number =>
  Math.max(0, Math.floor(lengthMs / (intervalS * 1_000)));
