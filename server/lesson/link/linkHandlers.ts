import { judgeLink } from '../../../shared/lesson/link.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, seatingOf } from '../seated.ts';

/** How good each seat's line is, as its own browser measures it. */
export function linkHandlers({ clock }: { clock: Clock }) {
  return {
    'link.report': (asked, sample) => {
      const seating = seatingOf(asked);
      const { seatId } = seating;
      // A report that is repeated does no harm; to remember an answer to each would.
      return changeBy(seating, { ...asked, requestId: null }, ({ links }) => ({
        facts: [{ type: 'link.sampled', data: { ...sample, quality: judgeLink(sample, links[seatId]), seatId } }],
        reply: {},
      }));
    },
    'clock.read': async () => ({ serverAtMs: clock.nowMs() }),
  } satisfies Pick<Handlers<Asked>, 'link.report' | 'clock.read'>;
}
