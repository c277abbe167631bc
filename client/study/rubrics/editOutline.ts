import { countBelow, freeKey } from '../../../shared/study/rubric/outline.ts';
import {
  MAX_DEPTH,
  MAX_NODES,
  type Rubric,
  type RubricItem,
  type RubricNode,
  type Scoring,
  usesPoints,
} from '../../../shared/study/rubric/rubric.ts';

/** What becomes of an outline, and which node is looked at then. */
export type Edited = { readonly nodes: readonly RubricNode[]; readonly at: number };

const NO_WORDS = { 'zh-CN': '', en: '' };

/** 优良中差 with their values, as most forms have them. */
export const GRADES: RubricItem = {
  kind: 'levels',
  levels: [
    { label: { 'zh-CN': '优', en: 'Excellent' }, value: 100 },
    { label: { 'zh-CN': '良', en: 'Good' }, value: 80 },
    { label: { 'zh-CN': '中', en: 'Fair' }, value: 60 },
    { label: { 'zh-CN': '差', en: 'Weak' }, value: 40 },
  ],
};

/** Levels that are numbers, from 1 up. */
export const numbered = (most: number): RubricItem => ({
  kind: 'levels',
  levels: Array.from({ length: most }, (_, place) => ({
    label: { 'zh-CN': String(place + 1), en: String(place + 1) },
    value: place + 1,
  })),
});

/** A new item after a node and all below it, as deep as it; after all others without one. */
export function addAfter(nodes: readonly RubricNode[], at: number | null): Edited {
  if (nodes.length >= MAX_NODES) return { nodes, at: at ?? 0 };
  const place = at === null ? nodes.length : at + countBelow(nodes, at) + 1;
  const depth = at === null ? 0 : (nodes[at]?.depth ?? 0);
  return { nodes: nodes.toSpliced(place, 0, fresh(nodes, depth)), at: place };
}

/** A new item as the last below a node, which becomes a heading. */
export function addBelow(nodes: readonly RubricNode[], at: number): Edited {
  const depth = (nodes[at]?.depth ?? 0) + 1;
  if (nodes.length >= MAX_NODES || depth > MAX_DEPTH) return { nodes, at };
  const place = at + countBelow(nodes, at) + 1;
  return { nodes: settled(nodes.toSpliced(place, 0, fresh(nodes, depth))), at: place };
}

const fresh = (nodes: readonly RubricNode[], depth: number): RubricNode => ({
  ...{ key: freeKey(new Set(nodes.map(({ key }) => key))), depth, label: NO_WORDS, hint: NO_WORDS },
  ...{ points: null, item: GRADES },
});

/** Without a node and all below it. */
export function remove(nodes: readonly RubricNode[], at: number): Edited {
  const left = nodes.toSpliced(at, countBelow(nodes, at) + 1);
  return { nodes: settled(left), at: Math.max(0, Math.min(at, left.length - 1)) };
}

/** With a node, and all below it, before the sibling above it or after the one below. */
export function move(nodes: readonly RubricNode[], at: number, step: 1 | -1): Edited {
  const depth = nodes[at]?.depth ?? 0;
  const size = countBelow(nodes, at) + 1;
  if (step === 1) {
    const next = at + size;
    if (nodes[next]?.depth !== depth) return { nodes, at };
    const other = countBelow(nodes, next) + 1;
    return { nodes: rearranged(nodes, { from: next, size: other, to: at }), at: at + other };
  }
  const before = nodes.findLastIndex((node, place) => place < at && node.depth <= depth);
  if (before < 0 || nodes[before]?.depth !== depth) return { nodes, at };
  return { nodes: rearranged(nodes, { from: at, size, to: before }), at: before };
}

/** With a node, and all below it, before another one and as deep as that. Onto itself nothing happens. */
export function moveBefore(nodes: readonly RubricNode[], from: number, to: number): Edited {
  const size = countBelow(nodes, from) + 1;
  const [moved, target] = [nodes[from], nodes[to]];
  if (!moved || !target || (to >= from && to < from + size)) return { nodes, at: from };
  const by = target.depth - moved.depth;
  const block = nodes.slice(from, from + size).map((node) => ({ ...node, depth: node.depth + by }));
  if (block.some(({ depth }) => depth > MAX_DEPTH)) return { nodes, at: from };
  const place = to > from ? to - size : to;
  return { nodes: settled(nodes.toSpliced(from, size).toSpliced(place, 0, ...block)), at: place };
}

/** A node, and all below it, deeper (1) or less deep (-1), as far as the outline allows. */
export function indent(nodes: readonly RubricNode[], at: number, step: 1 | -1): Edited {
  const last = at + countBelow(nodes, at);
  const block = nodes.slice(at, last + 1).map((node) => ({ ...node, depth: node.depth + step }));
  const isPossible =
    block.every(({ depth }) => depth >= 0 && depth <= MAX_DEPTH) &&
    (block[0]?.depth ?? 0) <= (nodes[at - 1]?.depth ?? -1) + 1;
  return isPossible ? { nodes: settled(nodes.toSpliced(at, block.length, ...block)), at } : { nodes, at };
}

type Rearranged = { readonly from: number; readonly size: number; readonly to: number };

const rearranged = (nodes: readonly RubricNode[], { from, size, to }: Rearranged): RubricNode[] =>
  nodes.toSpliced(from, size).toSpliced(to, 0, ...nodes.slice(from, from + size));

/** What has nodes below it is a heading; what has lost them can be scored again. */
function settled(nodes: readonly RubricNode[]): RubricNode[] {
  return nodes.map((node, place) => {
    const isHeading = (nodes[place + 1]?.depth ?? 0) > node.depth;
    if (isHeading) return node.item === null ? node : { ...node, item: null };
    return node.item === null ? { ...node, item: GRADES } : node;
  });
}

/** With another way of scoring: points go where they are not used. */
export function withScoring(rubric: Rubric, scoring: Scoring): Rubric {
  if (usesPoints({ scoring })) return { ...rubric, scoring, points: rubric.points ?? 100 };
  const bands = scoring === 'none' ? [] : rubric.bands;
  return { ...rubric, scoring, points: null, bands, nodes: rubric.nodes.map((node) => ({ ...node, points: null })) };
}
