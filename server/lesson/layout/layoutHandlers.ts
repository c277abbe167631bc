import { holdOwnLayout } from '../../../shared/lesson/layout.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, changeOwnClassroom, teachingSeatOf } from '../seated.ts';

/** How displays are arranged. */
export function layoutHandlers() {
  return {
    'layout.hold': (asked, { layout }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({
        facts: isHeldByAll(state, layout) ? [] : [{ type: 'layout.held', data: { layout } }],
        reply: {},
      })),
    'layout.hold-own': (asked, { layout }) =>
      changeOwnClassroom(asked, (state, { classroomId }) => holdOwnLayout(state, classroomId, layout)),
  } satisfies Pick<Handlers<Asked>, 'layout.hold' | 'layout.hold-own'>;
}

/** Whether every display holds this layout already; one that holds its own does not. */
function isHeldByAll({ heldLayout, ownLayouts }: LessonState, layout: LessonState['heldLayout']): boolean {
  return heldLayout === layout && Object.keys(ownLayouts).length === 0;
}
