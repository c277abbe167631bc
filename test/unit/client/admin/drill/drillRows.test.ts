import { expect, it } from 'vitest';
import { countMet, rowsOf, waysBack } from '../../../../../client/admin/drill/drillRows.ts';
import type { DrillFaultReport, DrillRoom } from '../../../../../shared/api/index.ts';
import { ids } from '../../../../support/ids.ts';

const rooms: DrillRoom[] = [0, 1, 2, 3].map((n) => ({
  ...{ classroomId: n === 0 ? null : ids.classroom(n), name: `${n}`, schoolName: '小学' },
  seatId: n === 3 ? null : ids.seat(n),
}));
const measured = { pictureMs: 900, soundMs: 800, lineMs: 0, isBack: true, cameBack: [] };
const fault: DrillFaultReport = {
  ...{ fault: 'worker-kill', beganAtMs: 1, endedAtMs: 2, made: true, recordingMs: null },
  seats: [ids.seat(0), ids.seat(1), ids.seat(2)],
  findings: [
    { seatId: ids.seat(0), measured, asBefore: true },
    { seatId: ids.seat(1), measured: { ...measured, pictureMs: 5_000 }, asBefore: true },
  ],
};

it('has a row for every room: who reported, who said nothing, and who was not there', () => {
  expect(rowsOf(fault, rooms).map(({ verdict }) => verdict)).toEqual(['met', 'missed', 'silent', 'absent']);
  const going = rowsOf({ ...fault, endedAtMs: null }, rooms);
  expect(going.map(({ verdict }) => verdict)).toEqual(['met', 'missed', 'waiting', 'absent']);
});

it('counts among those who were there', () => {
  const drill = { drillId: ids.drill(1), beganAtMs: 1, endedAtMs: 2, end: 'done' as const, classroomId: null };
  const untried = { ...fault, beganAtMs: null };
  expect(countMet({ ...drill, faults: [fault, untried, { ...fault, made: false }] }, rooms)).toEqual({
    met: 1,
    count: 3,
  });
});

it('says how a room came back, and if it did not', () => {
  expect(waysBack(measured)).toEqual(['none']);
  expect(waysBack({ ...measured, cameBack: ['ice-restart', 'tcp'] })).toEqual(['ice-restart', 'tcp']);
  expect(waysBack({ ...measured, isBack: false })).toEqual(['never']);
});
