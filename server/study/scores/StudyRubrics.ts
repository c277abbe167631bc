import { MAX_STUDY_RUBRICS } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { type ShippedRubric, shippedRubrics } from '../../../shared/study/rubric/shipped/catalogue.ts';
import type { StudyId } from '../../../shared/vocabulary/index.ts';
import { idPrefixes, RubricId, StudyRubricId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import { newId } from '../../platform/newId.ts';
import type { RubricStore } from '../rubrics/ports.ts';
import { mustBeReady } from '../rubrics/RubricDesk.ts';
import { mayRead } from '../rubrics/rubricRights.ts';
import type { Asker } from '../studies/StudyDesk.ts';
import { mustGoOn, mustLead } from '../studies/studyRights.ts';
import type { StoredStudyRubric } from './ports.ts';
import type { RubricPlace, ScoreDeps } from './scoreDeps.ts';

type Deps = Pick<ScoreDeps, 'scores' | 'desk' | 'clock' | 'changes'> & {
  readonly rubrics: Pick<RubricStore, 'find' | 'use'>;
};
type Taken = Pick<StoredStudyRubric, 'rubric' | 'edition' | 'source'>;

/** Which rubrics a study scores with. Each is a copy: whatever becomes of the rubric, the study's stays. */
export class StudyRubrics {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Throws `rubric.not-found`, `rubric.faulty`, `rubric.too-many`, `study.archived`. */
  take({ person, log }: Asker, studyId: StudyId, wanted: RubricId | ShippedRubric): Promise<void> {
    const { scores, clock, changes } = this.#deps;
    return changes.run(studyId, async () => {
      await this.#mustLead(person, studyId);
      const there = await scores.rubricsOf(studyId);
      const taken = await this.#copied(person, wanted);
      if (there.some(({ source, edition }) => source === taken.source && edition === taken.edition)) return;
      if (there.length >= MAX_STUDY_RUBRICS) throw new AppError('rubric.too-many', { most: MAX_STUDY_RUBRICS });
      const studyRubricId = newId(StudyRubricId, idPrefixes.studyRubric);
      await scores.take({ ...taken, studyRubricId, studyId, openedAtMs: null, takenAtMs: clock.nowMs() });
      log.info({ event: 'rubric.taken', studyId, studyRubricId, source: taken.source, personId: person.personId });
    });
  }

  /** Throws `rubric.scored`, `study.archived`. Twice is harmless. */
  drop({ person }: Asker, { studyId, studyRubricId }: RubricPlace): Promise<void> {
    const { scores, changes } = this.#deps;
    return changes.run(studyId, async () => {
      await this.#mustLead(person, studyId);
      const isThere = (await scores.rubricsOf(studyId)).some((rubric) => rubric.studyRubricId === studyRubricId);
      if (isThere && !(await scores.drop(studyRubricId))) throw new AppError('rubric.scored', { studyRubricId });
    });
  }

  async #mustLead(person: PersonIdentity, studyId: StudyId): Promise<void> {
    const { study, self } = await this.#deps.desk.of(person, studyId);
    mustLead(study, self);
    mustGoOn(study);
  }

  async #copied(person: PersonIdentity, wanted: RubricId | ShippedRubric): Promise<Taken> {
    const rubricId = RubricId.safeParse(wanted).data;
    if (rubricId === undefined) {
      const [source] = Object.keys(shippedRubrics).filter((name): name is ShippedRubric => name === wanted);
      if (!source) throw new AppError('rubric.not-found', { rubric: wanted });
      return { source, rubric: shippedRubrics[source], edition: null };
    }
    const found = await this.#deps.rubrics.find(rubricId);
    if (!found || !mayRead(person, found)) throw new AppError('rubric.not-found', { rubricId });
    mustBeReady(found.rubric);
    // Saved just now by its owner: what was read is not what is there, and another look finds it.
    if (!(await this.#deps.rubrics.use(rubricId, found.version))) return this.#copied(person, wanted);
    return { source: rubricId, rubric: found.rubric, edition: found.edition };
  }
}
