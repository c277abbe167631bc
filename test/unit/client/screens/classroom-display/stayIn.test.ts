import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Observable } from '../../../../../client/kit/Observable.ts';
import type { SessionStatus } from '../../../../../client/lesson/LessonSession.ts';
import { LessonStore } from '../../../../../client/lesson/LessonStore.ts';
import type { Agenda, AgendaState } from '../../../../../client/screens/classroom-display/life/AgendaWatch.ts';
import { stayIn } from '../../../../../client/screens/classroom-display/life/stayIn.ts';
import type { Lesson } from '../../../../../shared/api/index.ts';
import { emptyLesson } from '../../../../../shared/lesson/state.ts';
import { ClassroomId, CourseId, LessonId, PersonId, SchoolId, SeatId } from '../../../../../shared/vocabulary/index.ts';

const NOW = 1_800_000_000_000;

const lesson: Lesson = {
  lessonId: LessonId.parse('les_aaaaaaaaaaaaaaaa'),
  title: '茉莉花',
  courseId: CourseId.parse('crs_aaaaaaaaaaaaaaaa'),
  courseTitle: '五年级音乐',
  subject: 'music',
  grade: 5,
  schoolId: SchoolId.parse('sch_aaaaaaaaaaaaaaaa'),
  schoolName: '实验小学',
  teacherId: PersonId.parse('per_aaaaaaaaaaaaaaaa'),
  teacherName: '林晓音',
  startsAtMs: NOW,
  endsAtMs: NOW + 40 * 60_000,
  phase: 'planned',
  startedAtMs: null,
  endedAtMs: null,
  recorded: false,
  listening: [
    {
      classroomId: ClassroomId.parse('cls_aaaaaaaaaaaaaaaa'),
      name: '五年级',
      schoolName: '双湾小学',
      pupils: 12,
      recorded: true,
      online: true,
    },
  ],
};
const next: Lesson = { ...lesson, lessonId: LessonId.parse('les_bbbbbbbbbbbbbbbb') };

/** Sits in the lesson; `left` is set once there was a reason to go. */
function sit() {
  const status = new Observable<SessionStatus>({ step: 'joined', seatId: SeatId.parse('sea_aaaaaaaaaaaaaaaa') });
  const store = new LessonStore();
  const agenda = new Observable<Agenda | null>({ lessons: [lesson], aheadMs: 0 });
  const state = new Observable<AgendaState>('fresh');
  const end = new AbortController();
  const takeFreeSeat = vi.fn();
  const leaving = stayIn({
    session: { status, store, takeFreeSeat },
    lesson,
    agenda: { agenda, state, nowMs: () => NOW },
    signal: end.signal,
  });
  const outcome = { left: undefined as string | undefined };
  leaving.then(
    (reason) => {
      outcome.left = reason;
    },
    () => {
      outcome.left = 'closed';
    },
  );
  return { status, store, takeFreeSeat, agenda, state, end, leaving, outcome };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a display in a lesson', () => {
  it('stays through lost lines and through seats taken by another screen', async () => {
    const { status, outcome } = sit();
    status.set({ step: 'away', sinceAtMs: NOW });
    status.set({ step: 'displaced' });
    await Promise.resolve();
    expect(outcome.left).toBeUndefined();
  });

  it('looks every ten seconds whether its seat is free again, until it goes', async () => {
    const { status, takeFreeSeat, end } = sit();
    status.set({ step: 'displaced' });
    await vi.advanceTimersByTimeAsync(9_900);
    expect(takeFreeSeat).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20_100);
    expect(takeFreeSeat).toHaveBeenCalledTimes(3);
    end.abort(new Error('closed'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(takeFreeSeat).toHaveBeenCalledTimes(3);
  });

  it('goes when the lesson has ended, by whichever way it hears of it', async () => {
    const told = sit();
    told.store.reset({ ...emptyLesson, seq: 9, phase: 'ended' });
    await expect(told.leaving).resolves.toBe('ended');

    const refused = sit();
    refused.status.set({ step: 'refused', code: 'lesson.ended' });
    await expect(refused.leaving).resolves.toBe('ended');

    const read = sit();
    read.agenda.set({ lessons: [{ ...lesson, phase: 'ended' }], aheadMs: 0 });
    await expect(read.leaving).resolves.toBe('ended');
  });

  it('goes to prove itself again when its session is gone', async () => {
    const { status, leaving } = sit();
    status.set({ step: 'refused', code: 'session.missing' });
    await expect(leaving).resolves.toBe('signed-out');
  });

  it('goes when it is not let in', async () => {
    const { status, leaving } = sit();
    status.set({ step: 'refused', code: 'lesson.not-yours' });
    await expect(leaving).resolves.toBe('turned-away');
  });

  it('goes where the timetable calls it', async () => {
    const { agenda, leaving } = sit();
    agenda.set({ lessons: [lesson, { ...next, phase: 'live' }], aheadMs: 0 });
    await expect(leaving).resolves.toBe('called-away');
  });

  it('believes no old timetable while the server is away', async () => {
    const { agenda, state, outcome } = sit();
    state.set('unreachable');
    agenda.set({ lessons: [], aheadMs: 0 });
    await Promise.resolve();
    expect(outcome.left).toBeUndefined();
  });

  it('goes when the display is closed', async () => {
    const { end, leaving } = sit();
    end.abort(new Error('closed'));
    await expect(leaving).rejects.toThrow('closed');
  });
});
