import { expect, it } from 'vitest';
import { chooseScene } from '../../../../shared/lesson/chooseScene.ts';
import { holdOwnLayout } from '../../../../shared/lesson/layout.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson } from '../../../support/lessons.ts';

const classroomId = ids.classroom(1);
const held = after(liveLesson, { type: 'layout.held', data: { layout: 'courseware' } });
const own = after(held, ...holdOwnLayout(held, classroomId, 'teacher'));

it('is held on the display of its own classroom, and on no other', () => {
  expect(chooseScene(own, classroomSeat(1)).layout).toBe('teacher');
  expect(chooseScene(own, classroomSeat(2)).layout).toBe('courseware');
});

it('is held once when it is held twice, and let go of', () => {
  expect(holdOwnLayout(own, classroomId, 'teacher')).toEqual([]);
  const back = after(own, ...holdOwnLayout(own, classroomId, null));
  expect(back.ownLayouts).toEqual({});
  expect(holdOwnLayout(back, classroomId, null)).toEqual([]);
});

it('gives way to what the teacher holds later: the last press counts', () => {
  const later = after(own, { type: 'layout.held', data: { layout: 'stage' } });
  expect(chooseScene(later, classroomSeat(1)).layout).toBe('stage');
});
