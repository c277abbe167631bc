import { foldLog } from '../../shared/lesson/fold.ts';
import { emptyLesson, type LessonPlan, type LessonState } from '../../shared/lesson/state.ts';
import type { Fact, NewFact } from '../../shared/protocol/index.ts';
import { ids } from './ids.ts';

/** The teacher's seat in test lessons. */
export const TEACHER = ids.seat(0);

/** The seat of the nth listening classroom, from 1. */
export const classroomSeat = (n: number) => ids.seat(n);

/** A plan with one teacher and three listening classrooms. */
export const plan: LessonPlan = {
  lessonId: ids.lesson(1),
  title: '茉莉花',
  courseTitle: '五年级音乐',
  subject: 'music',
  grade: 5,
  schoolName: '实验小学',
  teacherId: ids.person(1),
  teacherName: '周老师',
  startsAtMs: 1_000_000,
  endsAtMs: 3_400_000,
  recorded: false,
  listening: [1, 2, 3].map((n) => ({
    classroomId: ids.classroom(n),
    name: '五年级(1)班',
    schoolName: `乡村${n}小学`,
    pupils: 10 + n,
    recorded: true,
  })),
};

/** Numbers facts as a log would: one second apart, from `fromSeq`. */
export function numbered(facts: readonly NewFact[], fromSeq = 1): Fact[] {
  return facts.map((fact, index) => ({ ...fact, seq: fromSeq + index, atMs: (fromSeq + index) * 1_000, by: null }));
}

/** The state after more facts. */
export function after(state: LessonState, ...facts: NewFact[]): LessonState {
  return foldLog(numbered(facts, state.seq + 1), state);
}

const teacherJoins: NewFact = {
  type: 'seat.joined',
  data: { seatId: TEACHER, role: 'teacher', holder: plan.teacherId, classroomId: null, name: plan.teacherName },
};

/** The nth listening classroom takes its seat. */
export const classroomJoins = (n: number): NewFact<'seat.joined'> => ({
  type: 'seat.joined',
  data: {
    seatId: classroomSeat(n),
    role: 'classroom',
    holder: ids.display(n),
    classroomId: ids.classroom(n),
    name: `乡村${n}小学`,
  },
});

/** Everyone is there and nothing has begun. */
export const lobby: LessonState = after(
  emptyLesson,
  { type: 'lesson.opened', data: { plan } },
  teacherJoins,
  classroomJoins(1),
  classroomJoins(2),
  classroomJoins(3),
);

/** Everyone is there, the lesson is on, the teacher and each classroom send sound and picture (streams 10n and 10n+1). */
export const liveLesson: LessonState = after(
  lobby,
  { type: 'lesson.started', data: {} },
  ...[0, 1, 2, 3].flatMap((n) => {
    const kind = n === 0 ? ('teacher-camera' as const) : ('classroom-return' as const);
    const common = { seatId: ids.seat(n), kind, muted: false };
    return [
      { type: 'stream.began', data: { ...common, streamId: ids.stream(10 * n), medium: 'audio' } } as const,
      { type: 'stream.began', data: { ...common, streamId: ids.stream(10 * n + 1), medium: 'video' } } as const,
    ];
  }),
);
