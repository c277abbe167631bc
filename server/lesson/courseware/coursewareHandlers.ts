import { AppError } from '../../../shared/errors/index.ts';
import { movePointer, readyDeck } from '../../../shared/lesson/courseware.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, seatingOf, teachingSeatOf } from '../seated.ts';

/** Which displays have which deck, and where the teacher points. */
export function coursewareHandlers() {
  return {
    'deck.ready': (asked, { deckId }) =>
      changeBy(seatingOf(asked), asked, (state, { role, classroomId }) => {
        if (role !== 'classroom' || classroomId === null) throw new AppError('lesson.not-yours');
        return { facts: readyDeck(state, deckId, classroomId), reply: {} };
      }),
    // Said again it means the same, so no answer is kept: there are five a second.
    'pointer.move': (asked, { at }) =>
      changeBy(teachingSeatOf(asked), { requestId: null }, (state) => ({ facts: movePointer(state, at), reply: {} })),
  } satisfies Pick<Handlers<Asked>, 'deck.ready' | 'pointer.move'>;
}
