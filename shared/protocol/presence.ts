import { z } from 'zod';
import { LessonState, Seat, Stream } from '../lesson/state.ts';
import { AtMs, LessonId, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';
import { MediaOffer, TcpFirst } from './media.ts';
import { ReceivableRtp } from './rtp.ts';

/** Why a seat was left for good. */
const LeaveReason = z.enum(['left', 'gave-up', 'rights-lost', 'lesson-ended']);

export const presenceRequests = {
  /**
   * Takes the caller's seat in a lesson, or takes it again after a break: the same person or display always gets
   * the same seat, and a classroom has one seat whichever of its displays comes. When another window or display is
   * connected to it: `seat.displaced`, unless `takeOver`.
   *
   * What happened since `knownSeq` is told as facts just before the answer, and `state` is then `null`; to whoever
   * knows nothing (0), or was away for too long, the answer brings the whole state.
   *
   * `canReceive` (and `tcpFirst`) opens the seat's media with the seat, which saves a trip; it is `null` for a window that still has
   * its media. `mediaOpen` tells whether the media is there, `media` what was opened. Neither: ask `media.open`.
   */
  'lesson.join': request({
    by: ['teacher', 'classroom', 'assistant'],
    body: z.strictObject({
      lessonId: LessonId,
      windowId: z.uuid(),
      takeOver: z.boolean(),
      knownSeq: z.int().min(0).default(0),
      canReceive: ReceivableRtp.nullable().default(null),
      tcpFirst: TcpFirst,
    }),
    reply: z.object({
      seatId: SeatId,
      serverAtMs: AtMs,
      state: LessonState.nullable(),
      /** What the seat was sending until now, from this window before a break or from another one. */
      sentBefore: z.array(Stream),
      mediaOpen: z.boolean(),
      media: MediaOffer.nullable(),
    }),
  }),
  /** The whole state, for a client that saw a gap in the numbers. */
  'lesson.read': request({
    by: ['teacher', 'classroom', 'assistant'],
    body: z.strictObject({}),
    reply: z.object({ state: LessonState }),
  }),
  /** Gives the seat up for good. Harmless when there is none. */
  'lesson.leave': request({ by: ['teacher', 'classroom', 'assistant'], body: z.strictObject({}), reply: z.object({}) }),
};

export const presenceFacts = {
  /** A seat was taken for the first time, or again after it had been left. */
  'seat.joined': Seat.pick({ seatId: true, role: true, holder: true, classroomId: true, name: true }),
  /** The seat's line is gone; its place is kept. `heardAtMs`: when it was last heard of, which may be a while before. */
  'seat.dropped': z.object({ seatId: SeatId, heardAtMs: AtMs.exactOptional() }),
  /** It is back. */
  'seat.returned': z.object({ seatId: SeatId }),
  /** It was left for good. */
  'seat.left': z.object({ seatId: SeatId, reason: LeaveReason }),
};
