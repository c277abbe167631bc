import {
  type EndpointRequest,
  MAX_CANDIDATES,
  MAX_STUDY_PEOPLE,
  type Study,
  type StudyRole,
  type StudySummary,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { SchemeKey } from '../../../shared/study/scheme.ts';
import { idPrefixes, type PersonId, StudyId } from '../../../shared/vocabulary/index.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import type { PeopleStore } from '../../accounts/ports.ts';
import type { LibraryStore, StoredTake } from '../../library/ports.ts';
import { mayManage, mayWatch } from '../../library/watchers.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { KeyedLock } from '../../platform/KeyedLock.ts';
import type { Log } from '../../platform/Log.ts';
import { newId } from '../../platform/newId.ts';
import type { ParallelStore } from '../parallels/ports.ts';
import { chosenScheme } from '../schemes/chosenScheme.ts';
import type { OwnSchemeStore } from '../schemes/ports.ts';
import type { SheetStore } from '../sheets/ports.ts';
import type { StudyWorkStore } from '../work/ports.ts';
import type { StoredStudy, StoredStudyPerson, StudyStore } from './ports.ts';
import { awaitedOf, isOpened, isShown, lengthNow, mustGoOn, mustLead } from './studyRights.ts';

/** What studies work with. */
export type StudyDeps = {
  readonly studies: StudyStore;
  readonly sheets: SheetStore;
  readonly schemes: Pick<OwnSchemeStore, 'find'>;
  readonly library: Pick<LibraryStore, 'find'>;
  readonly people: Pick<PeopleStore, 'find' | 'list'>;
  readonly studyWork: Pick<StudyWorkStore, 'addDeparture'>;
  readonly parallels: Pick<ParallelStore, 'groupOf'>;
  readonly clock: Clock;
  /** One change of a study at a time, so that nobody is invited to code while the last one submits. */
  readonly changes: KeyedLock;
};

/** Who asks, and where it is written down. */
export type Asker = { readonly person: PersonIdentity; readonly log: Log };

/** What is done once all has been checked. */
type Change = () => Promise<void>;

type Begun = EndpointRequest<'studies.begin'>['body'];

/** Where studies are begun, led and archived. */
export class StudyDesk {
  readonly #deps: StudyDeps;

  constructor(deps: StudyDeps) {
    this.#deps = deps;
  }

  async list({ person }: Asker): Promise<{ studies: StudySummary[] }> {
    const studies = await this.#deps.studies.ofPerson(person.personId);
    return { studies: studies.map((study) => summaryOf(study, roleIn(study, person.personId))) };
  }

  /** Throws `study.no-scheme`. */
  async begin({ person, log }: Asker, take: StoredTake, { schemes, ...words }: Begun): Promise<{ studyId: StudyId }> {
    const { schemes: own } = this.#deps;
    const chosen = await Promise.all(schemes.map((each) => chosenScheme(own, person.personId, each)));
    const { takeId, teacherId, teacherName } = take;
    const studyId = newId(StudyId, idPrefixes.study);
    const lead = {
      personId: person.personId,
      name: person.name,
      role: 'lead',
      opensTake: mayManage(person, take),
    } as const;
    // Nobody's lesson is studied behind their back.
    const teacher = { personId: teacherId, name: teacherName, role: 'observer', opensTake: true } as const;
    const people = teacherId === person.personId ? [lead] : [lead, teacher];
    const madeAtMs = this.#deps.clock.nowMs();
    await this.#deps.studies.add({ ...words, studyId, takeId, schemes: chosen, people, madeAtMs });
    log.info({ event: 'study.begun', studyId, takeId, personId: person.personId });
    return { studyId };
  }

  async read({ person }: Asker, studyId: StudyId): Promise<Study> {
    const { study } = await this.of(person, studyId);
    return this.#whole(study, person.personId);
  }

  /** Changes the words of all lessons that are compared in it. */
  change(asker: Asker, studyId: StudyId, words: Pick<StoredStudy, 'title' | 'question' | 'untilMs'>): Promise<Study> {
    return this.#lead(asker, studyId, async (study) => () => this.#deps.studies.change(study.studyId, words));
  }

  /** Archives all lessons that are compared in it. */
  archive(asker: Asker, studyId: StudyId): Promise<Study> {
    const { studies, clock } = this.#deps;
    return this.#together(studyId, async (group) => {
      const { study, self } = await this.of(asker.person, studyId);
      mustLead(study, self);
      for (const each of group) await studies.archive(each, clock.nowMs());
      asker.log.info({ event: 'study.archived', studyId, personId: asker.person.personId });
      return this.read(asker, studyId);
    });
  }

  async candidates({ person }: Asker, studyId: StudyId, text: string) {
    const { study, self } = await this.of(person, studyId);
    mustLead(study, self);
    const known = new Set(study.people.map(({ personId }) => personId));
    const found = (await this.#deps.people.list(null)).filter(
      ({ personId, name, disabled }) =>
        !disabled && !known.has(personId) && name.toLowerCase().includes(text.toLowerCase()),
    );
    const people = found
      .slice(0, MAX_CANDIDATES)
      .map(({ personId, name, schoolName }) => ({ personId, name, schoolName }));
    return { people };
  }

  /**
   * To all lessons that are compared in it, or to none. Throws `person.not-found`, `study.cannot-watch`, `study.opened`,
   * `study.lead-needed`, `study.full`.
   */
  invite(asker: Asker, studyId: StudyId, personId: PersonId, role: StudyRole): Promise<Study> {
    return this.#lead(asker, studyId, async (study) => {
      const before = study.people.find((each) => each.personId === personId);
      if (before?.role === role) return undefined;
      if (before?.role === 'lead') mustKeepLead(study);
      if (!before && study.people.length >= MAX_STUDY_PEOPLE) throw new AppError('study.full', { studyId });
      await this.#mustBeBlind(study, personId, role);
      const person = before ?? (await this.newcomer(asker.person, study, personId));
      return async () => {
        if (before) await this.#noteDeparture(asker, study, before, role);
        await this.#deps.studies.putPerson(study.studyId, { ...person, role });
        const who = { invited: personId, role, personId: asker.person.personId };
        asker.log.info({ event: 'study.invited', studyId: study.studyId, ...who });
      };
    });
  }

  dismiss(asker: Asker, studyId: StudyId, personId: PersonId): Promise<Study> {
    return this.#lead(asker, studyId, async (study) => {
      const before = study.people.find((each) => each.personId === personId);
      if (!before) return undefined;
      if (before.role === 'lead') mustKeepLead(study);
      return async () => {
        await this.#noteDeparture(asker, study, before, null);
        await this.#deps.studies.removePerson(study.studyId, personId);
        const who = { dismissed: personId, personId: asker.person.personId };
        asker.log.info({ event: 'study.dismissed', studyId: study.studyId, ...who });
      };
    });
  }

  /** A study and who the asker is in it. Throws `study.not-found`, `study.not-yours`. */
  async of({ personId }: PersonIdentity, studyId: StudyId) {
    const study = await this.#deps.studies.find(studyId);
    if (!study) throw new AppError('study.not-found', { studyId });
    const self = study.people.find((each) => each.personId === personId);
    if (!self) throw new AppError('study.not-yours', { studyId });
    return { study, self };
  }

  /** Checks a change of each lesson that is compared in the study, and makes it only when all of them bear it. */
  #lead(asker: Asker, studyId: StudyId, check: (study: StoredStudy) => Promise<Change | undefined>): Promise<Study> {
    return this.#together(studyId, async (group) => {
      const acts: Change[] = [];
      for (const each of group) {
        const { study, self } = await this.of(asker.person, each);
        mustLead(study, self);
        mustGoOn(study);
        const act = await check(study);
        if (act) acts.push(act);
      }
      for (const act of acts) await act();
      const after = await this.#deps.studies.find(studyId);
      if (!after) throw new AppError('study.not-found', { studyId });
      return this.#whole(after, asker.person.personId);
    });
  }

  /** Holds all lessons that are compared, always in the same order, so that no two changes wait for one another. */
  async #together<T>(studyId: StudyId, act: (group: readonly StudyId[]) => Promise<T>): Promise<T> {
    const { parallels, changes } = this.#deps;
    const group = (await parallels.groupOf(studyId)).map((member) => member.studyId);
    const inOrder = [...group].sort();
    return inOrder.reduceRight<() => Promise<T>>(
      (inner, each) => () => changes.run(each, inner),
      () => act(group),
    )();
  }

  /** Whoever is not waited for any more leaves a note for all: no blind round ends quietly. */
  async #noteDeparture(asker: Asker, study: StoredStudy, before: StoredStudyPerson, role: StudyRole | null) {
    const sheets = await this.#deps.sheets.ofStudy(study.studyId);
    const after = role === null ? 0 : awaitedOf(study, sheets, { ...before, role });
    const unsubmitted = awaitedOf(study, sheets, before) - after;
    if (unsubmitted === 0 && !(role === null && before.role === 'rater')) return;
    const { personId, name } = before;
    const said = { byName: asker.person.name, atMs: this.#deps.clock.nowMs(), unsubmitted };
    await this.#deps.studyWork.addDeparture(study.studyId, { personId, name, role: before.role, ...said });
  }

  /** Whoever could have read the others cannot come to code, or go on with it, unless they had submitted by then. */
  async #mustBeBlind(study: StoredStudy, personId: PersonId, role: StudyRole): Promise<void> {
    if (role === 'observer') return;
    const sheets = await this.#deps.sheets.ofStudy(study.studyId);
    const isLate = ({ key }: { readonly key: SchemeKey }): boolean => {
      const own = sheets.find((sheet) => sheet.scheme === key && sheet.personId === personId);
      const isDone = own ? own.submittedAtMs !== null : role === 'lead';
      return !isDone && isOpened(study, sheets, key);
    };
    if (study.schemes.some(isLate)) throw new AppError('study.opened', { studyId: study.studyId });
  }

  /** Only whoever manages the take lets people watch who may not; others invite those who may. */
  async newcomer(
    by: PersonIdentity,
    { takeId }: Pick<StoredStudy, 'takeId'>,
    personId: PersonId,
  ): Promise<StoredStudyPerson> {
    const [person, take] = [await this.#deps.people.find(personId), await this.#deps.library.find(takeId)];
    if (!person || person.disabled) throw new AppError('person.not-found', { personId });
    if (!take) throw new AppError('take.not-found', { takeId });
    const opensTake = mayManage(by, take);
    if (!opensTake && !mayWatch(person, take)) throw new AppError('study.cannot-watch', { personId });
    return { personId, name: person.name, role: 'observer', opensTake };
  }

  async #whole(study: StoredStudy, personId: PersonId): Promise<Study> {
    const sheets = await this.#deps.sheets.ofStudy(study.studyId);
    return {
      ...summaryOf(study, roleIn(study, personId)),
      lengthMs: lengthNow(study, this.#deps.clock.nowMs()),
      recording: study.recording,
      schemes: study.schemes.map((scheme) => ({ ...scheme, opened: isOpened(study, sheets, scheme.key) })),
      people: study.people.map(({ opensTake: _, ...person }) => person),
      sheets: sheets.filter((sheet) => sheet.personId === personId || isShown(study, sheet)),
    };
  }
}

function mustKeepLead({ studyId, people }: StoredStudy): void {
  if (people.filter(({ role }) => role === 'lead').length < 2) throw new AppError('study.lead-needed', { studyId });
}

const roleIn = ({ people }: StoredStudy, personId: PersonId): StudyRole =>
  people.find((each) => each.personId === personId)?.role ?? 'observer';

function summaryOf(
  { people: _, schemes: __, lengthMs: ___, recording: ____, ...study }: StoredStudy,
  role: StudyRole,
): StudySummary {
  return { ...study, role };
}
