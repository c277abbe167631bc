import { AppError } from '../../../shared/errors/index.ts';
import { type Handlers, LINK_REPORT_EVERY_MS } from '../../../shared/protocol/index.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { Asked } from '../Caller.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import { seatingOf } from '../seated.ts';
import { LinkWindow } from './LinkWindow.ts';

/** How good each seat's line is, as its own browser measures it. What all seats report becomes one fact a window. */
export function linkHandlers({ clock }: { clock: Clock }) {
  const windows = new WeakMap<LiveLesson, LinkWindow>();

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
    'clock.read': async () => ({ serverAtMs: clock.nowMs() }),
  } satisfies Pick<Handlers<Asked>, 'link.report' | 'clock.read'>;
}

function write(lesson: LiveLesson, window: LinkWindow): void {
  const rule = window.take();
  // What cannot be stored is made up for by the next reports.
  if (rule) lesson.settle(rule).catch(() => undefined);
}
