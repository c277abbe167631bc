import type { DrillFaultReport, DrillReport, DrillRoom } from '../../../shared/api/index.ts';
import type { CameBack, DrillMeasure } from '../../../shared/lesson/drillState.ts';
import { isMet } from '../../../shared/lesson/drillVerdict.ts';

/** How a room came through a fault. `absent`: nobody of it was there; `waiting`: it may still report. */
export type Verdict = 'met' | 'missed' | 'silent' | 'waiting' | 'absent';

/** One room and one fault. */
export type DrillRow = {
  readonly room: DrillRoom;
  readonly verdict: Verdict;
  readonly measured: DrillMeasure | null;
  readonly asBefore: boolean | null;
};

/** What each room went through in one fault. */
export function rowsOf(report: DrillFaultReport, rooms: readonly DrillRoom[]): DrillRow[] {
  return rooms.map((room) => {
    const finding = report.findings.find(({ seatId }) => seatId === room.seatId);
    if (finding) {
      const { measured, asBefore } = finding;
      return { room, measured, asBefore, verdict: isMet(report.fault, measured, asBefore) ? 'met' : 'missed' };
    }
    const wasThere = room.seatId !== null && report.seats.includes(room.seatId);
    const missing = report.endedAtMs === null ? 'waiting' : 'silent';
    return { room, measured: null, asBefore: null, verdict: wasThere ? missing : 'absent' };
  });
}

/** How many of those who were there came through a drill's faults as they should. */
export function countMet({ faults }: DrillReport, rooms: readonly DrillRoom[]) {
  const rows = faults
    .filter(({ made, beganAtMs }) => beganAtMs !== null && made !== false)
    .flatMap((fault) => rowsOf(fault, rooms))
    .filter(({ verdict }) => verdict !== 'absent');
  return { met: rows.filter(({ verdict }) => verdict === 'met').length, count: rows.length };
}

/** By what a room came back; `never` when something did not. */
export function waysBack({ isBack, cameBack }: DrillMeasure): (CameBack | 'never' | 'none')[] {
  if (!isBack) return [...cameBack, 'never'];
  return cameBack.length > 0 ? [...cameBack] : ['none'];
}
