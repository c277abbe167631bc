import { ringBell } from '../../../shared/lesson/bell.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** The bell that asks for attention. */
export function bellHandlers({ clock }: { clock: Clock }) {
  return {
    'bell.ring': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: ringBell(state, clock.nowMs()), reply: {} })),
  } satisfies Pick<Handlers<Asked>, 'bell.ring'>;
}
