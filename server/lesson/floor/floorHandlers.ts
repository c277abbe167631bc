import { AppError } from '../../../shared/errors/index.ts';
import { endFloor, grantFloor } from '../../../shared/lesson/floor.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, seatingOf, teachingSeatOf } from '../seated.ts';

/** Who is on stage. */
export function floorHandlers() {
  return {
    'floor.grant': (asked, { seatId }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: grantFloor(state, seatId), reply: {} })),
    'floor.end': (asked, { seatId }) =>
      changeBy(seatingOf(asked), asked, (state, self) => {
        if (self.role !== 'teacher' && self.seatId !== seatId) throw new AppError('lesson.not-yours');
        return { facts: endFloor(state, seatId, self.role === 'teacher' ? 'teacher' : 'classroom'), reply: {} };
      }),
  } satisfies Pick<Handlers<Asked>, 'floor.grant' | 'floor.end'>;
}
