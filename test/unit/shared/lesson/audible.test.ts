import { describe, expect, it } from 'vitest';
import { isAudible, tellAudible } from '../../../../shared/lesson/audible.ts';
import { dropSeat } from '../../../../shared/lesson/presence.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, lobby } from '../../../support/lessons.ts';

const ONE = classroomSeat(1);
const speaking = after(liveLesson, ...tellAudible(liveLesson, ONE, true));

describe('who is audible', () => {
  it('is whoever says so, until they say otherwise; saying it twice is one fact', () => {
    expect(isAudible(speaking, ONE)).toBe(true);
    expect(tellAudible(speaking, ONE, true)).toEqual([]);
    const silent = after(speaking, ...tellAudible(speaking, ONE, false));
    expect(isAudible(silent, ONE)).toBe(false);
    expect(tellAudible(silent, ONE, false)).toEqual([]);
  });

  it('is nobody before the lesson, and nobody who sends no sound', () => {
    expect(tellAudible(lobby, ONE, true)).toEqual([]);
    const mute = after(liveLesson, { type: 'stream.muted', data: { streamId: ids.stream(10) } });
    expect(tellAudible(mute, ONE, true)).toEqual([]);
  });

  it('is not who is muted, gated, away, or in a lesson that has ended', () => {
    expect(isAudible(after(speaking, { type: 'stream.muted', data: { streamId: ids.stream(10) } }), ONE)).toBe(false);
    expect(isAudible(after(speaking, { type: 'floor.granted', data: { seatId: classroomSeat(2) } }), ONE)).toBe(false);
    expect(isAudible(after(speaking, ...dropSeat(speaking, ONE)), ONE)).toBe(false);
    expect(after(speaking, { type: 'lesson.ended', data: {} }).audible).toEqual({});
  });
});
