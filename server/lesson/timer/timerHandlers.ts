import { extendTimer, startTimer, stopTimer } from '../../../shared/lesson/timer.ts';
import type { Handlers, RequestName } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** The clock that all look at. */
export function timerHandlers({ clock }: { clock: Clock }) {
  return {
    'timer.start': (asked, { forMs }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: startTimer(state, forMs, clock.nowMs()),
        reply: {},
      })),
    'timer.extend': (asked, { byMs }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: extendTimer(state, byMs, clock.nowMs()),
        reply: {},
      })),
    'timer.stop': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: stopTimer(state), reply: {} })),
  } satisfies Pick<Handlers<Asked>, Extract<RequestName, `timer.${string}`>>;
}
