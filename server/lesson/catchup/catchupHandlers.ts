import { beginCatchUp, endCatchUp } from '../../../shared/lesson/catchup.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeOwnClassroom, roomSeatOf } from '../seated.ts';

/** A classroom that was away sees what it missed, or goes on: said by its display or by a phone in the room. */
export function catchupHandlers({ clock }: { clock: Clock }) {
  return {
    'catchup.begin': (asked) =>
      changeOwnClassroom(asked, (state, self) => beginCatchUp(state, roomSeatOf(state, self), clock.nowMs())),
    'catchup.end': (asked) => changeOwnClassroom(asked, (state, self) => endCatchUp(state, roomSeatOf(state, self))),
  } satisfies Pick<Handlers<Asked>, 'catchup.begin' | 'catchup.end'>;
}
