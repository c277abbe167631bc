import type { Evidence, ScoredItem } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { itemsOf } from '../../../shared/study/rubric/outline.ts';
import type { Rubric } from '../../../shared/study/rubric/rubric.ts';
import { fits } from '../../../shared/study/rubric/score.ts';
import type { MarkId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { StoredTake } from '../../library/ports.ts';
import { maySee } from '../marks/markRights.ts';
import type { StoredStudy } from '../studies/ports.ts';
import type { ScoreDeps } from './scoreDeps.ts';

type Deps = Pick<ScoreDeps, 'marks' | 'library'>;
type Scoring = { readonly person: PersonIdentity; readonly study: StoredStudy; readonly rubric: Rubric };

/** Refuses what cannot stand in the item. */
export function mustFit(rubric: Rubric, { node, answer }: Pick<ScoredItem, 'node' | 'answer'>): void {
  const found = itemsOf(rubric).find((placed) => placed.node.key === node);
  if (!found || !fits(found.item, answer)) throw new AppError('score.misfit', { node });
}

/**
 * Items whose answers fit and whose evidence is there: stretches of the take, and marks that whoever scores can see, with
 * the marks' own stretches. Throws `score.misfit`, `mark.not-found`.
 */
export async function groundedItems(deps: Deps, scoring: Scoring, items: readonly ScoredItem[]): Promise<ScoredItem[]> {
  const { study, rubric } = scoring;
  for (const item of items) mustFit(rubric, item);
  if (new Set(items.map(({ node }) => node)).size < items.length) throw new AppError('score.misfit', { node: 'twice' });
  const take = await deps.library.find(study.takeId);
  if (!take) throw new AppError('take.not-found', { takeId: study.takeId });
  return Promise.all(
    items.map(async (item) => ({
      ...item,
      evidence: await Promise.all(
        item.evidence.map((each) => grounded(deps, { ...scoring, take, node: item.node }, each)),
      ),
    })),
  );
}

type Grounding = Scoring & { readonly take: StoredTake; readonly node: string };

async function grounded(deps: Deps, { person, study, take, node }: Grounding, given: Evidence): Promise<Evidence> {
  const evidence = given.markId === null ? given : await ofMark(deps, { person, take }, given.markId);
  if ((evidence.toMs ?? evidence.fromMs) > study.lengthMs) throw new AppError('score.misfit', { node });
  return evidence;
}

/** A mark's stretch as it is now, within the take. */
async function ofMark(
  deps: Deps,
  { person, take }: Pick<Grounding, 'person' | 'take'>,
  markId: MarkId,
): Promise<Evidence> {
  const mark = await deps.marks.find(markId);
  if (mark?.lessonId !== take.lessonId || !maySee(person, take, mark)) throw new AppError('mark.not-found', { markId });
  const within = (atMs: number): number => Math.max(0, Math.round(atMs - take.beganAtMs));
  const fromMs = within(mark.fromMs);
  const toMs = mark.toMs === null ? null : within(mark.toMs);
  return { fromMs, toMs: toMs !== null && toMs > fromMs ? toMs : null, markId };
}
