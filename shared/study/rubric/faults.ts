import { type Branch, branchesOf } from './outline.ts';
import {
  highestOf,
  hundredths,
  type Rubric,
  type RubricItem,
  type RubricNode,
  type RubricWords,
  usesPoints,
} from './rubric.ts';

/** What can be wrong with a rubric that is otherwise readable. */
export type FaultCode =
  | 'empty'
  | 'words-missing'
  | 'key-twice'
  | 'too-deep'
  | 'heading-empty'
  | 'heading-answered'
  | 'points-missing'
  | 'points-needless'
  | 'points-sum'
  | 'levels-words'
  | 'levels-same'
  | 'nothing-counted'
  | 'scales-differ'
  | 'bonus-needs-sum'
  | 'bands-order';

/** A fault and the node that it is in. */
export type RubricFault = {
  readonly code: FaultCode;
  /** The node's place from 0; `null`: the rubric as a whole. */
  readonly index: number | null;
  /** For `points-sum`: what the nodes below sum to. */
  readonly sum?: number;
  /** For `points-sum`: what they should sum to. */
  readonly of?: number;
};

const isSaid = (words: RubricWords): boolean => words['zh-CN'] !== '' || words.en !== '';

/** Everything that must be put right before a rubric can be scored with; empty: it can. In the order of its nodes. */
export function faultsOf(rubric: Rubric): readonly RubricFault[] {
  const branches = branchesOf(rubric.nodes);
  const faults = [
    ...faultsOfWhole(rubric, branches),
    ...rubric.nodes.flatMap((_node, index) => faultsOfPlace(rubric.nodes, index)),
    ...branches.flatMap((branch) => faultsOfBranch(rubric, branch)),
  ];
  return faults.sort((a, b) => (a.index ?? -1) - (b.index ?? -1));
}

function faultsOfWhole(rubric: Rubric, branches: readonly Branch[]): RubricFault[] {
  const { label, bands, nodes, scoring, points } = rubric;
  const faults: RubricFault[] = [];
  const add = (code: FaultCode): void => void faults.push({ code, index: null });
  if (!isSaid(label) || bands.some((band) => !isSaid(band.label))) add('words-missing');
  if (nodes.length === 0) add('empty');
  const inOrder = bands.every(({ fromPercent }, place) => fromPercent > (bands[place - 1]?.fromPercent ?? -1));
  if (bands.length > 0 && (!inOrder || bands[0]?.fromPercent !== 0 || scoring === 'none')) add('bands-order');
  const counted = nodes.flatMap(({ item }) => (item ? [highestOf(item)] : [])).filter((highest) => highest !== null);
  if (scoring !== 'none' && nodes.length > 0 && counted.length === 0) add('nothing-counted');
  if ((scoring === 'mean' || scoring === 'weighted-mean') && new Set(counted).size > 1) add('scales-differ');
  if (usesPoints(rubric)) faults.push(...faultsOfSum({ index: null, points, below: branches }));
  else if (points !== null) add('points-needless');
  return faults;
}

function faultsOfPlace(nodes: readonly RubricNode[], index: number): RubricFault[] {
  const node = nodes[index];
  if (!node) return [];
  const faults: RubricFault[] = [];
  if (!isSaid(node.label)) faults.push({ code: 'words-missing', index });
  if (nodes.findIndex(({ key }) => key === node.key) < index) faults.push({ code: 'key-twice', index });
  if (node.depth > (nodes[index - 1]?.depth ?? -1) + 1) faults.push({ code: 'too-deep', index });
  return faults;
}

function faultsOfBranch(rubric: Rubric, branch: Branch): RubricFault[] {
  const { index, node, below } = branch;
  const faults: RubricFault[] = below.flatMap((each) => faultsOfBranch(rubric, each));
  const add = (code: FaultCode): void => void faults.push({ code, index });
  if (below.length === 0 && node.item === null) add('heading-empty');
  if (below.length > 0 && node.item !== null) add('heading-answered');
  if (node.item) for (const code of faultsOfItem(rubric, node.item)) add(code);
  const needsPoints = usesPoints(rubric) && isCounted(branch);
  if (needsPoints && node.points === null) add('points-missing');
  if (!needsPoints && node.points !== null) add('points-needless');
  if (needsPoints && node.item === null) faults.push(...faultsOfSum({ index, points: node.points, below }));
  return faults;
}

function faultsOfItem({ scoring }: Rubric, item: RubricItem): FaultCode[] {
  if (item.kind === 'bonus') return scoring === 'sum' ? [] : ['bonus-needs-sum'];
  if (item.kind === 'code') return item.options.every(isSaid) ? [] : ['levels-words'];
  if (item.kind !== 'levels') return [];
  const { levels } = item;
  const isDistinct = new Set(levels.map(({ value }) => value)).size === levels.length;
  return [
    ...(levels.every(({ label }) => isSaid(label)) ? [] : ['levels-words' as const]),
    ...(isDistinct ? [] : ['levels-same' as const]),
  ];
}

/** Whether anything in a branch earns points. */
export const isCounted = ({ node, below }: Branch): boolean =>
  node.item ? highestOf(node.item) !== null : below.some(isCounted);

type Summed = {
  readonly index: number | null;
  readonly points: number | null;
  readonly below: readonly Branch[];
};

function faultsOfSum({ index, points, below }: Summed): RubricFault[] {
  if (points === null) return index === null ? [{ code: 'points-missing', index }] : [];
  const sum = sumBelow(below);
  return sum === points ? [] : [{ code: 'points-sum', index, sum, of: points }];
}

/** What the points of some siblings sum to, exactly. */
export function sumBelow(below: readonly Branch[]): number {
  return below.filter(isCounted).reduce((sum, { node }) => sum + hundredths(node.points ?? 0), 0) / 100;
}
