import { tellAudible } from '../../../shared/lesson/audible.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, seatingOf } from '../seated.ts';

/** Whose microphone carries a voice. */
export function audibleHandlers() {
  return {
    'audible.tell': (asked, { audible }) =>
      changeBy(seatingOf(asked), asked, (state, self) => ({
        facts: tellAudible(state, self.seatId, audible),
        reply: {},
      })),
  } satisfies Pick<Handlers<Asked>, 'audible.tell'>;
}
