import type { NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { Reception } from './receptionState.ts';
import type { LessonState, LinkQuality, LinkSample } from './state.ts';

/** What a sample must not exceed to be called so; from MEDIA.md's measurements of what people notice. */
const LIMITS = [
  { quality: 'good', rttMs: 150, lossRatio: 0.02, freezeRatio: 0.01 },
  { quality: 'fair', rttMs: 400, lossRatio: 0.08, freezeRatio: 0.05 },
] as const;

/** What was measured, without what was made of it. */
export type Measured = Omit<LinkSample, 'quality' | 'atMs'> & { readonly received?: Reception };

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
 * Makes facts of what seats have reported since the last: of each the newest sample, judged after all that came
 * before it, and what it says of pictures and sound. Whoever has lost their line since has no line to speak of.
 */
export function sampleLinks(state: LessonState, reports: ReadonlyMap<SeatId, readonly Measured[]>): NewFact[] {
  if (state.phase === 'ended') return [];
  const here = [...reports].filter(([seatId]) => state.seats[seatId]?.presence === 'here');
  const samples = here.flatMap(([seatId, measured]) => {
    const newest = measured.at(-1);
    if (!newest) return [];
    const { received: _seen, ...line } = newest;
    return [{ ...line, quality: judgeLink(line, measured.at(-2) ?? state.links[seatId]), seatId }];
  });
  const receptions = here.flatMap(([seatId, measured]) => {
    const received = measured.at(-1)?.received;
    return received ? [{ ...knownPictures(state, received), seatId }] : [];
  });
  return [
    ...(samples.length > 0 ? [{ type: 'links.sampled' as const, data: { samples } }] : []),
    ...(receptions.length > 0 ? [{ type: 'reception.sampled' as const, data: { samples: receptions } }] : []),
  ];
}

/** What is said of pictures that nobody sends is not kept. */
function knownPictures(state: LessonState, received: Reception): Reception {
  return { ...received, pictures: received.pictures.filter(({ streamId }) => state.streams[streamId]) };
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
export const linkFolds: FoldsOf<'links.sampled' | 'link.sampled' | 'reception.sampled'> = {
  'links.sampled': (state, { samples }, { atMs }) => ({
    links: {
      ...state.links,
      ...Object.fromEntries(samples.map(({ seatId, ...sample }) => [seatId, { ...sample, atMs }])),
    },
  }),
  'link.sampled': (state, { seatId, ...sample }, { atMs }) => ({
    links: { ...state.links, [seatId]: { ...sample, atMs } },
  }),
  // Read from the log itself, beside the pictures of a replay.
  'reception.sampled': () => ({}),
};
