import type { LibraryTake } from '../../api/index.ts';
import type { LessonState } from '../../lesson/state.ts';
import type { Lanes } from '../../timeline/lanes.ts';
import type { ClassroomId } from '../../vocabulary/index.ts';
import { numbered } from './numbered.ts';
import type { LessonRecord, RecordedEvent, RecordedMark, RecordedSheet, RecordedStream } from './record.ts';

type RecordedStudy = NonNullable<LessonRecord['study']>;
type AtTake<Of extends { fromMs: number; toMs: number | null }> = Omit<Of, 'fromMs' | 'toMs'> & {
  /** On the server's clock. */
  readonly fromMs: number;
  readonly toMs: number | null;
};

/** What a record is made of. */
export type RecordParts = {
  readonly take: Omit<LessonRecord['lesson'], 'lengthMs'> & Pick<LibraryTake, 'listening'>;
  readonly lengthMs: number;
  readonly lanes: Lanes;
  /** The lesson at the end of its log. */
  readonly end: Pick<LessonState, 'seats'>;
  /** `startAtMs` on the server's clock. */
  readonly files: readonly (Omit<RecordedStream, 'startMs' | 'by' | 'classroomId'> & {
    readonly seatId: string;
    readonly startAtMs: number;
  })[];
  /** Those that whoever asks may see. */
  readonly marks: readonly AtTake<RecordedMark>[];
  readonly study: (Omit<RecordedStudy, 'sheets'> & { readonly sheets: readonly RecordedSheet[] }) | null;
  readonly writtenAtMs: number;
  readonly writtenFor: string;
};

/** Puts together all that is told of a recorded lesson; everything on the take's clock, within the take. Pure. */
export function recordOf({ take, lengthMs, files, marks, study, ...parts }: RecordParts): LessonRecord {
  const { takeId, lessonId, title, courseTitle, subject, grade, schoolName, teacherName, beganAtMs } = take;
  const classroomOf = (seatId: string): ClassroomId | null => {
    const classroomId = parts.end.seats[seatId]?.classroomId ?? null;
    return take.listening.some((room) => room.classroomId === classroomId) ? classroomId : null;
  };
  const senderOf: SenderOf = (seatId) => ({
    by: parts.end.seats[seatId]?.role === 'teacher' ? 'teacher' : 'classroom',
    classroomId: classroomOf(seatId),
  });
  const within = (atMs: number): number => Math.min(lengthMs, Math.max(0, atMs - beganAtMs));
  return {
    format: 'tongtang.lesson-record',
    version: 1,
    writtenAtMs: parts.writtenAtMs,
    writtenFor: parts.writtenFor,
    lesson: {
      ...{ takeId, lessonId, title, courseTitle, subject, grade, schoolName, teacherName, beganAtMs, lengthMs },
    },
    classrooms: take.listening.map(({ classroomId, name, schoolName }) => ({ classroomId, name, schoolName })),
    streams: files.map(({ seatId, startAtMs, ...file }) => ({
      ...file,
      ...senderOf(seatId),
      startMs: startAtMs - beganAtMs,
    })),
    events: eventsIn(parts.lanes, senderOf),
    marks: marks.map(({ fromMs, toMs, ...mark }) => ({
      ...mark,
      fromMs: within(fromMs),
      toMs: toMs === null ? null : within(toMs),
    })),
    study: study && { ...study, ...withNames(study) },
  };
}

/** Two people of one name must stay two, and be the same wherever they are named. */
function withNames({ sheets, rubrics }: Named): Pick<RecordedStudy, 'sheets' | 'rubrics'> {
  const coders = sheets.map(({ personId, coder }) => [personId, coder] as const);
  const raters = rubrics.flatMap((rubric) => rubric.raters.map(({ personId, name }) => [personId, name] as const));
  const people = [...new Map([...coders, ...raters])];
  const names = numbered(people.map(([, name]) => name));
  const nameOf = new Map(people.map(([personId], index) => [personId, names[index] ?? '']));
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, coder: nameOf.get(sheet.personId) ?? sheet.coder })),
    rubrics: rubrics.map((rubric) => ({
      ...rubric,
      raters: rubric.raters.map((rater) => ({ ...rater, name: nameOf.get(rater.personId) ?? rater.name })),
    })),
  };
}

type Named = Pick<NonNullable<RecordParts['study']>, 'sheets' | 'rubrics'>;

type SenderOf = (seatId: string) => Pick<RecordedStream, 'by' | 'classroomId'>;

function eventsIn(lanes: Lanes, senderOf: SenderOf): RecordedEvent[] {
  const events: RecordedEvent[] = [
    ...lanes.floor.map(({ fromMs, toMs, seatId }) => ({
      ...{ kind: 'stage' as const, fromMs, toMs, classroomId: senderOf(seatId).classroomId },
    })),
    ...lanes.hands.map(({ fromMs, toMs, seatId, child }) => ({
      ...{ kind: 'hand' as const, fromMs, toMs, classroomId: senderOf(seatId).classroomId, seat: child.number },
    })),
    ...lanes.voices.map(({ fromMs, toMs, seatId }) => ({
      ...{ kind: 'voice' as const, fromMs, toMs, ...senderOf(seatId) },
    })),
    ...lanes.pages.map(({ fromMs, toMs, surface }) => ({ fromMs, toMs, ...surface })),
    ...lanes.polls.map(({ fromMs, toMs, type, question }) => ({
      ...{ kind: 'poll' as const, fromMs, toMs, type, question },
    })),
  ];
  return events.sort((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs);
}
