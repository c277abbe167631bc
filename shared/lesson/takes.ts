import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { TakeId } from '../vocabulary/index.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState, Stream } from './state.ts';
import type { Take, TakeEnd, TakeTrouble } from './takesState.ts';

/** The take that goes on, if any. */
export function runningTake({ takes }: Pick<LessonState, 'takes'>): Take | undefined {
  const newest = takes.at(-1);
  return newest?.endedAtMs === null ? newest : undefined;
}

/** Begins to record, as announced to everybody. One that goes on already goes on. Throws `lesson.not-live`. */
export function beginTake(state: LessonState, takeId: TakeId): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  return runningTake(state) ? [] : [{ type: 'take.began', data: { takeId } }];
}

/** The take with which a lesson starts that is planned to be recorded. */
export function takeFromStart({ plan }: LessonState, takeId: TakeId): NewFact[] {
  return plan?.recorded ? [{ type: 'take.began', data: { takeId } }] : [];
}

/** Ends the take that goes on, if any. */
export function endTake(state: LessonState, reason: TakeEnd): NewFact[] {
  const take = runningTake(state);
  return take ? [{ type: 'take.ended', data: { takeId: take.takeId, reason } }] : [];
}

/** Says what is wrong with the take that goes on, or with `null` that all is well again. */
export function tellTrouble(state: LessonState, trouble: TakeTrouble | null): NewFact[] {
  const take = runningTake(state);
  if (!take || take.trouble === trouble) return [];
  return [{ type: 'take.trouble', data: { takeId: take.takeId, trouble } }];
}

/** Whether a stream is kept now: everything is while a take goes on, except of classrooms that may not be recorded; and thin sound, which is there twice. */
export function isRecorded(state: LessonState, { seatId, thin }: Pick<Stream, 'seatId' | 'thin'>): boolean {
  if (!runningTake(state) || thin) return false;
  const classroomId = state.seats[seatId]?.classroomId ?? null;
  if (classroomId === null) return true;
  return state.plan?.listening.find((classroom) => classroom.classroomId === classroomId)?.recorded ?? false;
}

/** What becomes of the takes when the lesson ends. */
export function takesAtEnd({ takes }: Pick<LessonState, 'takes'>, atMs: number): Pick<LessonState, 'takes'> {
  return { takes: takes.map((take) => (take.endedAtMs === null ? over(take, 'lesson', atMs) : take)) };
}

/** The takes of a lesson: when it was recorded. */
export const takesFolds: FoldsOf<'take.began' | 'take.ended' | 'take.trouble'> = {
  'take.began': ({ takes }, { takeId }, { atMs }) => ({
    takes: [...takes, { takeId, beganAtMs: atMs, endedAtMs: null, ended: null, trouble: null }],
  }),
  'take.ended': (state, { takeId, reason }, { atMs }) => changed(state, takeId, (take) => over(take, reason, atMs)),
  'take.trouble': (state, { takeId, trouble }) => changed(state, takeId, (take) => ({ ...take, trouble })),
};

const over = (take: Take, ended: TakeEnd, endedAtMs: number): Take => ({ ...take, ended, endedAtMs, trouble: null });

function changed({ takes }: LessonState, takeId: TakeId, change: (take: Take) => Take): Pick<LessonState, 'takes'> {
  return { takes: takes.map((take) => (take.takeId === takeId ? change(take) : take)) };
}
