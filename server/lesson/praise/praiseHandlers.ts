import { givePraise, takeStar } from '../../../shared/lesson/praise.ts';
import type { Handlers, RequestName } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** Applause and stars. */
export function praiseHandlers({ clock }: { clock: Clock }) {
  return {
    'praise.give': (asked, praise) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: givePraise(state, { ...praise, atMs: clock.nowMs() }),
        reply: {},
      })),
    'praise.take-star': (asked, { classroomId }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: takeStar(state, classroomId), reply: {} })),
  } satisfies Pick<Handlers<Asked>, Extract<RequestName, `praise.${string}`>>;
}
