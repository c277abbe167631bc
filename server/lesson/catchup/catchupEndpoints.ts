import { type EndpointHandlers, MOST_SOUND_MS } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { catchUpAtMs, catchUpOf } from '../../../shared/lesson/catchup.ts';
import { classroomSeat } from '../../../shared/lesson/presence.ts';
import { publicLog } from '../../../shared/lesson/publicLog.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { runningTake } from '../../../shared/lesson/takes.ts';
import { packFact } from '../../../shared/protocol/index.ts';
import type { LessonId } from '../../../shared/vocabulary/index.ts';
import { type Caller, displayOf } from '../../accounts/Caller.ts';
import type { Clock } from '../../platform/Clock.ts';
import type { LiveLesson } from '../LiveLesson.ts';
import type { LessonLogStore } from '../ports.ts';
import { LogTails } from './LogTails.ts';
import type { TakeSounds } from './ports.ts';

type Deps = {
  readonly lessons: {
    /** The lesson, if somebody is in it. */
    inhabited(lessonId: LessonId): Promise<Pick<LiveLesson, 'state'> | undefined>;
  };
  readonly logs: Pick<LessonLogStore, 'readSince'>;
  readonly sounds: TakeSounds;
  readonly clock: Clock;
};

type Handlers = Pick<EndpointHandlers<Caller>, 'catchup.read' | 'catchup.sound'>;

/** What a classroom's display fetches while it catches up. */
export function catchupEndpoints({ lessons, logs, sounds, clock }: Deps): Handlers {
  const tails = new LogTails(logs);

  /** The lesson, and how the asking display catches up in it. */
  async function watching(caller: Caller, lessonId: LessonId) {
    const lesson = await lessons.inhabited(lessonId);
    const state = lesson?.state;
    const { displayId, classroomId } = displayOf(caller);
    const seat = state && classroomSeat(state, classroomId);
    if (!seat || seat.holder !== displayId || seat.presence !== 'here')
      throw new AppError('lesson.not-yours', { lessonId });
    const found = catchUpOf(state, seat.seatId, 'watching');
    if (!found) throw new AppError('catchup.nothing-missed');
    return { state, found };
  }

  return {
    'catchup.read': async (caller, { params: { lessonId } }) => {
      const { found } = await watching(caller, lessonId);
      const facts = await tails.read(lessonId);
      const untilAtMs = clock.nowMs();
      const fromAtMs = catchUpAtMs(found, untilAtMs);
      const seen = publicLog(facts, { fromAtMs, toAtMs: Number.POSITIVE_INFINITY });
      return { state: seen.state, facts: seen.facts.map((fact) => [...packFact(fact)]), untilAtMs };
    },
    'catchup.sound': async (caller, { params: { lessonId }, query }) => {
      const { state, found } = await watching(caller, lessonId);
      const take = runningTake(state);
      const seatId = teacherSeat(state);
      const fromAtMs = Math.max(query.fromAtMs, found.fromAtMs, take?.beganAtMs ?? 0);
      if (!found.sound || !take || !seatId) return { pieces: [], untilAtMs: fromAtMs };
      const toAtMs = Math.min(clock.nowMs(), fromAtMs + MOST_SOUND_MS);
      const { pieces, untilAtMs } = await sounds.read({ takeId: take.takeId, seatId, fromAtMs, toAtMs });
      return {
        pieces: pieces.map(({ startAtMs, webm }) => ({ startAtMs, webm: webm.toString('base64') })),
        untilAtMs,
      };
    },
  };
}

const teacherSeat = ({ seats }: LessonState) => Object.values(seats).find(({ role }) => role === 'teacher')?.seatId;
