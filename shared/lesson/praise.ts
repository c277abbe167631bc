import { AppError } from '../errors/index.ts';
import type { NewFact } from '../protocol/index.ts';
import type { ClassroomId } from '../vocabulary/index.ts';
import type { Praise } from './classToolsState.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState } from './state.ts';

/** The same praise again within this time is a double press, in ms. */
const SAME_PRAISE_MS = 1_000;
/** How long praise stays on the displays, in ms. */
export const PRAISE_SHOWN_MS = 4_000;

/** Praises a classroom of the plan. Errors: `lesson.not-live`, `classroom.not-found`. */
export function givePraise(state: LessonState, { classroomId, kind, atMs }: Praise): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  mustBePlanned(state, classroomId);
  const { lastPraise: last } = state;
  const sinceMs = atMs - (last?.atMs ?? Number.NEGATIVE_INFINITY);
  const isSame = last?.classroomId === classroomId && last.kind === kind && sinceMs >= 0 && sinceMs < SAME_PRAISE_MS;
  return isSame ? [] : [{ type: 'praise.given', data: { classroomId, kind } }];
}

/** Takes a star back. None there: nothing happens. */
export function takeStar(state: LessonState, classroomId: ClassroomId): NewFact[] {
  mustBePlanned(state, classroomId);
  return (state.stars[classroomId] ?? 0) > 0 ? [{ type: 'praise.star-taken', data: { classroomId } }] : [];
}

function mustBePlanned({ plan }: LessonState, classroomId: ClassroomId): void {
  if (!plan?.listening.some((classroom) => classroom.classroomId === classroomId))
    throw new AppError('classroom.not-found', { classroomId });
}

/** The last praise, and the stars. */
export const praiseFolds: FoldsOf<'praise.given' | 'praise.star-taken'> = {
  'praise.given': (state, { classroomId, kind }, { atMs }) => ({
    lastPraise: { classroomId, kind, atMs },
    ...(kind === 'star' ? withStars(state, classroomId, 1) : {}),
  }),
  'praise.star-taken': (state, { classroomId }) => ({
    ...withStars(state, classroomId, -1),
    // A star that was a mistake is not shown any longer.
    lastPraise: state.lastPraise?.classroomId === classroomId ? null : state.lastPraise,
  }),
};

function withStars({ stars }: LessonState, classroomId: string, by: number): Pick<LessonState, 'stars'> {
  return { stars: { ...stars, [classroomId]: Math.max(0, (stars[classroomId] ?? 0) + by) } };
}
