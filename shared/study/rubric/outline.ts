import type { Rubric, RubricItem, RubricNode } from './rubric.ts';

/** A node with what lies below it. */
export type Branch = { readonly index: number; readonly node: RubricNode; readonly below: readonly Branch[] };

/** The outline as a tree. A node that is too deep lies below the last one before it. */
export function branchesOf(nodes: readonly RubricNode[]): readonly Branch[] {
  type Open = { readonly index: number; readonly node: RubricNode; readonly below: Open[] };
  const top: Open[] = [];
  const path: Open[] = [];
  for (const [index, node] of nodes.entries()) {
    while (path.length > 0 && (path.at(-1)?.node.depth ?? 0) >= node.depth) path.pop();
    const open: Open = { index, node, below: [] };
    (path.at(-1)?.below ?? top).push(open);
    path.push(open);
  }
  return top;
}

/** How many nodes lie below one, however deep. */
export function countBelow(nodes: readonly RubricNode[], index: number): number {
  const depth = nodes[index]?.depth ?? 0;
  const next = nodes.findIndex((node, place) => place > index && node.depth <= depth);
  return (next < 0 ? nodes.length : next) - index - 1;
}

/** An item with the names of what it lies in. */
export type PlacedItem = {
  readonly node: RubricNode;
  readonly item: RubricItem;
  /** From the first level down, without itself. */
  readonly within: readonly RubricNode[];
};

/** The items of a rubric in the order in which they are scored. */
export function itemsOf({ nodes }: Pick<Rubric, 'nodes'>): readonly PlacedItem[] {
  const collect = (branches: readonly Branch[], within: readonly RubricNode[]): PlacedItem[] =>
    branches.flatMap(({ node, below }) =>
      node.item ? [{ node, item: node.item, within }] : collect(below, [...within, node]),
    );
  return collect(branchesOf(nodes), []);
}

/** A key that no other node has, for a new one; it is taken from then on. */
export function freeKey(taken: Set<string>): string {
  let n = 1;
  while (taken.has(`n${n}`)) n += 1;
  taken.add(`n${n}`);
  return `n${n}`;
}
