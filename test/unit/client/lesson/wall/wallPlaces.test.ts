import { describe, expect, it } from 'vitest';
import { countHere, seatSound, wallPlaces } from '../../../../../client/lesson/wall/wallPlaces.ts';
import { emptyLesson } from '../../../../../shared/lesson/state.ts';
import { ids } from '../../../../support/ids.ts';
import { after, classroomSeat, liveLesson, plan } from '../../../../support/lessons.ts';

describe('the wall', () => {
  it('has a place for every planned classroom, in the order of the plan, whoever comes first', () => {
    const onlyThird = { plan, seats: { [classroomSeat(3)]: liveLesson.seats[classroomSeat(3)] ?? expect.fail() } };
    expect(wallPlaces(onlyThird).map(({ number, seat }) => [number, seat?.seatId])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, classroomSeat(3)],
    ]);
  });

  it('is empty before the plan is known', () => {
    expect(wallPlaces(emptyLesson)).toEqual([]);
  });

  it('counts those who are connected', () => {
    const oneAway = after(liveLesson, { type: 'seat.dropped', data: { seatId: classroomSeat(1) } });
    expect(countHere(wallPlaces(oneAway))).toBe(2);
  });
});

describe("a classroom's sound", () => {
  it('is open while nobody is on stage, and gated while another is', () => {
    const granted = after(liveLesson, { type: 'floor.granted', data: { seatId: classroomSeat(1) } });
    expect(seatSound(liveLesson, classroomSeat(2))).toBe('open');
    expect(seatSound(granted, classroomSeat(2))).toBe('gated');
    expect(seatSound(granted, classroomSeat(1))).toBe('open');
  });

  it('is called muted when the classroom did it, also while another is on stage', () => {
    const muted = after(
      liveLesson,
      { type: 'stream.muted', data: { streamId: ids.stream(20) } },
      { type: 'floor.granted', data: { seatId: classroomSeat(1) } },
    );
    expect(seatSound(muted, classroomSeat(2))).toBe('muted');
  });

  it('is absent when there is no microphone', () => {
    const silent = after(liveLesson, { type: 'stream.ended', data: { streamId: ids.stream(20) } });
    expect(seatSound(silent, classroomSeat(2))).toBe('none');
  });
});
