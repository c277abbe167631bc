import { AppError } from '../../../shared/errors/index.ts';
import { clearFloor, discuss, endFloor, grantFloor } from '../../../shared/lesson/floor.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, roomSeatOf, seatingOf, teachingSeatOf } from '../seated.ts';

/** Who is on stage. */
export function floorHandlers() {
  return {
    'floor.grant': (asked, grant) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: grantFloor(state, grant), reply: {} })),
    'floor.end': (asked, { seatId }) =>
      changeBy(seatingOf(asked), asked, (state, self) => {
        const teaches = self.role === 'teacher';
        if (!teaches && roomSeatOf(state, self) !== seatId) throw new AppError('lesson.not-yours');
        return { facts: endFloor(state, seatId, teaches ? 'teacher' : 'classroom'), reply: {} };
      }),
    'floor.clear': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: clearFloor(state), reply: {} })),
    'floor.discuss': (asked, { on }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: discuss(state, on), reply: {} })),
  } satisfies Pick<Handlers<Asked>, `floor.${'grant' | 'end' | 'clear' | 'discuss'}`>;
}
