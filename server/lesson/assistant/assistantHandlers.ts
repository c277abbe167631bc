import { AppError } from '../../../shared/errors/index.ts';
import { revocable, revokePass } from '../../../shared/lesson/assistant.ts';
import type { Handlers } from '../../../shared/protocol/index.ts';
import { PassId } from '../../../shared/vocabulary/index.ts';
import type { Asked } from '../Caller.ts';
import type { PassDesk } from '../ports.ts';
import { changeBy, seatingOf } from '../seated.ts';

/** Phones that assist a classroom: letting them in, and sending them away. */
export function assistantHandlers({ passes }: { passes: PassDesk }) {
  return {
    'pass.issue': async (asked, { alone }) => {
      const { lesson, seatId } = seatingOf(asked);
      const { role, classroomId } = lesson.seat(seatId);
      if (role !== 'classroom' || classroomId === null) throw new AppError('lesson.not-yours');
      if (lesson.state.phase === 'ended') throw new AppError('lesson.ended');
      return passes.issue({ lessonId: lesson.plan.lessonId, classroomId }, alone);
    },
    'pass.revoke': async (asked, { seatId }) => {
      const seating = seatingOf(asked);
      const { lesson } = seating;
      const phone = revocable(lesson.state, seatId, lesson.seat(seating.seatId));
      if (!phone) throw new AppError('seat.not-found', { seatId });
      // The right goes first: whatever is written down later, the phone is out.
      await passes.revoke(PassId.parse(phone.holder));
      await changeBy(seating, asked, (state) => ({ facts: revokePass(state, seatId), reply: {} }));
      // One that is just away keeps no place to come back to.
      await lesson.vacate(seatId, 'rights-lost');
      return {};
    },
  } satisfies Pick<Handlers<Asked>, 'pass.issue' | 'pass.revoke'>;
}
