import { reportDrill } from '../../../shared/lesson/drill.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, seatingOf } from '../seated.ts';

/** What seats tell of the faults of a drill. */
export function drillHandlers() {
  return {
    'drill.report': (asked, report) =>
      changeBy(seatingOf(asked), asked, (state, self) => ({ facts: reportDrill(state, self, report), reply: {} })),
  } satisfies Pick<Handlers<Asked>, 'drill.report'>;
}
