import { isCounted } from './faults.ts';
import { type Branch, branchesOf } from './outline.ts';
import { highestOf, hundredths, MAX_COUNT, type Rubric, type RubricAnswer, type RubricItem } from './rubric.ts';

/** What one rater wrote, by the keys of items. */
export type Answers = ReadonlyMap<string, RubricAnswer>;

/** Answers by the keys of their items. */
export const answersOf = (items: readonly { readonly node: string; readonly answer: RubricAnswer }[]): Answers =>
  new Map(items.map(({ node, answer }) => [node, answer]));

/** The number of a node by one rater's answers. */
export type NodeScore = {
  /** `null`: it cannot be said, since nothing was answered, or, in a sum, not everything. Never 0 for that. */
  readonly value: number | null;
  /** The most that it can be, without bonus; `null`: nothing of it is counted. */
  readonly most: number | null;
};

/** The numbers of a rubric by one rater's answers. */
export type RubricScore = { readonly total: NodeScore; readonly nodes: ReadonlyMap<string, NodeScore> };

/** Whether something can stand in an item. `null`, nothing, can in each. */
export function fits(item: RubricItem, answer: RubricAnswer): boolean {
  if (answer === null) return true;
  if (item.kind === 'text') return typeof answer === 'string' && answer !== '';
  if (typeof answer !== 'number' || answer < 0) return false;
  if (item.kind === 'bonus') return answer <= item.most && Math.abs(answer * 100 - hundredths(answer)) < 1e-6;
  return Number.isInteger(answer) && answer <= mostOf(item);
}

/** The highest whole number that can stand in an item. */
function mostOf(item: Exclude<RubricItem, { kind: 'text' | 'bonus' }>): number {
  switch (item.kind) {
    case 'levels':
      return item.levels.length - 1;
    case 'code':
      return item.options.length - 1;
    case 'binary':
      return 1;
    case 'count':
      return MAX_COUNT;
    case 'duration':
      return Number.POSITIVE_INFINITY;
  }
}

/** What an answer is on its item's own scale, e.g. the value of a level; `null`: nothing that can be counted. */
export function answerValue(item: RubricItem, answer: RubricAnswer): number | null {
  if (typeof answer !== 'number' || item.kind === 'code' || item.kind === 'text') return null;
  return item.kind === 'levels' ? (item.levels[answer]?.value ?? null) : answer;
}

/** How much of an item an answer earns, 0–1; `null`: it is not answered, or nothing is counted. */
function gainOf(item: RubricItem, answer: RubricAnswer): number | null {
  const [value, highest] = [answerValue(item, answer), highestOf(item)];
  if (value === null || highest === null) return null;
  return highest === 0 ? 0 : Math.min(1, value / highest);
}

/**
 * Works out the numbers of a rubric from one rater's answers. In a sum each item earns its points times what its answer
 * is worth, rounded to hundredths, and hundredths are added: the total is exactly the sum of what is shown. A sum with an
 * item that is not answered has no value; a mean is of what was answered. Bonus points come on top, and are none until
 * they are given. Of a rubric without scoring nothing has a value.
 */
export function scoreRubric(rubric: Rubric, answers: Answers): RubricScore {
  const branches = branchesOf(rubric.nodes);
  const nodes = new Map<string, NodeScore>();
  if (rubric.scoring === 'none') return { total: { value: null, most: null }, nodes };
  const total = rubric.scoring === 'sum' ? sumOf(branches, answers, nodes) : meanOf(rubric, branches, answers, nodes);
  return { total, nodes };
}

function sumOf(branches: readonly Branch[], answers: Answers, into: Map<string, NodeScore>): NodeScore {
  const scores = branches.map((branch) => {
    const score = branch.node.item ? earned(branch, answers) : sumOf(branch.below, answers, into);
    into.set(branch.node.key, score);
    return { score, isBonusOnly: !isCounted(branch) };
  });
  const isWhole = scores.every(({ score, isBonusOnly }) => isBonusOnly || score.value !== null);
  const isSome = scores.some(({ score }) => score.value !== null);
  const add = (of: (score: NodeScore) => number | null): number =>
    scores.reduce((sum, { score }) => sum + hundredths(of(score) ?? 0), 0) / 100;
  return {
    value: isWhole && isSome ? add(({ value }) => value) : null,
    most: scores.every(({ score }) => score.most === null) ? null : add(({ most }) => most),
  };
}

function earned({ node }: Branch, answers: Answers): NodeScore {
  if (!node.item) return { value: null, most: null };
  const answer = answers.get(node.key) ?? null;
  if (node.item.kind === 'bonus') return { value: answerValue(node.item, answer), most: null };
  const [gain, most] = [gainOf(node.item, answer), highestOf(node.item) === null ? null : (node.points ?? 0)];
  return { value: gain === null || most === null ? null : Math.round(hundredths(most) * gain) / 100, most };
}

function meanOf(
  rubric: Rubric,
  branches: readonly Branch[],
  answers: Answers,
  into: Map<string, NodeScore>,
): NodeScore {
  let [sum, weights, most]: [number, number, number | null] = [0, 0, null];
  for (const branch of branches) {
    const { key, item, points } = branch.node;
    const score = item
      ? { value: highestOf(item) === null ? null : cappedOf(item, answers.get(key) ?? null), most: highestOf(item) }
      : meanOf(rubric, branch.below, answers, into);
    into.set(key, score);
    most ??= score.most;
    if (score.value === null) continue;
    const weight = rubric.scoring === 'mean' ? 1 : (points ?? 0);
    sum += score.value * weight;
    weights += weight;
  }
  return { value: weights === 0 ? null : sum / weights, most };
}

function cappedOf(item: RubricItem, answer: RubricAnswer): number | null {
  const [value, highest] = [answerValue(item, answer), highestOf(item)];
  return value === null || highest === null ? null : Math.min(value, highest);
}

/** The place of the band in which a number lies; `null`: there is no number, or there are no bands. */
export function bandOf({ bands }: Pick<Rubric, 'bands'>, { value, most }: NodeScore): number | null {
  if (value === null || most === null || most === 0 || bands.length === 0) return null;
  // A share that is a band's beginning but for the last bit of a floating number is that beginning.
  const percent = (100 * value) / most + 1e-9;
  const place = bands.findLastIndex(({ fromPercent }) => fromPercent <= percent);
  return place < 0 ? null : place;
}
