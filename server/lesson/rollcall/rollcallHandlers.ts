import { enterRoll, openRollCall } from '../../../shared/lesson/rollcall.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, changeOwnClassroom, teachingSeatOf } from '../seated.ts';

/** Who is there. */
export function rollcallHandlers() {
  return {
    'rollcall.open': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: openRollCall(state), reply: {} })),
    'rollcall.enter': (asked, count) =>
      changeOwnClassroom(asked, (state, { classroomId }) => enterRoll(state, classroomId, count)),
  } satisfies Pick<Handlers<Asked>, 'rollcall.open' | 'rollcall.enter'>;
}
