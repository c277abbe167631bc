import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState, LinkQuality, LinkSample } from './state.ts';

/** What a sample must not exceed to be called so; from MEDIA.md's measurements of what people notice. */
const LIMITS = [
  { quality: 'good', rttMs: 150, lossRatio: 0.02, freezeRatio: 0.01 },
  { quality: 'fair', rttMs: 400, lossRatio: 0.08, freezeRatio: 0.05 },
] as const;

/** What was measured, without what was made of it. */
export type Measured = Omit<LinkSample, 'quality' | 'atMs'>;

const BEST_FIRST: readonly LinkQuality[] = ['good', 'fair', 'poor', 'lost'];

/**
 * Names the quality of a line from its last two samples: it gets worse only when both say so, so that one bad moment,
 * e.g. while pictures are just starting, does not frighten a teacher, and better at once. `lost` is never measured: it is the absence of reports.
 */
export function judgeLink(sample: Measured, before: Measured | undefined): LinkQuality {
  const now = judgeSample(sample);
  const then = before ? judgeSample(before) : 'good';
  return BEST_FIRST.indexOf(then) < BEST_FIRST.indexOf(now) ? then : now;
}

/**
 * Makes one fact of what seats have reported since the last: of each the newest sample, judged after all that came
 * before it. Whoever has lost their line since has no line to speak of.
 */
export function sampleLinks(state: LessonState, reports: ReadonlyMap<SeatId, readonly Measured[]>): NewFact[] {
  if (state.phase === 'ended') return [];
  const samples = [...reports].flatMap(([seatId, measured]) => {
    const [before, newest] = [state.links[seatId], ...measured].slice(-2);
    if (!newest || state.seats[seatId]?.presence !== 'here') return [];
    return [{ ...newest, quality: judgeLink(newest, before), seatId }];
  });
  return samples.length > 0 ? [{ type: 'links.sampled', data: { samples } }] : [];
}

function judgeSample(sample: Measured): LinkQuality {
  const lossRatio = Math.max(sample.downLossRatio, sample.upLossRatio);
  const fits = LIMITS.find(
    (limit) =>
      (sample.rttMs ?? 0) <= limit.rttMs && lossRatio <= limit.lossRatio && sample.freezeRatio <= limit.freezeRatio,
  );
  return fits?.quality ?? 'poor';
}

/** The last sample of each seat. */
export const linkFolds: FoldsOf<'links.sampled' | 'link.sampled'> = {
  'links.sampled': (state, { samples }, { atMs }) => ({
    links: {
      ...state.links,
      ...Object.fromEntries(samples.map(({ seatId, ...sample }) => [seatId, { ...sample, atMs }])),
    },
  }),
  'link.sampled': (state, { seatId, ...sample }, { atMs }) => ({
    links: { ...state.links, [seatId]: { ...sample, atMs } },
  }),
};
