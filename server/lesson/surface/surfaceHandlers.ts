import { showSurface } from '../../../shared/lesson/surface.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** What is drawn as data on every screen. */
export function surfaceHandlers() {
  return {
    'surface.show': (asked, { surface }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: showSurface(state, surface), reply: {} })),
  } satisfies Pick<Handlers<Asked>, 'surface.show'>;
}
