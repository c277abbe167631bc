import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { RubricStore } from '../rubrics/ports.ts';
import { type StudyDeps, StudyDesk } from '../studies/StudyDesk.ts';
import { ScoreDesk } from './ScoreDesk.ts';
import { StudyRubrics } from './StudyRubrics.ts';
import type { ScoreDeps } from './scoreDeps.ts';

type Handlers = Pick<EndpointHandlers<Caller>, Extract<keyof EndpointHandlers<Caller>, `scores.${string}`>>;

type Deps = Omit<StudyDeps, 'changes'> & Omit<ScoreDeps, 'changes' | 'desk'> & { readonly rubrics: RubricStore };

/** Rubrics of studies, and what is scored with them. */
export function scoreHandlers(given: Deps): Handlers {
  const changes = new KeyedLock();
  const deps = { ...given, changes, desk: new StudyDesk({ ...given, changes }) };
  const [scores, rubrics] = [new ScoreDesk(deps), new StudyRubrics(deps)];
  const askerOf = (by: Caller) => ({ person: personOf(by), log: by.log });
  return {
    'scores.list': (by, { params: { studyId } }) => scores.list(askerOf(by), studyId),
    'scores.take': async (by, { params: { studyId }, body: { rubric } }) => {
      await rubrics.take(askerOf(by), studyId, rubric);
      return scores.list(askerOf(by), studyId);
    },
    'scores.drop': async (by, { params }) => {
      await rubrics.drop(askerOf(by), params);
      return scores.list(askerOf(by), params.studyId);
    },
    'scores.begin': (by, { params }) => scores.begin(askerOf(by), params),
    'scores.save': (by, { params, body: { items } }) => scores.save(askerOf(by), params, items),
    'scores.submit': (by, { params }) => scores.submit(askerOf(by), params),
    'scores.results': (by, { params }) => scores.results(askerOf(by), params),
    'scores.agree': (by, { params, body }) => scores.agree(askerOf(by), params, body),
  };
}
