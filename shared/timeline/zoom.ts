import type { Span } from './tracks.ts';

/** Nobody looks at less than this at once, in ms. */
const LEAST_SEEN_MS = 5_000;

/** The whole take. */
export const wholeOf = (lengthMs: number): Span => ({ fromMs: 0, toMs: lengthMs });

/**
 * Looks closer at a timeline, or from further away; what is at `atMs` stays where it is.
 *
 * @param factor - How much more is seen: 0.5 is twice as close.
 */
export function zoomed(
  { fromMs, toMs }: Span,
  factor: number,
  { atMs, lengthMs }: { readonly atMs: number; readonly lengthMs: number },
): Span {
  const seenMs = Math.min(lengthMs, Math.max(Math.min(LEAST_SEEN_MS, lengthMs), (toMs - fromMs) * factor));
  const share = (atMs - fromMs) / Math.max(1, toMs - fromMs);
  return placed(atMs - share * seenMs, seenMs, lengthMs);
}

/** Moves what is seen. */
export function panned({ fromMs, toMs }: Span, byMs: number, lengthMs: number): Span {
  return placed(fromMs + byMs, toMs - fromMs, lengthMs);
}

/** Turns the page when a moment has left what is seen; else what is seen stays the same object. */
export function following(seen: Span, atMs: number, lengthMs: number): Span {
  if (atMs >= seen.fromMs && atMs <= seen.toMs) return seen;
  return placed(atMs, seen.toMs - seen.fromMs, lengthMs);
}

/** A stretch that is drawn at once, of which a part is seen; and how much was seen when it was drawn, in ms. */
export type Drawn = Span & { readonly seenMs: number };

/** So many times as much as is seen is drawn, so that whoever moves along finds it there. */
const DRAWN_TIMES = 3;
/** What is drawn is stretched or squeezed by at most so much before it is drawn anew. */
const MOST_STRETCHED = 3;

/** What to draw around what is seen. */
export function drawnAround({ fromMs, toMs }: Span, lengthMs: number): Drawn {
  const seenMs = toMs - fromMs;
  const drawnMs = Math.min(lengthMs, seenMs * DRAWN_TIMES);
  return { ...placed(fromMs - (drawnMs - seenMs) / 2, drawnMs, lengthMs), seenMs };
}

/** What is drawn stays the same object as long as it shows all that is seen, and nearly as large. */
export function drawnFor(drawn: Drawn, seen: Span, lengthMs: number): Drawn {
  const stretched = drawn.seenMs / Math.max(1, seen.toMs - seen.fromMs);
  const isThere = drawn.fromMs <= seen.fromMs && drawn.toMs >= seen.toMs;
  const isLike = stretched <= MOST_STRETCHED && stretched >= 1 / MOST_STRETCHED;
  return isThere && isLike ? drawn : drawnAround(seen, lengthMs);
}

function placed(fromMs: number, seenMs: number, lengthMs: number): Span {
  const from = Math.min(Math.max(0, fromMs), Math.max(0, lengthMs - seenMs));
  return { fromMs: from, toMs: from + seenMs };
}

/** Round distances between marks on a ruler, in ms. */
const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600].map((seconds) => seconds * 1_000);

/** Moments at which a ruler has marks: round ones, at most so many. */
export function ticksIn({ fromMs, toMs }: Span, most: number): number[] {
  const stepMs = STEPS_MS.find((each) => (toMs - fromMs) / each <= most) ?? 3_600_000;
  const ticks: number[] = [];
  for (let atMs = Math.ceil(fromMs / stepMs) * stepMs; atMs <= toMs; atMs += stepMs) ticks.push(atMs);
  return ticks;
}

/**
 * What of the spans is seen, in order. Those that would be closer to each other than `leastMs` are one: nobody could
 * tell them apart, and a whole lesson has thousands.
 *
 * @param alike - Whether two spans mean the same, so that they may be one.
 */
export function seenSpans<S extends Span>(
  spans: readonly S[],
  { fromMs, toMs }: Span,
  { leastMs, alike }: { readonly leastMs: number; readonly alike: (a: S, b: S) => boolean },
): S[] {
  const seen: S[] = [];
  for (const span of spans) {
    if (span.toMs <= fromMs || span.fromMs >= toMs) continue;
    const last = seen.at(-1);
    if (last && span.fromMs - last.toMs < leastMs && alike(last, span))
      seen[seen.length - 1] = { ...last, toMs: Math.max(last.toMs, span.toMs) };
    else seen.push(span);
  }
  return seen;
}
