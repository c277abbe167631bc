import type { EndpointHandlers, StudyTask, StudyWork, WaitingStudy } from '../../../shared/api/index.ts';
import { MAX_STUDY_TASKS } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { isAwaited } from '../../../shared/study/studySteps.ts';
import { idPrefixes, type PersonId, type StudyId, StudyTaskId } from '../../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import { newId } from '../../platform/newId.ts';
import type { ScoreStore } from '../scores/ports.ts';
import type { StoredStudy, StoredStudyPerson } from '../studies/ports.ts';
import type { StudyDeps, StudyDesk } from '../studies/StudyDesk.ts';
import { awaitedOf, mustGoOn, mustLead } from '../studies/studyRights.ts';
import type { Deed, StudyWorkStore } from './ports.ts';

type Handlers = Pick<EndpointHandlers<Caller>, Extract<keyof EndpointHandlers<Caller>, `study-work.${string}`>>;

type Deps = Pick<StudyDeps, 'studies' | 'sheets' | 'clock' | 'changes'> & {
  readonly studyWork: StudyWorkStore;
  readonly scores: Pick<ScoreStore, 'rubricsOf' | 'statesOf'>;
  readonly desk: Pick<StudyDesk, 'of'>;
};

type Opened = { readonly study: StoredStudy; readonly self: StoredStudyPerson; readonly deed: Deed };

/** Tasks of a study, its closing summary, and who left it. */
export function studyWorkHandlers(deps: Deps): Handlers {
  const { clock, changes, studyWork, desk } = deps;
  const whole = async (studyId: StudyId): Promise<StudyWork> => ({
    tasks: await studyWork.tasks(studyId),
    summary: await studyWork.summary(studyId),
    departures: await studyWork.departures(studyId),
  });
  /** One change of a study at a time; none of one that is archived. */
  const change = (by: Caller, studyId: StudyId, act: (opened: Opened) => Promise<void>): Promise<StudyWork> =>
    changes.run(studyId, async () => {
      const { study, self } = await desk.of(personOf(by), studyId);
      mustGoOn(study);
      await act({ study, self, deed: { byPersonId: self.personId, byName: self.name, atMs: clock.nowMs() } });
      return whole(studyId);
    });
  const taskIn = async (studyId: StudyId, taskId: StudyTaskId): Promise<StudyTask | undefined> =>
    (await studyWork.tasks(studyId)).find((task) => task.taskId === taskId);
  return {
    'study-work.waiting': async (by) => ({ studies: await waitingFor(deps, personOf(by).personId) }),
    'study-work.read': async (by, { params: { studyId } }) => {
      await desk.of(personOf(by), studyId);
      return whole(studyId);
    },
    'study-work.add-task': (by, { params: { studyId }, body }) =>
      change(by, studyId, async ({ study, self, deed }) => {
        const forName = nameOf(study, self, body.forPersonId);
        const { byPersonId, byName, atMs } = deed;
        const known = await studyWork.tasks(studyId);
        // A double click and a lost answer ask twice for one task.
        const isSame = (task: StudyTask): boolean =>
          task.done === null && task.byPersonId === byPersonId && isAlike(task, body);
        if (known.some(isSame)) return;
        if (known.length >= MAX_STUDY_TASKS) throw new AppError('task.too-many');
        const taskId = newId(StudyTaskId, idPrefixes.studyTask);
        await studyWork.addTask(studyId, { ...body, taskId, forName, byPersonId, byName, madeAtMs: atMs, done: null });
      }),
    'study-work.tick-task': (by, { params: { studyId, taskId }, body: { done } }) =>
      change(by, studyId, async ({ self, deed }) => {
        const task = await taskIn(studyId, taskId);
        if (!task) throw new AppError('task.not-found', { taskId });
        const isFor = task.forPersonId === null || task.forPersonId === self.personId;
        if (!isFor && self.role !== 'lead') throw new AppError('task.not-yours', { taskId });
        await studyWork.tickTask(taskId, done ? deed : null);
      }),
    'study-work.remove-task': (by, { params: { studyId, taskId } }) =>
      change(by, studyId, async ({ self }) => {
        const task = await taskIn(studyId, taskId);
        if (!task) return;
        const isOwn = task.byPersonId === self.personId;
        if (!isOwn && self.role !== 'lead') throw new AppError('task.not-yours', { taskId });
        await studyWork.removeTask(taskId);
      }),
    'study-work.write-summary': (by, { params: { studyId }, body }) =>
      change(by, studyId, async ({ study, self, deed }) => {
        mustLead(study, self);
        const before = await studyWork.summary(studyId);
        // A lost answer is asked again: the same text by the same person is not another's change.
        if (before.text === body.text && before.written?.byPersonId === self.personId) return;
        if (!(await studyWork.writeSummary(studyId, { ...body, by: deed })))
          throw new AppError('summary.changed', { studyId });
      }),
  };
}

type Wanted = Pick<StudyTask, 'text' | 'forPersonId' | 'untilMs'>;

const isAlike = (one: Wanted, other: Wanted): boolean =>
  one.text === other.text && one.forPersonId === other.forPersonId && one.untilMs === other.untilMs;

/** Whom a task is for: leads give them to anybody in the study, others to themselves. */
function nameOf({ people, studyId }: StoredStudy, self: StoredStudyPerson, personId: PersonId | null): string | null {
  if (personId !== self.personId && self.role !== 'lead') throw new AppError('task.not-yours', { studyId });
  if (personId === null) return null;
  const person = people.find((each) => each.personId === personId);
  if (!person) throw new AppError('person.not-found', { personId });
  return person.name;
}

/** Studies that go on and wait for somebody, the one that is due first at the head. */
async function waitingFor({ studies, sheets, studyWork, scores }: Deps, personId: PersonId): Promise<WaitingStudy[]> {
  const waiting: WaitingStudy[] = [];
  for (const study of await studies.ofPerson(personId)) {
    const self = study.people.find((person) => person.personId === personId);
    if (study.archivedAtMs !== null || !self) continue;
    const coding = awaitedOf(study, await sheets.ofStudy(study.studyId), self);
    const scoring = await scoringOf(scores, study.studyId, self);
    const open = (await studyWork.tasks(study.studyId)).filter(
      ({ forPersonId, done }) => forPersonId === personId && done === null,
    );
    const { studyId, title, untilMs } = study;
    if (coding + scoring + open.length > 0)
      waiting.push({ studyId, title, untilMs, coding, scoring, tasks: open.length });
  }
  return waiting.sort((a, b) => (a.untilMs ?? Number.MAX_SAFE_INTEGER) - (b.untilMs ?? Number.MAX_SAFE_INTEGER));
}

/** With how many rubrics somebody in a study is waited for. */
async function scoringOf(scores: Deps['scores'], studyId: StudyId, self: StoredStudyPerson): Promise<number> {
  const sheets = (await scores.statesOf(studyId)).map((state) => ({ ...state, scheme: state.studyRubricId }));
  return (await scores.rubricsOf(studyId)).filter(({ studyRubricId }) => isAwaited(self, sheets, studyRubricId)).length;
}
