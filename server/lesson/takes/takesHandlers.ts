import { beginTake, endTake, runningTake } from '../../../shared/lesson/takes.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import { idPrefixes, TakeId } from '../../../shared/vocabulary/index.ts';
import { newId } from '../../platform/newId.ts';
import type { Asked } from '../Caller.ts';
import type { Recording } from '../ports.ts';
import { changeBy, teachingSeatOf } from '../seated.ts';

/** What must be known before a take begins. */
export type RoomForTakes = Pick<Recording, 'mustHaveRoom'>;

/** The teacher begins and ends takes; everybody is told. */
export function takesHandlers({ recording }: { recording: RoomForTakes }) {
  return {
    'take.begin': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => {
        const known = runningTake(state);
        if (known) return { facts: [], reply: { takeId: known.takeId } };
        recording.mustHaveRoom();
        const takeId = newId(TakeId, idPrefixes.take);
        return { facts: beginTake(state, takeId), reply: { takeId } };
      }),
    'take.end': (asked) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: endTake(state, 'teacher'), reply: {} })),
  } satisfies Pick<Handlers<Asked>, 'take.begin' | 'take.end'>;
}
