import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeard } from '../../../../shared/lesson/audience.ts';
import {
  askForMicrophone,
  declineMicrophone,
  isMuted,
  isWished,
  microphoneOf,
  switchMicrophone,
} from '../../../../shared/lesson/microphone.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, TEACHER } from '../../../support/lessons.ts';

const classroomId = ids.classroom(1);
const muted = after(liveLesson, ...switchMicrophone(liveLesson, { classroomId, muted: true, by: 'assistant' }));
const NOW = 1_000_000;

describe('a microphone', () => {
  it('is open until somebody mutes it, and says who did', () => {
    expect(isMuted(liveLesson, classroomId)).toBe(false);
    expect(microphoneOf(muted, classroomId)).toEqual({ muted: true, by: 'assistant', askedAtMs: null });
  });

  it('is switched once when it is switched twice', () => {
    expect(switchMicrophone(muted, { classroomId, muted: true, by: 'teacher' })).toEqual([]);
    expect(switchMicrophone(liveLesson, { classroomId, muted: false, by: 'classroom' })).toEqual([]);
  });

  it('keeps a muted classroom from being heard, also on stage, and nobody else', () => {
    const onStage = after(muted, { type: 'floor.granted', data: { seatId: classroomSeat(1) } });
    expect(isHeard(muted, classroomSeat(1))).toBe(false);
    expect(isHeard(onStage, classroomSeat(1))).toBe(false);
    expect(isHeard(muted, classroomSeat(2))).toBe(true);
    expect(isHeard(muted, TEACHER)).toBe(true);
  });

  it('stays muted over a reload of the display and the leaving of its seat', () => {
    const left = after(muted, { type: 'seat.left', data: { seatId: classroomSeat(1), reason: 'gave-up' } });
    expect(isMuted(left, classroomId)).toBe(true);
  });

  it('is asked for only while it is muted, once, and again when the wish is a minute old', () => {
    expect(askForMicrophone(liveLesson, classroomId, NOW)).toEqual([]);
    const asked = after(muted, ...askForMicrophone(muted, classroomId, NOW));
    const { askedAtMs } = microphoneOf(asked, classroomId);
    expect(isMuted(asked, classroomId)).toBe(true);
    expect(isWished(askedAtMs, (askedAtMs ?? 0) + 59_999)).toBe(true);
    expect(askForMicrophone(asked, classroomId, (askedAtMs ?? 0) + 59_999)).toEqual([]);
    expect(askForMicrophone(asked, classroomId, (askedAtMs ?? 0) + 60_000)).toHaveLength(1);
  });

  it('answers a wish by being opened, by being muted anew, or by declining', () => {
    const asked = after(muted, ...askForMicrophone(muted, classroomId, NOW));
    const opened = after(asked, ...switchMicrophone(asked, { classroomId, muted: false, by: 'assistant' }));
    expect(microphoneOf(opened, classroomId)).toEqual({ muted: false, by: 'assistant', askedAtMs: null });
    const declined = after(asked, ...declineMicrophone(asked, classroomId));
    expect(microphoneOf(declined, classroomId)).toMatchObject({ muted: true, askedAtMs: null });
    expect(declineMicrophone(declined, classroomId)).toEqual([]);
  });

  it('is never opened by anything that a teacher does, in whatever order', () => {
    const teachers = fc.array(fc.constantFrom('mute' as const, 'ask' as const), { maxLength: 20 });
    fc.assert(
      fc.property(teachers, (moves) => {
        let state = muted;
        for (const move of moves)
          state = after(
            state,
            ...(move === 'mute'
              ? switchMicrophone(state, { classroomId, muted: true, by: 'teacher' })
              : askForMicrophone(state, classroomId, NOW)),
          );
        expect(isMuted(state, classroomId)).toBe(true);
      }),
    );
  });
});
