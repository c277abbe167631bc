import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** How the teacher's sound is carried. */
export function soundHandlers() {
  return {
    'sound.choose': (asked, { mode }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: state.soundMode === mode ? [] : [{ type: 'sound.chosen', data: { mode } }],
        reply: {},
      })),
  } satisfies Pick<Handlers<Asked>, 'sound.choose'>;
}
