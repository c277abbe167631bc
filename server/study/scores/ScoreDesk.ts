import type { AgreedScore, DecidedScore, ScoredItem, ScoreSheet, StudyRubric } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { PersonId, StudyId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { StoredStudy, StoredStudyPerson } from '../studies/ports.ts';
import type { Asker } from '../studies/StudyDesk.ts';
import { mustGoOn } from '../studies/studyRights.ts';
import { groundedItems, mustFit } from './grounds.ts';
import type { StoredState, StoredStudyRubric } from './ports.ts';
import { isRoundOver } from './round.ts';
import type { RubricPlace, ScoreDeps } from './scoreDeps.ts';

/** Where lessons are scored with the rubrics of a study: blind first, then together. */
export class ScoreDesk {
  readonly #deps: ScoreDeps;

  constructor(deps: ScoreDeps) {
    this.#deps = deps;
  }

  async list({ person }: Asker, studyId: StudyId): Promise<{ rubrics: StudyRubric[] }> {
    const { study } = await this.#deps.desk.of(person, studyId);
    const { rubrics, states } = await this.#seen(study);
    return { rubrics: rubrics.map((rubric) => shownTo(person.personId, rubric, states)) };
  }

  /** Throws `study.not-rater`, `study.archived`, `study.opened`. */
  begin({ person }: Asker, place: RubricPlace): Promise<ScoreSheet> {
    const { scores, clock, changes } = this.#deps;
    const { personId, name } = person;
    return changes.run(place.studyId, async () => {
      const { study, self, rubric } = await this.#at(person, place);
      const own = (await scores.sheetsOf(place.studyRubricId)).find((sheet) => sheet.personId === personId);
      if (own) return own;
      mustScore(study, self);
      if (rubric.openedAtMs !== null) throw new AppError('study.opened', { studyId: study.studyId });
      await scores.begin(place.studyRubricId, { personId, name, begunAtMs: clock.nowMs(), submittedAtMs: null });
      return this.#own(personId, place);
    });
  }

  /** Throws `sheet.not-found`, `sheet.submitted`, `score.misfit`, `mark.not-found`. */
  async save({ person }: Asker, place: RubricPlace, items: readonly ScoredItem[]): Promise<{ items: ScoredItem[] }> {
    const { scores, clock } = this.#deps;
    const { study, self, rubric } = await this.#at(person, place);
    mustScore(study, self);
    await this.#own(person.personId, place);
    const grounded = await groundedItems(this.#deps, { person, study, rubric: rubric.rubric }, items);
    const own = { studyRubricId: place.studyRubricId, personId: person.personId };
    const written = await scores.write(own, grounded, clock.nowMs());
    if (!written) throw new AppError('sheet.submitted', { studyRubricId: place.studyRubricId });
    return { items: written };
  }

  submit({ person, log }: Asker, place: RubricPlace): Promise<ScoreSheet> {
    const { scores, clock, changes } = this.#deps;
    return changes.run(place.studyId, async () => {
      const { study, self } = await this.#at(person, place);
      mustScore(study, self);
      await this.#own(person.personId, place);
      await scores.submit({ studyRubricId: place.studyRubricId, personId: person.personId }, clock.nowMs());
      await this.#seen(study);
      log.info({ event: 'score.submitted', ...place, personId: person.personId });
      return this.#own(person.personId, place);
    });
  }

  /** Throws `sheet.blind`. */
  async results({ person }: Asker, place: RubricPlace): Promise<{ sheets: ScoreSheet[]; agreed: DecidedScore[] }> {
    const { rubric } = await this.#at(person, place);
    mustBeOpen(rubric);
    const sheets = await this.#deps.scores.sheetsOf(place.studyRubricId);
    return {
      sheets: sheets.filter(({ submittedAtMs }) => submittedAtMs !== null),
      agreed: await this.#deps.scores.agreedOf(place.studyRubricId),
    };
  }

  /** Throws `sheet.blind`, `study.not-rater`, `study.archived`, `score.misfit`. */
  async agree({ person, log }: Asker, place: RubricPlace, score: AgreedScore): Promise<{ agreed: DecidedScore[] }> {
    const { scores, clock } = this.#deps;
    const { study, self, rubric } = await this.#at(person, place);
    mustScore(study, self);
    mustBeOpen(rubric);
    mustFit(rubric.rubric, score);
    await scores.agree(place.studyRubricId, score, { name: person.name, atMs: clock.nowMs() });
    log.info({ event: 'score.agreed', ...place, node: score.node, personId: person.personId });
    return { agreed: await scores.agreedOf(place.studyRubricId) };
  }

  /** The rubrics of a study with how far they are; a round that is over by now is opened, whatever ended it. */
  async #seen(study: StoredStudy) {
    const { scores, clock } = this.#deps;
    const [rubrics, states] = await Promise.all([scores.rubricsOf(study.studyId), scores.statesOf(study.studyId)]);
    const over = rubrics.filter((rubric) => rubric.openedAtMs === null && isRoundOver(study, rubric, states));
    for (const { studyRubricId } of over) await scores.open(studyRubricId, clock.nowMs());
    return { rubrics: over.length > 0 ? await scores.rubricsOf(study.studyId) : rubrics, states };
  }

  async #at(person: PersonIdentity, { studyId, studyRubricId }: RubricPlace) {
    const { study, self } = await this.#deps.desk.of(person, studyId);
    const { rubrics } = await this.#seen(study);
    const rubric = rubrics.find((each) => each.studyRubricId === studyRubricId);
    if (!rubric) throw new AppError('rubric.not-found', { studyRubricId });
    return { study, self, rubric };
  }

  async #own(personId: PersonId, { studyRubricId }: RubricPlace): Promise<ScoreSheet> {
    const own = (await this.#deps.scores.sheetsOf(studyRubricId)).find((sheet) => sheet.personId === personId);
    if (!own) throw new AppError('sheet.not-found', { studyRubricId });
    return own;
  }
}

/** Refuses observers, and studies that are archived. */
function mustScore(study: StoredStudy, { role }: StoredStudyPerson): void {
  if (role === 'observer') throw new AppError('study.not-rater', { studyId: study.studyId });
  mustGoOn(study);
}

function mustBeOpen({ openedAtMs, studyRubricId }: StoredStudyRubric): void {
  if (openedAtMs === null) throw new AppError('sheet.blind', { studyRubricId });
}

/** Before the round is over nobody learns more of another's sheet than that there is one, and whether it is submitted. */
function shownTo(personId: PersonId, stored: StoredStudyRubric, states: readonly StoredState[]): StudyRubric {
  const { studyRubricId, rubric, edition, openedAtMs } = stored;
  const sheets = states
    .filter((state) => state.studyRubricId === studyRubricId)
    .map(({ studyRubricId: _, ...state }) => ({
      ...state,
      answered: openedAtMs !== null || state.personId === personId ? state.answered : null,
    }));
  return { studyRubricId, rubric, edition, openedAtMs, sheets };
}
