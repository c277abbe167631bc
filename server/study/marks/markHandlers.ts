import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { LessonId, TakeId } from '../../../shared/vocabulary/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { StoredLesson } from '../../directory/ports.ts';
import { sees } from '../../directory/sight.ts';
import { watched } from '../../library/libraryHandlers.ts';
import type { LibraryStore } from '../../library/ports.ts';
import type { Clock } from '../../platform/Clock.ts';
import { MarkDesk, type Marked } from './MarkDesk.ts';
import type { MarkStore } from './ports.ts';

type Deps = {
  readonly marks: MarkStore;
  readonly library: LibraryStore;
  readonly lessons: { find(lessonId: LessonId): Promise<StoredLesson | undefined> };
  /** Told after each change of a mark that others than its author may see. */
  readonly onChanged: (lessonId: LessonId) => void;
  readonly clock: Clock;
};

type Handlers<Of extends string> = Pick<
  EndpointHandlers<Caller>,
  Extract<keyof EndpointHandlers<Caller>, `${Of}.${string}`>
>;

/** Marks, made and discussed by those who may watch: on takes, and on lessons while they are live. */
export function markHandlers(deps: Deps): Handlers<'marks'> & Handlers<'lesson-marks'> {
  const desk = new MarkDesk(deps);
  return { ...onTakes(deps, desk), ...onLessons(deps, desk) };
}

function onTakes(deps: Deps, desk: MarkDesk): Handlers<'marks'> {
  const marked = async (caller: Caller, takeId: TakeId): Promise<Marked> => {
    const person = personOf(caller);
    const { lessonId, teacherId, schoolId, invited, beganAtMs, endedAtMs } = await watched(person, deps, takeId);
    const stretch = { fromMs: beganAtMs, toMs: endedAtMs ?? deps.clock.nowMs() };
    return { lessonId, teacherId, schoolId, invited, ...stretch, person, log: caller.log };
  };
  return {
    'marks.list': async (by, { params: { takeId } }) => desk.list(await marked(by, takeId)),
    'marks.add': async (by, { params: { takeId }, body }) => desk.add(await marked(by, takeId), body),
    'marks.change': async (by, { params: { takeId, markId }, body }) =>
      desk.change(await marked(by, takeId), markId, body),
    'marks.remove': async (by, { params: { takeId, markId } }) => desk.remove(await marked(by, takeId), markId),
    'marks.reply': async (by, { params: { takeId, markId }, body: { text } }) =>
      desk.reply(await marked(by, takeId), markId, text),
    'marks.remove-reply': async (by, { params: { takeId, ...reply } }) =>
      desk.removeReply(await marked(by, takeId), reply),
  };
}

function onLessons({ lessons, clock }: Deps, desk: MarkDesk): Handlers<'lesson-marks'> {
  const marked = async (caller: Caller, lessonId: LessonId): Promise<Marked> => {
    const person = personOf(caller);
    const lesson = await lessons.find(lessonId);
    if (!lesson) throw new AppError('lesson.not-found', { lessonId });
    if (!sees(person, lesson)) throw new AppError('lesson.not-yours', { lessonId });
    const { teacherId, schoolId, startedAtMs, endedAtMs } = lesson;
    const toMs = endedAtMs ?? clock.nowMs();
    // What has not begun has no moments.
    const stretch = { fromMs: startedAtMs ?? Number.POSITIVE_INFINITY, toMs: startedAtMs === null ? 0 : toMs };
    // A study is of a recording: live, nobody has been invited yet.
    return { lessonId, teacherId, schoolId, invited: [], ...stretch, person, log: caller.log };
  };
  return {
    'lesson-marks.list': async (by, { params: { lessonId } }) => {
      const of = await marked(by, lessonId);
      return of.fromMs > of.toMs ? { marks: [] } : desk.list(of);
    },
    'lesson-marks.add': async (by, { params: { lessonId }, body }) => desk.addOnce(await marked(by, lessonId), body),
    'lesson-marks.change': async (by, { params: { lessonId, markId }, body }) =>
      desk.change(await marked(by, lessonId), markId, body),
    'lesson-marks.remove': async (by, { params: { lessonId, markId } }) =>
      desk.remove(await marked(by, lessonId), markId),
    'lesson-marks.reply': async (by, { params: { lessonId, markId }, body: { text } }) =>
      desk.reply(await marked(by, lessonId), markId, text),
    'lesson-marks.remove-reply': async (by, { params: { lessonId, ...reply } }) =>
      desk.removeReply(await marked(by, lessonId), reply),
  };
}
