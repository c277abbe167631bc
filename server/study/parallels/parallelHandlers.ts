import { type EndpointHandlers, MAX_PARALLEL_LESSONS, type ParallelLesson } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { idPrefixes, StudyId } from '../../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { PersonIdentity } from '../../accounts/Identity.ts';
import { watched } from '../../library/libraryHandlers.ts';
import type { LibraryStore, StoredTake } from '../../library/ports.ts';
import { newId } from '../../platform/newId.ts';
import type { StoredStudy, StoredStudyPerson } from '../studies/ports.ts';
import type { StudyDeps, StudyDesk } from '../studies/StudyDesk.ts';
import { mustGoOn, mustLead } from '../studies/studyRights.ts';
import type { ParallelStore } from './ports.ts';

type Handlers = Pick<EndpointHandlers<Caller>, Extract<keyof EndpointHandlers<Caller>, `parallels.${string}`>>;

type Deps = Pick<StudyDeps, 'studies' | 'people' | 'clock' | 'changes'> & {
  readonly library: LibraryStore;
  readonly parallels: ParallelStore;
  readonly desk: Pick<StudyDesk, 'of' | 'newcomer'>;
};

/** Several lessons compared in one study: which, and what in them corresponds. */
export function parallelHandlers(deps: Deps): Handlers {
  const { changes, parallels, desk } = deps;
  const led = async (person: PersonIdentity, studyId: StudyId): Promise<StoredStudy> => {
    const { study, self } = await desk.of(person, studyId);
    mustLead(study, self);
    mustGoOn(study);
    return study;
  };
  return {
    'parallels.list': async (by, { params: { studyId } }) => {
      await desk.of(personOf(by), studyId);
      return { lessons: await lessonsOf(deps, personOf(by), studyId) };
    },
    'parallels.add': async (by, { params: { studyId }, body: { takeId } }) => {
      const person = personOf(by);
      const take = await watched(person, deps, takeId);
      const [first] = await parallels.groupOf(studyId);
      return changes.run(first?.studyId ?? studyId, async () => {
        await led(person, studyId);
        if (take.endedAtMs === null) throw new AppError('take.not-ended', { takeId });
        const invited = await add(deps, person, { take, first: await led(person, first?.studyId ?? studyId) });
        by.log.info({ event: 'study.lesson-added', studyId, takeId, personId: person.personId });
        // Each of them may watch this take from now on, which is on record as of any other invitation.
        for (const each of invited)
          by.log.info({ event: 'study.invited', studyId, takeId, ...each, personId: person.personId });
        return { lessons: await lessonsOf(deps, person, studyId) };
      });
    },
    'parallels.link': (by, { params: { studyId }, body: { link } }) =>
      changes.run(studyId, async () => {
        await led(personOf(by), studyId);
        const [first] = await parallels.groupOf(studyId);
        if (first?.studyId === studyId) throw new AppError('study.not-compared', { studyId });
        await parallels.link(studyId, link);
        return { lessons: await lessonsOf(deps, personOf(by), studyId) };
      }),
  };
}

type Adding = { readonly take: StoredTake; readonly first: StoredStudy };

/**
 * Begins a study of this take beside the first one: the same words, instruments and people, and the lesson's teacher.
 *
 * @returns those who came with it, without the asker; nobody when the take is compared already.
 */
async function add(
  { studies, people: register, parallels, clock, desk }: Deps,
  person: PersonIdentity,
  { take, first }: Adding,
) {
  const group = await parallels.groupOf(first.studyId);
  const compared = await Promise.all(group.map(({ studyId }) => studies.find(studyId)));
  if (compared.some((study) => study?.takeId === take.takeId)) return [];
  if (group.length >= MAX_PARALLEL_LESSONS) throw new AppError('study.lessons-full', { studyId: first.studyId });
  const people: StoredStudyPerson[] = [];
  for (const { personId, role } of first.people) {
    // Who has left the district meanwhile is not invited anew.
    const registered = await register.find(personId);
    if (registered && !registered.disabled) people.push({ ...(await desk.newcomer(person, take, personId)), role });
  }
  // Nobody's lesson is studied behind their back.
  if (!people.some(({ personId }) => personId === take.teacherId))
    people.push({ personId: take.teacherId, name: take.teacherName, role: 'observer', opensTake: true });
  const studyId = newId(StudyId, idPrefixes.study);
  const { title, question, untilMs, schemes } = first;
  const madeAtMs = clock.nowMs();
  await studies.add({ studyId, takeId: take.takeId, title, question, untilMs, schemes, people, madeAtMs });
  await parallels.add(studyId, first.studyId);
  return people
    .filter(({ personId }) => personId !== person.personId)
    .map(({ personId, role }) => ({ invited: personId, role }));
}

/** Of those that are compared the ones that somebody is in. */
async function lessonsOf(
  { studies, parallels }: Deps,
  { personId }: PersonIdentity,
  studyId: StudyId,
): Promise<ParallelLesson[]> {
  const lessons: ParallelLesson[] = [];
  for (const { studyId: each, link } of await parallels.groupOf(studyId)) {
    const study = await studies.find(each);
    if (!study?.people.some((person) => person.personId === personId)) continue;
    const { takeId, lessonTitle, teacherName, beganAtMs, lengthMs } = study;
    lessons.push({ studyId: each, takeId, lessonTitle, teacherName, beganAtMs, lengthMs, link });
  }
  return lessons;
}
