import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** Whether classrooms on stage together speak one at a time. */
export function guardHandlers() {
  return {
    'guard.choose': (asked, { mode }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: state.guard === mode ? [] : [{ type: 'guard.chosen', data: { mode } }],
        reply: {},
      })),
  } satisfies Pick<Handlers<Asked>, 'guard.choose'>;
}
