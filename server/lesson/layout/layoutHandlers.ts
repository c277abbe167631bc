import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** How displays are arranged. */
export function layoutHandlers() {
  return {
    'layout.hold': (asked, { layout }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: state.heldLayout === layout ? [] : [{ type: 'layout.held', data: { layout } }],
        reply: {},
      })),
  } satisfies Pick<Handlers<Asked>, 'layout.hold'>;
}
