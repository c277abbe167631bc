import { describe, expect, it } from 'vitest';
import { dayPlan } from '../../../../client/screens/today/dayPlan.ts';
import type { Lesson, LessonPhase } from '../../../../shared/api/index.ts';
import { ClassroomId, CourseId, LessonId, PersonId, SchoolId } from '../../../../shared/vocabulary/index.ts';

const BODY = '0000000000000000';
const MINUTE_MS = 60_000;

function lesson(title: string, phase: LessonPhase, fromMin: number): Lesson {
  return {
    lessonId: LessonId.parse(`les_${BODY}`),
    title,
    phase,
    courseId: CourseId.parse(`crs_${BODY}`),
    courseTitle: '五年级音乐',
    subject: 'music',
    grade: 5,
    schoolId: SchoolId.parse(`sch_${BODY}`),
    schoolName: '实验小学',
    teacherId: PersonId.parse(`per_${BODY}`),
    teacherName: '林晓音',
    startsAtMs: fromMin * MINUTE_MS,
    endsAtMs: (fromMin + 40) * MINUTE_MS,
    startedAtMs: null,
    endedAtMs: null,
    recorded: false,
    listening: [
      {
        classroomId: ClassroomId.parse(`cls_${BODY}`),
        name: '五年级',
        schoolName: '双湾小学',
        pupils: 12,
        recorded: true,
        online: false,
      },
    ],
  };
}

const titles = (lessons: readonly Lesson[]): string[] => lessons.map(({ title }) => title);

describe("a teacher's day", () => {
  it('shows the first lesson that is not over as the next one', () => {
    const plan = dayPlan(
      [lesson('a', 'ended', 0), lesson('b', 'planned', 60), lesson('c', 'planned', 120)],
      50 * MINUTE_MS,
    );
    expect([plan.next?.title, titles(plan.later), titles(plan.ended)]).toEqual(['b', ['c'], ['a']]);
  });

  it('has no next one while one is live: one thing at a time', () => {
    const plan = dayPlan([lesson('a', 'live', 0), lesson('b', 'planned', 60)], 10 * MINUTE_MS);
    expect([titles(plan.live), plan.next, titles(plan.later)]).toEqual([['a'], undefined, ['b']]);
  });

  it('keeps a late lesson as the next one until its time is over', () => {
    const late = lesson('a', 'planned', 0);
    expect(dayPlan([late], 39 * MINUTE_MS).next).toBe(late);
    expect(titles(dayPlan([late], 40 * MINUTE_MS).ended)).toEqual(['a']);
  });

  it('keeps a live lesson live beyond its time', () => {
    expect(titles(dayPlan([lesson('a', 'live', 0)], 90 * MINUTE_MS).live)).toEqual(['a']);
  });
});
