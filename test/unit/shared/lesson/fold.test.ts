import { describe, expect, it } from 'vitest';
import { foldFact, foldLog } from '../../../../shared/lesson/fold.ts';
import { afterRestart, dropSeat, leaveSeat, takeSeat } from '../../../../shared/lesson/presence.ts';
import { emptyLesson, LessonState } from '../../../../shared/lesson/state.ts';
import { type LoggedFact, type NewFact, readFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby, numbered, plan, TEACHER } from '../../../support/lessons.ts';

const grant: NewFact = { type: 'floor.granted', data: { seatId: classroomSeat(1) } };

describe('the fold', () => {
  it('gives the same state in one go and in pieces', () => {
    const log = numbered([
      { type: 'lesson.opened', data: { plan } },
      { type: 'lesson.started', data: {} },
      { type: 'sound.chosen', data: { mode: 'music' } },
      { type: 'layout.held', data: { layout: 'teacher' } },
    ]);
    expect(foldLog(log.slice(2), foldLog(log.slice(0, 2)))).toEqual(foldLog(log));
  });

  it('passes over facts that it has already seen', () => {
    const [fact] = numbered([{ type: 'sound.chosen', data: { mode: 'music' } }]);
    if (!fact) throw new Error('no fact');
    const once = foldFact(emptyLesson, fact);
    expect(foldFact(once, fact)).toBe(once);
  });

  it('counts a fact of a newer version and is otherwise as before', () => {
    const newer = readFact({ seq: lobby.seq + 1, atMs: 5, by: null, type: 'hologram.shown', data: {} });
    expect(foldFact(lobby, newer)).toEqual({ ...lobby, seq: lobby.seq + 1 });
  });

  it('counts what came over the wire from a newer server, where nobody has read it first', () => {
    const wire: LoggedFact = JSON.parse(
      JSON.stringify({ seq: lobby.seq + 1, atMs: 5, by: null, type: 'toString', data: {} }),
    );
    expect(foldFact(lobby, wire)).toEqual({ ...lobby, seq: lobby.seq + 1 });
  });

  it('always gives a state that the contract allows', () => {
    expect(LessonState.safeParse(after(liveLesson, grant)).success).toBe(true);
  });

  it('leaves nothing flowing and nobody on stage when the lesson has ended', () => {
    expect(after(liveLesson, grant, { type: 'lesson.ended', data: {} })).toMatchObject({
      phase: 'ended',
      streams: {},
      floor: [],
    });
  });
});

describe('the lines', () => {
  const sample = { quality: 'fair', rttMs: 200, downLossRatio: 0, upLossRatio: 0, freezeRatio: 0 } as const;

  it('are known from one fact for all seats, and from old logs with one fact for each', () => {
    const atOnce = after(lobby, {
      type: 'links.sampled',
      data: { samples: [1, 2].map((n) => ({ ...sample, seatId: classroomSeat(n) })) },
    });
    expect(Object.keys(atOnce.links)).toEqual([classroomSeat(1), classroomSeat(2)]);
    const old = readFact({
      seq: lobby.seq + 1,
      atMs: 6_000,
      by: classroomSeat(1),
      type: 'link.sampled',
      data: { ...sample, seatId: classroomSeat(1) },
    });
    expect(foldFact(lobby, old).links).toEqual({ [classroomSeat(1)]: { ...sample, atMs: 6_000 } });
  });

  it('keep the last sample of seats that have not reported', () => {
    const first = after(lobby, { type: 'links.sampled', data: { samples: [{ ...sample, seatId: classroomSeat(1) }] } });
    const second = after(first, {
      type: 'links.sampled',
      data: { samples: [{ ...sample, seatId: classroomSeat(2) }] },
    });
    expect(second.links[classroomSeat(1)]).toEqual(first.links[classroomSeat(1)]);
  });
});

describe('a seat', () => {
  it('keeps its place and floor while its line is gone, and has both when it is back', () => {
    const onStage = after(liveLesson, grant);
    const away = after(onStage, ...dropSeat(onStage, classroomSeat(1)));
    expect(away.seats[classroomSeat(1)]?.presence).toBe('away');
    expect(away.floor).toHaveLength(1);
    const seat = away.seats[classroomSeat(1)];
    if (!seat) throw new Error('the seat is gone');
    const back = after(away, ...takeSeat(away, seat));
    expect(back.seats[classroomSeat(1)]?.presence).toBe('here');
    expect(back.floor).toHaveLength(1);
  });

  it('takes its streams and its place on stage along when it leaves for good', () => {
    const onStage = after(liveLesson, grant);
    const left = after(onStage, ...leaveSeat(onStage, classroomSeat(1), 'left'));
    expect(left.floor).toEqual([]);
    expect(Object.values(left.streams).some((stream) => stream.seatId === classroomSeat(1))).toBe(false);
    expect(leaveSeat(left, classroomSeat(1), 'left')).toEqual([]);
  });

  it('passes to another display of the same classroom', () => {
    const seat = lobby.seats[classroomSeat(1)];
    if (!seat) throw new Error('the seat is gone');
    const other = { ...seat, holder: ids.display(77) };
    expect(after(lobby, ...takeSeat(lobby, other)).seats[classroomSeat(1)]?.holder).toBe(ids.display(77));
  });

  it('is away, sending nothing, after the server was gone', () => {
    const restarted = after(liveLesson, ...afterRestart(liveLesson));
    expect(restarted.streams).toEqual({});
    expect(Object.values(restarted.seats).map((seat) => seat.presence)).toEqual(['away', 'away', 'away', 'away']);
    expect(afterRestart(restarted)).toEqual([]);
  });
});

describe('reading a stored fact', () => {
  it('gives it back as it was', () => {
    const [fact] = numbered([{ type: 'seat.dropped', data: { seatId: TEACHER } }]);
    expect(readFact(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
  });

  it('keeps the place of a type from a newer version, and refuses known types with wrong data', () => {
    const newer = readFact({ seq: 1, atMs: 5, by: null, type: 'hologram.shown', data: { size: 3 } });
    expect(newer).toEqual({
      seq: 1,
      atMs: 5,
      by: null,
      type: 'unknown',
      data: { type: 'hologram.shown', data: { size: 3 } },
    });
    expect(() => readFact({ seq: 1, atMs: 5, by: null, type: 'seat.dropped', data: { seatId: 7 } })).toThrow();
  });
});
