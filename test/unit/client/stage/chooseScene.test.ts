import { expect, it } from 'vitest';
import { chooseScene } from '../../../../client/stage/chooseScene.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, TEACHER } from '../../../support/lessons.ts';

const self = classroomSeat(1);
const screen = {
  type: 'stream.began',
  data: { streamId: ids.stream(100), seatId: TEACHER, kind: 'courseware', medium: 'video', muted: false },
} as const;
const grant = (n: number) => ({ type: 'floor.granted', data: { seatId: classroomSeat(n) } }) as const;

it('shows the teacher when nothing else happens', () => {
  expect(chooseScene(liveLesson, self)).toMatchObject({
    layout: 'teacher',
    main: { seatId: TEACHER, kind: 'teacher-camera' },
    side: [],
  });
});

it('shows courseware large and the teacher beside it', () => {
  const scene = chooseScene(after(liveLesson, screen), self);
  expect(scene).toMatchObject({
    layout: 'courseware',
    main: { kind: 'courseware' },
    side: [{ kind: 'teacher-camera' }],
  });
});

it('shows the classroom on stage large, or beside courseware, before the teacher', () => {
  const onStage = after(liveLesson, grant(2));
  expect(chooseScene(onStage, self)).toMatchObject({
    layout: 'stage',
    main: { seatId: classroomSeat(2) },
    side: [{ seatId: TEACHER }],
  });
  const both = chooseScene(after(onStage, screen), self);
  expect(both.main?.kind).toBe('courseware');
  expect(both.side.map((stream) => stream.seatId)).toEqual([classroomSeat(2), TEACHER]);
});

it('does not choose one’s own picture, and says that one is on stage', () => {
  const scene = chooseScene(after(liveLesson, grant(1)), self);
  expect(scene).toMatchObject({ selfOnStage: true, main: { seatId: TEACHER } });
  expect(scene.side).toEqual([]);
});

it('holds what the teacher holds, as long as it is there', () => {
  const held = after(liveLesson, screen, { type: 'layout.held', data: { layout: 'teacher' } });
  expect(chooseScene(held, self)).toMatchObject({
    layout: 'teacher',
    main: { kind: 'teacher-camera' },
    side: [{ kind: 'courseware' }],
  });
  const gone = after(liveLesson, { type: 'layout.held', data: { layout: 'courseware' } });
  expect(chooseScene(gone, self).main?.kind).toBe('teacher-camera');
});
