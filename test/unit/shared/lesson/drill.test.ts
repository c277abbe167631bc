import { describe, expect, it } from 'vitest';
import { beginDrill, beginFault, endDrill, endFault, isHit, reportDrill } from '../../../../shared/lesson/drill.ts';
import { readDrills } from '../../../../shared/lesson/drillBook.ts';
import type { DrillMeasure } from '../../../../shared/lesson/drillState.ts';
import { isMet } from '../../../../shared/lesson/drillVerdict.ts';
import { afterRestart } from '../../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { surfaceKey } from '../../../../shared/lesson/surfaceState.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby, numbered, plan, TEACHER } from '../../../support/lessons.ts';

const began = { drillId: ids.drill(1), faults: ['worker-kill' as const, 'signal-drop' as const], classroomId: null };
const measured: DrillMeasure = { pictureMs: 900, soundMs: 800, lineMs: 0, isBack: true, cameBack: ['new-transports'] };
const NOTHING_SHOWN = { surface: null, stage: [] };
const report = { drillId: began.drillId, index: 0, measured, shown: NOTHING_SHOWN };

const then = (state: LessonState, rule: (now: LessonState) => readonly NewFact[]) => after(state, ...rule(state));
const drilling = then(liveLesson, (state) => beginDrill(state, began));
const struck = then(drilling, beginFault);

describe('a drill', () => {
  it('begins only in a live lesson, in a classroom of it, and one at a time', () => {
    expect(() => beginDrill(lobby, began)).toThrow('lesson.not-live');
    expect(() => beginDrill(liveLesson, { ...began, classroomId: ids.classroom(9) })).toThrow('classroom.not-found');
    expect(() => beginDrill(drilling, began)).toThrow('drill.busy');
    const over = then(drilling, (state) => endDrill(state, 'done'));
    expect(beginDrill(over, { ...began, drillId: ids.drill(2) })).toHaveLength(1);
  });

  it('makes one fault after the other, and no more than were chosen', () => {
    expect(struck.drill).toMatchObject({ begun: 1, isOpen: true, seats: [0, 1, 2, 3].map((n) => ids.seat(n)) });
    expect(beginFault(struck)).toEqual([]);
    const second = then(
      then(struck, (state) => endFault(state, true)),
      beginFault,
    );
    expect(second.drill).toMatchObject({ begun: 2, isOpen: true, reported: [] });
    expect(beginFault(then(second, (state) => endFault(state, true)))).toEqual([]);
  });

  it('asks who is there, and not who is away', () => {
    const away = after(drilling, { type: 'seat.dropped', data: { seatId: classroomSeat(2) } });
    expect(then(away, beginFault).drill?.seats).toEqual([TEACHER, classroomSeat(1), classroomSeat(3)]);
  });

  it('takes one report of each seat that was there, of the fault that was made last', () => {
    const self = { seatId: classroomSeat(1) };
    expect(reportDrill(struck, self, report)).toHaveLength(1);
    const reported = then(struck, (state) => reportDrill(state, self, report));
    expect(reportDrill(reported, self, report)).toEqual([]);
    expect(reportDrill(struck, self, { ...report, index: 1 })).toEqual([]);
    expect(reportDrill(struck, self, { ...report, drillId: ids.drill(2) })).toEqual([]);
    expect(reportDrill(struck, { seatId: ids.seat(9) }, report)).toEqual([]);
    expect(reportDrill(liveLesson, self, report)).toEqual([]);
  });

  it('says whether a seat shows the page and the stage that the lesson has', () => {
    const surface = { kind: 'board' as const, board: 2 };
    const onBoard = after(
      struck,
      { type: 'surface.shown', data: { surface } },
      { type: 'floor.granted', data: { seatId: classroomSeat(2) } },
    );
    const asBefore = (shown: typeof report.shown | { surface: string | null; stage: (typeof TEACHER)[] }) => {
      const [fact] = reportDrill(onBoard, { seatId: classroomSeat(1) }, { ...report, shown });
      return fact?.type === 'drill.reported' && fact.data.asBefore;
    };
    expect(asBefore({ surface: surfaceKey(surface), stage: [classroomSeat(2)] })).toBe(true);
    expect(asBefore({ surface: null, stage: [classroomSeat(2)] })).toBe(false);
    expect(asBefore({ surface: surfaceKey(surface), stage: [] })).toBe(false);
  });

  it('hits all or one classroom, and a slow line or a wrong clock never the teacher', () => {
    const [teacher, one, two] = [TEACHER, classroomSeat(1), classroomSeat(2)].map((seatId) => struck.seats[seatId]);
    if (!struck.drill || !teacher || !one || !two) throw new Error('they are there');
    expect([teacher, one].map((seat) => isHit(struck.drill ?? never(), 'signal-drop', seat))).toEqual([true, true]);
    expect(isHit(struck.drill, 'bandwidth', teacher)).toBe(false);
    expect(isHit(struck.drill, 'worker-kill', one)).toBe(false);
    const only = { ...struck.drill, classroomId: ids.classroom(2) };
    expect([teacher, one, two].map((seat) => isHit(only, 'force-tcp', seat))).toEqual([false, false, true]);
  });

  it('ends with the lesson, and when the server was gone', () => {
    expect(after(struck, { type: 'lesson.ended', data: {} }).drill).toMatchObject({ isOpen: false });
    expect(after(struck, { type: 'lesson.ended', data: {} }).drill?.endedAtMs).not.toBeNull();
    expect(afterRestart(struck).at(-1)).toEqual({
      type: 'drill.ended',
      data: { drillId: began.drillId, reason: 'restart' },
    });
  });
});

