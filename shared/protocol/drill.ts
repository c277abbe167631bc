import { z } from 'zod';
import { DrillEnd, DrillFault, DrillMeasure } from '../lesson/drillState.ts';
import { ClassroomId, DrillId, SeatId } from '../vocabulary/index.ts';
import { request } from './define.ts';

/** More than there are faults. */
const Index = z.int().min(0).max(20);

/** What a seat shows: the page or board, and who is on stage. */
export const DrillShown = z.strictObject({
  surface: z.string().max(80).nullable(),
  stage: z.array(SeatId).max(40),
});
export type DrillShown = z.infer<typeof DrillShown>;

/** A drill (演练): faults made on purpose, and how long each seat was without picture and sound. Begun over REST. */
export const drillRequests = {
  /** What the seat's browser measured around a fault. Once for each fault: a second report changes nothing. */
  'drill.report': request({
    by: ['teacher', 'classroom'],
    body: z.strictObject({ drillId: DrillId, index: Index, measured: DrillMeasure, shown: DrillShown }),
    reply: z.object({}),
  }),
};

export const drillFacts = {
  'drill.began': z.object({
    drillId: DrillId,
    faults: z.array(DrillFault),
    classroomId: ClassroomId.nullable(),
  }),
  /** The fault of this number, from 0, is about to be made. `seats`: who is there and is asked what they saw. */
  'drill.fault-began': z.object({ drillId: DrillId, index: Index, seats: z.array(SeatId) }),
  /** `asBefore`: the seat showed the page and the stage that the lesson has. */
  'drill.reported': z.object({
    drillId: DrillId,
    index: Index,
    seatId: SeatId,
    measured: DrillMeasure,
    asBefore: z.boolean(),
  }),
  /** It is not watched any more, and undone if it had to be. `made`: whether it could be made at all. */
  'drill.fault-ended': z.object({ drillId: DrillId, index: Index, made: z.boolean() }),
  'drill.ended': z.object({ drillId: DrillId, reason: DrillEnd }),
};
