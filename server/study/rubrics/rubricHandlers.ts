import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { RubricStore } from './ports.ts';
import { RubricDesk } from './RubricDesk.ts';
import { rubricOfSheet, sheetOfRubric } from './rubricSheets.ts';

type Handlers = Pick<EndpointHandlers<Caller>, Extract<keyof EndpointHandlers<Caller>, `rubrics.${string}`>>;

/** Rubrics of people, and their workbooks. */
export function rubricHandlers(deps: { readonly rubrics: RubricStore; readonly clock: Clock }): Handlers {
  const desk = new RubricDesk(deps);
  const askerOf = (by: Caller) => ({ person: personOf(by), log: by.log });
  return {
    'rubrics.list': (by) => desk.list(askerOf(by)),
    'rubrics.read': (by, { params: { rubricId } }) => desk.read(askerOf(by), rubricId),
    'rubrics.create': (by, { body: { rubric } }) => desk.create(askerOf(by), rubric),
    'rubrics.save': (by, { params: { rubricId }, body }) => desk.save(askerOf(by), rubricId, body),
    'rubrics.share': (by, { params: { rubricId }, body: { audience } }) => desk.share(askerOf(by), rubricId, audience),
    'rubrics.remove': (by, { params: { rubricId } }) => desk.remove(askerOf(by), rubricId),
    'rubrics.write-sheet': (_by, { body: { rubric } }) => sheetOfRubric(rubric),
    'rubrics.read-sheet': (_by, { body: { xlsx } }) => rubricOfSheet(xlsx),
  };
}
