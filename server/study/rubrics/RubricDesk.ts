import { type KeptRubric, MAX_RUBRICS, type RubricAudience, type RubricSummary } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { faultsOf } from '../../../shared/study/rubric/faults.ts';
import { itemsOf } from '../../../shared/study/rubric/outline.ts';
import { type Rubric, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { idPrefixes, RubricId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { Clock } from '../../platform/Clock.ts';
import { newId } from '../../platform/newId.ts';
import type { Asker } from '../studies/StudyDesk.ts';
import type { RubricStore, StoredRubric } from './ports.ts';
import { mayRead, mustOwn, mustShare, sightOf } from './rubricRights.ts';

type Deps = { readonly rubrics: RubricStore; readonly clock: Clock };

/** Where rubrics are kept, changed, shared and removed. */
export class RubricDesk {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async list({ person }: Asker): Promise<{ rubrics: RubricSummary[] }> {
    const rubrics = await this.#deps.rubrics.listFor(sightOf(person));
    return { rubrics: rubrics.map((rubric) => summaryOf(rubric, person)) };
  }

  async read({ person }: Asker, rubricId: RubricId): Promise<KeptRubric> {
    return keptOf(await this.#found(person, rubricId), person);
  }

  /** Throws `rubric.too-many`. */
  async create({ person }: Asker, rubric: Rubric): Promise<KeptRubric> {
    const { rubrics, clock } = this.#deps;
    const { personId, name, schoolId } = person;
    if ((await rubrics.countOf(personId)) >= MAX_RUBRICS) throw new AppError('rubric.too-many', { most: MAX_RUBRICS });
    const stored: StoredRubric = {
      ...{ rubricId: newId(RubricId, idPrefixes.rubric), rubric, ownerId: personId, ownerName: name, schoolId },
      ...{ audience: 'private', version: 1, edition: 1, changedAtMs: clock.nowMs() },
    };
    await rubrics.add(stored);
    return keptOf(stored, person);
  }

  /** Throws `rubric.changed`; the same twice is harmless. */
  async save({ person }: Asker, rubricId: RubricId, { rubric, version }: Pick<KeptRubric, 'rubric' | 'version'>) {
    const { rubrics, clock } = this.#deps;
    const before = await this.#found(person, rubricId);
    mustOwn(person, before);
    const saved = await rubrics.save(rubricId, rubric, { version, atMs: clock.nowMs() });
    const after = await this.#found(person, rubricId);
    // The answer to the same request may have been lost on its way.
    const isThere = after.version === version + 1 && JSON.stringify(after.rubric) === JSON.stringify(rubric);
    if (!saved && !isThere) throw new AppError('rubric.changed', { rubricId });
    return keptOf(after, person);
  }

  /** Throws `rubric.not-yours`, `rubric.faulty`. */
  async share({ person, log }: Asker, rubricId: RubricId, audience: RubricAudience): Promise<KeptRubric> {
    const before = await this.#found(person, rubricId);
    mustShare(person, before, audience);
    if (audience !== 'private') mustBeReady(before.rubric);
    await this.#deps.rubrics.share(rubricId, audience);
    const about = wordIn(before.rubric.label, 'zh-CN');
    log.info({ event: 'rubric.shared', rubricId, audience, about, personId: person.personId });
    return keptOf({ ...before, audience }, person);
  }

  async remove({ person, log }: Asker, rubricId: RubricId): Promise<Record<string, never>> {
    const before = await this.#found(person, rubricId);
    mustOwn(person, before);
    await this.#deps.rubrics.remove(rubricId);
    const about = wordIn(before.rubric.label, 'zh-CN');
    log.info({ event: 'rubric.removed', rubricId, about, personId: person.personId });
    return {};
  }

  async #found(person: PersonIdentity, rubricId: RubricId): Promise<StoredRubric> {
    const rubric = await this.#deps.rubrics.find(rubricId);
    if (!rubric || !mayRead(person, rubric)) throw new AppError('rubric.not-found', { rubricId });
    return rubric;
  }
}

/** Refuses a rubric that cannot be scored with: `rubric.faulty`, with the first fault and its node from 1. */
export function mustBeReady(rubric: Rubric): void {
  const [fault] = faultsOf(rubric);
  if (fault) throw new AppError('rubric.faulty', { fault: fault.code, node: (fault.index ?? -1) + 1 });
}

function summaryOf(stored: StoredRubric, { personId }: PersonIdentity): RubricSummary {
  const { rubricId, rubric, audience, ownerId, ownerName, edition, changedAtMs } = stored;
  const { label, scoring, points } = rubric;
  return {
    ...{ rubricId, label, scoring, points, audience, ownerName, edition, changedAtMs },
    ...{ items: itemsOf(rubric).length, ready: faultsOf(rubric).length === 0, mine: ownerId === personId },
  };
}

const keptOf = (stored: StoredRubric, person: PersonIdentity): KeptRubric => ({
  ...{ ...summaryOf(stored, person), rubric: stored.rubric, version: stored.version },
});
