import type { Lanes } from './lanes.ts';
import type { Span } from './tracks.ts';
import type { Cue } from './webVtt.ts';

/** What things of a take are called, in the language of whoever reads it. */
export type CueWords = {
  readonly page: (surface: Lanes['pages'][number]['surface']) => string;
  readonly poll: (poll: Lanes['polls'][number]) => string;
  readonly stage: (seatId: string) => string;
  readonly hand: (hand: Lanes['hands'][number]) => string;
  /** While nothing of that goes on. */
  readonly plain: string;
};

/** What was shown, asked, and who was on stage: stretches that may lie over one another. */
function marked({ pages, polls, floor }: Lanes, words: CueWords): Cue[] {
  return [
    ...pages.map((span) => ({ ...bare(span), text: words.page(span.surface) })),
    ...polls.map((span) => ({ ...bare(span), text: words.poll(span) })),
    ...floor.map((span) => ({ ...bare(span), text: words.stage(span.seatId) })),
  ];
}

const bare = ({ fromMs, toMs }: Span): Span => ({ fromMs, toMs });

/**
 * The chapters of a take: a new one wherever a page, a question or who is on stage changes. They follow one another
 * without gaps and do not overlap, as chapters in WebVTT must not.
 */
export function chapterCues(lanes: Lanes, lengthMs: number, words: CueWords): Cue[] {
  const spans = marked(lanes, words);
  const edges = [...new Set([0, lengthMs, ...spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs])])].sort(
    (a, b) => a - b,
  );
  const chapters: Cue[] = [];
  for (const [index, fromMs] of edges.entries()) {
    const toMs = edges[index + 1];
    if (toMs === undefined) break;
    const now = spans.filter((span) => span.fromMs <= fromMs && span.toMs >= toMs);
    const text = now.map((span) => span.text).join(' · ') || words.plain;
    const last = chapters.at(-1);
    if (last?.text === text) chapters[chapters.length - 1] = { ...last, toMs };
    else chapters.push({ fromMs, toMs, text });
  }
  return chapters;
}

/** All that happened, each for as long as it lasted: pages, questions, who was on stage, and hands. */
export function eventCues(lanes: Lanes, words: CueWords): Cue[] {
  return [...marked(lanes, words), ...lanes.hands.map((span) => ({ ...bare(span), text: words.hand(span) }))].sort(
    (a, b) => a.fromMs - b.fromMs,
  );
}
