import { z } from 'zod';
import { LessonState, Seat } from '../lesson/state.ts';
import { AtMs, LessonId, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** Why a seat was left for good. */
const LeaveReason = z.enum(['left', 'gave-up', 'rights-lost', 'lesson-ended']);

export const presenceRequests = {
  /**
   * Takes the caller's seat in a lesson, or takes it again after a break: the same person or display always gets
   * the same seat, and a classroom has one seat whichever of its displays comes. When another window or display is
   * connected to it: `seat.displaced`, unless `takeOver`. `mediaOpen` tells whether the media that this window had
   * before a break is still there; if not, open it anew.
   */
  'lesson.join': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ lessonId: LessonId, windowId: z.uuid(), takeOver: z.boolean() }),
    reply: z.object({ seatId: SeatId, serverAtMs: AtMs, state: LessonState, mediaOpen: z.boolean() }),
  }),
  /** The whole state, for a client that saw a gap in the numbers. */
  'lesson.read': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({}),
    reply: z.object({ state: LessonState }),
  }),
  /** Gives the seat up for good. Harmless when there is none. */
  'lesson.leave': request({ by: ['teacher', 'classroom'], body: z.strictObject({}), reply: z.object({}) }),
};

export const presenceFacts = {
  /** A seat was taken for the first time, or again after it had been left. */
  'seat.joined': Seat.pick({ seatId: true, role: true, holder: true, classroomId: true, name: true }),
  /** The seat's line is gone; its place is kept. */
  'seat.dropped': z.object({ seatId: SeatId }),
  /** It is back. */
  'seat.returned': z.object({ seatId: SeatId }),
  /** It was left for good. */
  'seat.left': z.object({ seatId: SeatId, reason: LeaveReason }),
};
