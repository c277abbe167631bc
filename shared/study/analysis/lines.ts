import type { Lanes } from '../../timeline/lanes.ts';
import type { Span } from '../../timeline/tracks.ts';
import { ratio, sum } from '../sequence.ts';

/** States of a line that are less than good; `sound-only`: it carried no pictures. */
export const WEAK_STATES = ['fair', 'poor', 'lost', 'sound-only'] as const;
/** One of them. */
export type WeakState = (typeof WEAK_STATES)[number];

/** How good a classroom's line was, with the stretches that each share was counted from. */
export type LineEvidence = {
  /** When its line was measured at all, and how long in all, in ms. Nothing is known of the rest. */
  readonly measured: readonly Span[];
  readonly measuredMs: number;
  readonly weak: Readonly<Record<WeakState, readonly Span[]>>;
  /** Share of the measured time, 0–1; `null`: nothing was measured. Of `sound-only`: share of the take. */
  readonly ratios: Readonly<Record<WeakState, number | null>>;
};

/** Reads a classroom's line. A take may have had more than one seat of it. */
export function lineOf(
  { links, soundOnly }: Pick<Lanes, 'links' | 'soundOnly'>,
  isOwn: (of: { readonly seatId: string }) => boolean,
  lengthMs: number,
): LineEvidence {
  const own = links.filter(isOwn);
  const measuredMs = lengthOf(own);
  const of = (quality: string): Span[] => own.filter((span) => span.quality === quality).map(bare);
  const weak = {
    fair: of('fair'),
    poor: of('poor'),
    lost: of('lost'),
    'sound-only': soundOnly.filter(isOwn).map(bare),
  };
  return {
    measured: joined(own),
    measuredMs,
    weak,
    ratios: {
      fair: ratio(lengthOf(weak.fair), measuredMs),
      poor: ratio(lengthOf(weak.poor), measuredMs),
      lost: ratio(lengthOf(weak.lost), measuredMs),
      'sound-only': ratio(lengthOf(weak['sound-only']), lengthMs),
    },
  };
}

/** Stretches that follow one another without a gap are one. */
function joined(spans: readonly Span[]): Span[] {
  const long: Span[] = [];
  for (const { fromMs, toMs } of spans) {
    const last = long.at(-1);
    if (last?.toMs === fromMs) long[long.length - 1] = { fromMs: last.fromMs, toMs };
    else long.push({ fromMs, toMs });
  }
  return long;
}

const bare = ({ fromMs, toMs }: Span): Span => ({ fromMs, toMs });
const lengthOf = (spans: readonly Span[]): number => sum(spans.map(({ fromMs, toMs }) => toMs - fromMs));
