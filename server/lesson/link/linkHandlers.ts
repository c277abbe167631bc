import { AppError } from '../../../shared/errors/index.ts';
import { changeUplink } from '../../../shared/lesson/uplink.ts';
import { type Handlers, LINK_REPORT_EVERY_MS } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import { TokenBuckets } from '../../platform/TokenBuckets.ts';
import type { Asked } from '../Caller.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { changeBy, seatingOf } from '../seated.ts';
import { LinkWindow } from './LinkWindow.ts';

/** A line that fails goes down five rungs at once or one by one; then it changes at most twice a minute. */
const UPLINK_RATE = { perSecond: 10 / 60, burst: 10 };

/** How good each seat's line is, as its own browser measures it. What all seats report becomes one fact a window. */
export function linkHandlers({ clock }: { clock: Clock }) {
  const windows = new WeakMap<LiveLesson, LinkWindow>();
  const uplinkRates = new WeakMap<LiveLesson, TokenBuckets>();

  function windowOf(lesson: LiveLesson): LinkWindow {
    const known = windows.get(lesson);
    if (known) return known;
    const window = new LinkWindow();
    windows.set(lesson, window);
    lesson.every(LINK_REPORT_EVERY_MS, () => write(lesson, window));
    return window;
  }

  return {
    'link.report': async (asked, measured) => {
      const { lesson, seatId } = seatingOf(asked);
      if (lesson.state.phase === 'ended') throw new AppError('lesson.ended');
      windowOf(lesson).note(seatId, measured, clock.nowMs());
      return {};
    },
    'link.uplink': async (asked, { rung }) => {
      const { lesson, seatId } = seatingOf(asked);
      const rates = uplinkRates.get(lesson) ?? new TokenBuckets(UPLINK_RATE, clock);
      uplinkRates.set(lesson, rates);
      if (rates.take(seatId) > 0) throw new AppError('request.too-many');
      return changeBy({ lesson, seatId }, asked, (state) => ({ facts: changeUplink(state, seatId, rung), reply: {} }));
    },
    'clock.read': async () => ({ serverAtMs: clock.nowMs() }),
  } satisfies Pick<Handlers<Asked>, 'link.report' | 'link.uplink' | 'clock.read'>;
}

function write(lesson: LiveLesson, window: LinkWindow): void {
  const rule = window.take();
  // What cannot be stored is made up for by the next reports.
  if (rule) lesson.settle(rule).catch(() => undefined);
}
