import { z } from 'zod';
import { DrillEnd, DrillFault, DrillMeasure } from '../lesson/drillState.ts';
import { ADMINISTRATORS, AtMs, ClassroomId, DrillId, LessonId, SeatId } from '../vocabulary/index.ts';
import { endpoint } from './endpoint.ts';

const lessonParams = z.strictObject({ lessonId: LessonId });

/** One of those who are asked what they saw: the teacher, or a classroom. */
const DrillRoom = z.object({
  /** `null`: the teacher. */
  classroomId: ClassroomId.nullable(),
  name: z.string(),
  schoolName: z.string(),
  /** `null`: nobody has come from there. */
  seatId: SeatId.nullable(),
});
export type DrillRoom = z.infer<typeof DrillRoom>;

const DrillFaultReport = z.object({
  fault: DrillFault,
  beganAtMs: AtMs.nullable(),
  endedAtMs: AtMs.nullable(),
  /** Whether it could be made; `null`: not known yet. */
  made: z.boolean().nullable(),
  /** Who was there when it was made. */
  seats: z.array(SeatId),
  /** For how long the recording was interrupted, in ms; `null`: not at all. */
  recordingMs: z.int().nullable(),
  findings: z.array(z.object({ seatId: SeatId, measured: DrillMeasure, asBefore: z.boolean() })),
});
export type DrillFaultReport = z.infer<typeof DrillFaultReport>;

/** What was tried and what came of it, for each who was there. */
export const DrillReport = z.object({
  drillId: DrillId,
  beganAtMs: AtMs,
  endedAtMs: AtMs.nullable(),
  end: DrillEnd.nullable(),
  classroomId: ClassroomId.nullable(),
  faults: z.array(DrillFaultReport),
});
export type DrillReport = z.infer<typeof DrillReport>;

/** Another lesson that a fault would interrupt too. */
const OtherLesson = z.object({
  lessonId: LessonId,
  /** `null`: the lesson of a school that is not the asker's, of which they are told no more. */
  title: z.string().nullable(),
  schoolName: z.string(),
  byWorker: z.boolean(),
  byRecorder: z.boolean(),
});
export type OtherLesson = z.infer<typeof OtherLesson>;

/** Whether a drill can begin; if not, why. */
const DrillReady = z.enum(['ready', 'not-live', 'ended', 'nobody-there', 'busy']);

export const drillsApi = {
  /**
   * A lesson's drills, the newest first, and what beginning one would do. For administrators of the school that teaches
   * it. Errors: `lesson.not-found`, `request.forbidden`.
   */
  'drills.list': endpoint({
    method: 'GET',
    path: '/api/lessons/:lessonId/drills',
    by: ADMINISTRATORS,
    params: lessonParams,
    reply: z.object({
      title: z.string(),
      schoolName: z.string(),
      teacherName: z.string(),
      ready: DrillReady,
      isRecording: z.boolean(),
      rooms: z.array(DrillRoom),
      others: z.array(OtherLesson),
      drills: z.array(DrillReport),
      serverAtMs: AtMs,
    }),
  }),
  /**
   * Begins one: it is announced on every screen of the lesson, and some seconds later the first fault is made. `title`:
   * the lesson's name, written out. `others`: lessons that may be interrupted too. Errors: `drill.name-wrong`,
   * `drill.busy`, `drill.others`, `drill.others-not-yours`, `drill.not-recording`, `lesson.not-live`,
   * `observing.nobody-there`.
   */
  'drills.begin': endpoint({
    method: 'POST',
    path: '/api/lessons/:lessonId/drills',
    by: ADMINISTRATORS,
    params: lessonParams,
    body: z.strictObject({
      title: z.string().max(200),
      faults: z.array(DrillFault).min(1).max(DrillFault.options.length),
      classroomId: ClassroomId.nullable(),
      others: z.array(LessonId).max(200),
    }),
    reply: z.object({ drillId: DrillId }),
  }),
  /** Makes no further fault and undoes the one that is on. Errors: `drill.not-running`. */
  'drills.stop': endpoint({
    method: 'POST',
    path: '/api/lessons/:lessonId/drills/stop',
    by: ADMINISTRATORS,
    params: lessonParams,
  }),
};
