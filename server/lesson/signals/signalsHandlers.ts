import { acknowledgeSignals, giveSignal } from '../../../shared/lesson/signals.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeListening, changeOwnClassroom } from '../seated.ts';

/** What a classroom tells the teacher with one press. */
export function signalsHandlers({ clock }: { clock: Clock }) {
  return {
    'signal.give': (asked, { kind }) =>
      changeOwnClassroom(asked, (state, { classroomId }) =>
        giveSignal(state, { classroomId, kind, nowMs: clock.nowMs() }),
      ),
    'signal.acknowledge': (asked, { classroomId }) =>
      changeListening(asked, classroomId, (state) => acknowledgeSignals(state, classroomId)),
  } satisfies Pick<Handlers<Asked>, 'signal.give' | 'signal.acknowledge'>;
}