const never = (): never => {
  throw new Error('there is one');
};

describe('what a log tells of drills', () => {
  const seat = (n: number) => ({
    ...{ seatId: ids.seat(n), role: 'classroom' as const, holder: ids.display(n) },
    ...{ classroomId: ids.classroom(n), name: '' },
  });
  const reported = (n: number, pictureMs: number): NewFact => ({
    type: 'drill.reported',
    data: {
      ...{ drillId: began.drillId, index: 0, seatId: ids.seat(n) },
      ...{ measured: { ...measured, pictureMs }, asBefore: true },
    },
  });
  const log = numbered([
    { type: 'lesson.opened', data: { plan } },
    { type: 'seat.joined', data: seat(1) },
    { type: 'drill.began', data: began },
    { type: 'drill.fault-began', data: { drillId: began.drillId, index: 0, seats: [ids.seat(1), ids.seat(2)] } },
    { type: 'take.trouble', data: { takeId: ids.take(1), trouble: 'interrupted' } },
    { type: 'take.trouble', data: { takeId: ids.take(1), trouble: null } },
    reported(1, 700),
    reported(1, 9_000),
    { type: 'drill.fault-ended', data: { drillId: began.drillId, index: 0, made: true } },
    { type: 'take.trouble', data: { takeId: ids.take(1), trouble: 'interrupted' } },
    { type: 'take.trouble', data: { takeId: ids.take(1), trouble: null } },
  ]);

  it('is each fault with its reports, the first of each seat, and how long nothing was recorded during it', () => {
    const [drill] = readDrills(log).drills;
    expect(drill?.faults[0]).toMatchObject({ beganAtMs: 4_000, endedAtMs: 9_000, made: true, recordingMs: 1_000 });
    expect(drill?.faults[0]?.findings.map(({ measured: { pictureMs } }) => pictureMs)).toEqual([700]);
    expect(drill?.faults[1]).toMatchObject({ beganAtMs: null, findings: [] });
    expect(drill?.end).toBeNull();
  });

  it('is the same whether it is read at once or bit by bit', () => {
    const bitByBit = log.reduce((book, fact) => readDrills([fact], book), readDrills([]));
    expect(bitByBit).toEqual(readDrills(log));
  });

  it('ends what the end of the lesson cut off', () => {
    const cut = numbered([...log.slice(0, 4), { type: 'lesson.ended' as const, data: {} }]);
    expect(readDrills(cut).drills[0]).toMatchObject({ end: 'lesson', faults: [{ endedAtMs: 5_000 }, {}] });
  });
});

describe('a result', () => {
  it('is within the aim when every figure is, all is back, and all is as before', () => {
    expect(isMet('worker-kill', measured, true)).toBe(true);
    expect(isMet('worker-kill', { ...measured, soundMs: 2_001 }, true)).toBe(false);
    expect(isMet('worker-kill', measured, false)).toBe(false);
    expect(isMet('worker-kill', { ...measured, isBack: false }, true)).toBe(false);
    expect(isMet('signal-drop', { ...measured, lineMs: 2_400 }, true)).toBe(false);
    expect(isMet('signal-drop', { ...measured, pictureMs: 200, soundMs: 400, lineMs: 2_400 }, true)).toBe(true);
  });

  it('is not spoilt by what was not there to be measured', () => {
    expect(isMet('worker-kill', { ...measured, pictureMs: null, soundMs: null }, true)).toBe(true);
  });
});
