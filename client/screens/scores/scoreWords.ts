import type { ScoreSheet } from '../../../shared/api/index.ts';
import { countBelow } from '../../../shared/study/rubric/outline.ts';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import type { Span } from '../../../shared/timeline/tracks.ts';

/** A number of points as it is shown: at most two places, and a dash where there is none. */
export const shownPoints = (value: number | null): string => (value === null ? '—' : String(Number(value.toFixed(2))));

/** A part of the most as it is shown, in whole per cent. */
export const shownPercent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)} %`);

/** The stretches that a rater's answers in these items rest on. */
export function spansOf({ items }: ScoreSheet, nodes: readonly string[]): Span[] {
  return items
    .filter(({ node }) => nodes.includes(node))
    .flatMap(({ evidence }) => evidence.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? fromMs })));
}

/** The keys of a node and of all below it. */
export function keysWithin({ nodes }: Rubric, key: string): string[] {
  const at = nodes.findIndex((node) => node.key === key);
  return nodes.slice(at, at + countBelow(nodes, at) + 1).map((node) => node.key);
}
