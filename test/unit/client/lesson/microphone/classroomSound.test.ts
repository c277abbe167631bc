import { expect, it } from 'vitest';
import { classroomSound } from '../../../../../client/lesson/microphone/classroomSound.ts';
import { grantFloor } from '../../../../../shared/lesson/floor.ts';
import { dropSeat } from '../../../../../shared/lesson/presence.ts';
import { endStreams } from '../../../../../shared/lesson/streams.ts';
import { ids } from '../../../../support/ids.ts';
import { after, classroomSeat, liveLesson } from '../../../../support/lessons.ts';

const ONE = ids.classroom(1);

it('says how a classroom is heard, as its own people need to know it', () => {
  const granted = after(liveLesson, ...grantFloor(liveLesson, { seatId: classroomSeat(1), limitMs: null }));
  const muted = after(granted, { type: 'microphone.muted', data: { classroomId: ONE, by: 'teacher' } });
  expect(classroomSound(liveLesson, ONE)).toBe('open');
  expect(classroomSound(granted, ONE)).toBe('on-stage');
  expect(classroomSound(granted, ids.classroom(2))).toBe('gated');
  expect(classroomSound(muted, ONE)).toBe('muted');
  expect(classroomSound(after(liveLesson, ...endStreams(liveLesson, classroomSeat(1))), ONE)).toBe('none');
  expect(classroomSound(after(liveLesson, ...dropSeat(liveLesson, classroomSeat(1))), ONE)).toBe('away');
  expect(classroomSound(liveLesson, ids.classroom(99))).toBe('away');
});
