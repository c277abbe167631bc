import { AppError } from '../errors/index.ts';
import type { Body, DrillShown, FactData, NewFact } from '../protocol/index.ts';
import type { SeatId } from '../vocabulary/index.ts';
import { DISPLAY_FAULTS, type Drill, type DrillEnd, type DrillFault, SEAT_FAULTS } from './drillState.ts';
import type { FoldsOf } from './folds.ts';
import type { LessonState, Seat } from './state.ts';
import { surfaceKey } from './surfaceState.ts';

/** The drill that goes on, if any. */
export function runningDrill({ drill }: Pick<LessonState, 'drill'>): Drill | undefined {
  return drill?.endedAtMs === null ? drill : undefined;
}

/** The fault that is being watched, if any. */
export function openFault(drill: Drill | undefined): DrillFault | undefined {
  return drill?.isOpen ? drill.faults[drill.begun - 1] : undefined;
}

/** Begins a drill. Throws `lesson.not-live`, `drill.busy`, `classroom.not-found`. */
export function beginDrill(state: LessonState, drill: FactData<'drill.began'>): NewFact[] {
  if (state.phase !== 'live') throw new AppError('lesson.not-live');
  if (runningDrill(state)) throw new AppError('drill.busy');
  const { classroomId } = drill;
  if (classroomId !== null && !state.plan?.listening.some((room) => room.classroomId === classroomId))
    throw new AppError('classroom.not-found', { classroomId });
  return [{ type: 'drill.began', data: drill }];
}

/** The next fault is about to be made: who is there is asked. Nothing, when the drill is over. */
export function beginFault(state: LessonState): NewFact[] {
  const drill = runningDrill(state);
  if (!drill || drill.isOpen || drill.begun >= drill.faults.length) return [];
  const seats = Object.values(state.seats).filter(({ role, presence }) => role !== 'assistant' && presence === 'here');
  const data = { drillId: drill.drillId, index: drill.begun, seats: seats.map(({ seatId }) => seatId) };
  return [{ type: 'drill.fault-began', data }];
}

/** The fault that goes on is watched no more. */
export function endFault(state: LessonState, made: boolean): NewFact[] {
  const drill = runningDrill(state);
  if (!drill?.isOpen) return [];
  return [{ type: 'drill.fault-ended', data: { drillId: drill.drillId, index: drill.begun - 1, made } }];
}

/** Ends the drill that goes on, if any. */
export function endDrill(state: LessonState, reason: DrillEnd): NewFact[] {
  const drill = runningDrill(state);
  return drill ? [{ type: 'drill.ended', data: { drillId: drill.drillId, reason } }] : [];
}

/** What a seat measured. Of another drill than the last, of a fault that was not made, or a second time: nothing. */
export function reportDrill(
  state: LessonState,
  self: Pick<Seat, 'seatId'>,
  { drillId, index, measured, shown }: Body<'drill.report'>,
): NewFact[] {
  const { drill } = state;
  const { seatId } = self;
  if (drill?.drillId !== drillId || index !== drill.begun - 1) return [];
  if (!drill.seats.includes(seatId) || drill.reported.includes(seatId)) return [];
  const asBefore = isShown(state, shown);
  return [{ type: 'drill.reported', data: { drillId, index, seatId, measured, asBefore } }];
}

/** What a seat that has this state shows. */
export function shownIn({ surface, floor }: Pick<LessonState, 'surface' | 'floor'>): DrillShown {
  return { surface: surface && surfaceKey(surface), stage: floor.map(({ seatId }) => seatId) };
}

function isShown(state: LessonState, shown: DrillShown): boolean {
  const { surface, stage } = shownIn(state);
  return surface === shown.surface && stage.join() === shown.stage.join();
}

/** Whether a fault of this drill hits a seat itself. */
export function isHit(drill: Drill, fault: DrillFault, { role, classroomId }: Seat): boolean {
  if (role === 'assistant' || !SEAT_FAULTS.includes(fault)) return false;
  if (drill.classroomId !== null) return classroomId === drill.classroomId;
  return role === 'classroom' || !DISPLAY_FAULTS.includes(fault);
}

/** The seats that a fault hits, of those who were there. */
export function seatsHit(state: LessonState, drill: Drill, fault: DrillFault): SeatId[] {
  return drill.seats.filter((seatId) => {
    const seat = state.seats[seatId];
    return seat !== undefined && isHit(drill, fault, seat);
  });
}

/** Whether nobody is left who was there and has not reported. */
export function allReported({ seats }: Pick<LessonState, 'seats'>, drill: Drill): boolean {
  return drill.seats.every((seatId) => drill.reported.includes(seatId) || seats[seatId]?.presence === 'left');
}

/** Whether one of these faults reaches another lesson, which shares the worker or is recorded too. */
export function reachesOther(
  { byWorker, byRecorder }: { readonly byWorker: boolean; readonly byRecorder: boolean },
  faults: readonly DrillFault[],
): boolean {
  const strikesWorker = faults.includes('worker-kill') || faults.includes('worker-hang');
  return (byWorker && strikesWorker) || (byRecorder && faults.includes('recorder-kill'));
}

type DrillFact = 'drill.began' | 'drill.fault-began' | 'drill.reported' | 'drill.fault-ended' | 'drill.ended';

/** The drill that goes on: which faults were made, and who has reported. */
export const drillFolds: FoldsOf<DrillFact> = {
  'drill.began': (_state, drill, { atMs }) => ({
    drill: { ...drill, beganAtMs: atMs, endedAtMs: null, begun: 0, isOpen: false, seats: [], reported: [] },
  }),
  'drill.fault-began': (state, { drillId, index, seats }) =>
    changed(state, drillId, { begun: index + 1, isOpen: true, seats, reported: [] }),
  'drill.reported': (state, { drillId, seatId }) =>
    changed(state, drillId, { reported: [...(state.drill?.reported ?? []), seatId] }),
  'drill.fault-ended': (state, { drillId }) => changed(state, drillId, { isOpen: false }),
  'drill.ended': (state, { drillId }, { atMs }) => changed(state, drillId, { isOpen: false, endedAtMs: atMs }),
};

/** A lesson that ends takes its drill with it. */
export function drillAtEnd({ drill }: Pick<LessonState, 'drill'>, atMs: number): Pick<LessonState, 'drill'> {
  return { drill: drill && { ...drill, isOpen: false, endedAtMs: drill.endedAtMs ?? atMs } };
}

function changed({ drill }: LessonState, drillId: string, change: Partial<Drill>): Partial<LessonState> {
  return drill?.drillId === drillId ? { drill: { ...drill, ...change } } : {};
}
