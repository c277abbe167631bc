import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { RollCount } from './rollcallState.ts';
import type { LessonState } from './state.ts';

/** Asks all classrooms who is there. Asked already, and nobody has answered yet: nothing happens. */
export function openRollCall({ rollcall: { openedAtMs, counts } }: LessonState): NewFact[] {
  const unanswered = openedAtMs !== null && Object.values(counts).every(({ atMs }) => atMs < openedAtMs);
  return unanswered ? [] : [{ type: 'rollcall.opened', data: {} }];
}

/** Takes a classroom's numbers. The same as before, and not asked again since: nothing happens. */
export function enterRoll(state: LessonState, classroomId: ClassroomId, { expected, present }: RollCount): NewFact[] {
  const known = state.rollcall.counts[classroomId];
  const same = known?.expected === expected && known.present === present && !owesRoll(state, classroomId);
  return same ? [] : [{ type: 'rollcall.entered', data: { classroomId, expected, present } }];
}

/** Whether the teacher has asked and the classroom has not answered since. */
export function owesRoll({ rollcall: { openedAtMs, counts } }: LessonState, classroomId: string): boolean {
  return openedAtMs !== null && (counts[classroomId]?.atMs ?? -1) < openedAtMs;
}

/** How many pupils are in a classroom: as it was called, else as it is planned. */
export function pupilsPresent({ rollcall, plan }: Pick<LessonState, 'rollcall' | 'plan'>, classroomId: string): number {
  const planned = plan?.listening.find((classroom) => classroom.classroomId === classroomId)?.pupils;
  return rollcall.counts[classroomId]?.present ?? planned ?? 0;
}

/** What was asked, and what classrooms have said. */
export const rollcallFolds: FoldsOf<'rollcall.opened' | 'rollcall.entered'> = {
  'rollcall.opened': ({ rollcall }, _data, { atMs }) => ({ rollcall: { ...rollcall, openedAtMs: atMs } }),
  'rollcall.entered': ({ rollcall }, { classroomId, ...count }, { atMs }) => ({
    rollcall: { ...rollcall, counts: { ...rollcall.counts, [classroomId]: { ...count, atMs } } },
  }),
};
