import { AppError } from '../../../shared/errors/index.ts';
import { admitPupils, moderatePupils } from '../../../shared/lesson/pupils.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import type { Asked } from '../Caller.ts';
import { changeBy, classroomOf, seatingOf, teachingSeatOf } from '../seated.ts';
import type { Room } from './ports.ts';

/** What the line needs of pupils' devices, which have none. */
export type PupilDesk = { readonly codeOf: (room: Room) => Promise<string> };

/** Pupils' devices, in the hand of the teacher and on the displays. */
export function pupilsHandlers({ pupils }: { pupils: PupilDesk }) {
  return {
    'pupils.admit': (asked, { open }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: admitPupils(state, open), reply: {} })),
    'pupils.moderate': (asked, { on }) =>
      changeBy(teachingSeatOf(asked), asked, (state) => ({ facts: moderatePupils(state, on), reply: {} })),
    'pupils.code': async (asked) => {
      const { lesson, seatId } = seatingOf(asked);
      const seat = lesson.seat(seatId);
      if (seat.role !== 'classroom') throw new AppError('lesson.not-yours');
      return { code: await pupils.codeOf({ lessonId: lesson.plan.lessonId, classroomId: classroomOf(seat) }) };
    },
  } satisfies Pick<Handlers<Asked>, 'pupils.admit' | 'pupils.moderate' | 'pupils.code'>;
}
