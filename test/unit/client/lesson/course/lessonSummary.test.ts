import { expect, it } from 'vitest';
import { lessonSummary } from '../../../../../client/lesson/course/lessonSummary.ts';
import { emptyLesson } from '../../../../../shared/lesson/state.ts';
import { after, classroomSeat, liveLesson } from '../../../../support/lessons.ts';

it('tells length, turns and time on stage of each classroom, in the order of the plan', () => {
  // Facts are one second apart.
  const ended = after(
    liveLesson,
    { type: 'floor.granted', data: { seatId: classroomSeat(2) } },
    { type: 'floor.ended', data: { seatId: classroomSeat(2), reason: 'teacher' } },
    { type: 'floor.granted', data: { seatId: classroomSeat(2) } },
    { type: 'sound.chosen', data: { mode: 'music' } },
    { type: 'lesson.ended', data: {} },
  );
  const summary = lessonSummary(ended);
  expect(summary.lengthMs).toBe((ended.endedAtMs ?? 0) - (ended.startedAtMs ?? 0));
  expect(summary.turns).toBe(2);
  expect(summary.classrooms.map(({ turns, stageMs }) => [turns, stageMs])).toEqual([
    [0, 0],
    [2, 3_000],
    [0, 0],
  ]);
});

it('names a classroom that never came', () => {
  const { [classroomSeat(1)]: _gone, ...seats } = liveLesson.seats;
  expect(lessonSummary({ ...liveLesson, seats }).classrooms.map(({ came }) => came)).toEqual([false, true, true]);
});

it('has no length for a lesson that never began', () => {
  expect(lessonSummary(emptyLesson)).toEqual({ lengthMs: 0, turns: 0, classrooms: [] });
});
