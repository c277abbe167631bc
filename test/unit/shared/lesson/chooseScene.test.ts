import { describe, expect, it } from 'vitest';
import { chooseScene, isSurface, type Scene } from '../../../../shared/lesson/chooseScene.ts';
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

/** Whose pictures share the main place. */
const seatsOf = ({ main, more }: Scene) =>
  [...(main && !isSurface(main) ? [main] : []), ...more].map(({ seatId }) => seatId);

const opened = after(liveLesson, { type: 'discussion.opened', data: {} }, grant(3), grant(1), grant(2));

it('shows all who share the stage, in the order in which they came, without ourselves', () => {
  const listening = chooseScene(opened, classroomSeat(9));
  expect(seatsOf(listening)).toEqual([3, 1, 2].map(classroomSeat));
  expect(listening.side.map(({ seatId }) => seatId)).toEqual([TEACHER]);
  const ours = chooseScene(opened, self);
  expect(seatsOf(ours)).toEqual([3, 2].map(classroomSeat));
  expect(ours.selfOnStage).toBe(true);
});

it('shows all who share the stage beside a page, and the teacher', () => {
  const { main, more, side } = chooseScene(after(opened, screen), classroomSeat(9));
  expect(main?.kind).toBe('courseware');
  expect(more).toEqual([]);
  expect(side.map(({ seatId }) => seatId)).toEqual([...[3, 1, 2].map(classroomSeat), TEACHER]);
});

it('passes over who is on stage without a picture', () => {
  const unseen = after(opened, { type: 'stream.muted', data: { streamId: ids.stream(31) } });
  expect(seatsOf(chooseScene(unseen, classroomSeat(9)))).toEqual([1, 2].map(classroomSeat));
});

describe('a board', () => {
  const board = { type: 'surface.shown', data: { surface: { kind: 'board', board: 1 } } } as const;

  it('is large before a shared screen and whoever is on stage, who are beside it', () => {
    const scene = chooseScene(after(liveLesson, screen, grant(2), board), self);
    expect(scene).toMatchObject({ layout: 'courseware', main: { kind: 'board', board: 1 } });
    expect(scene.side.map((stream) => stream.seatId)).toEqual([classroomSeat(2), TEACHER]);
  });

  it('gives way to what the teacher holds, and is never beside it', () => {
    const held = after(liveLesson, board, { type: 'layout.held', data: { layout: 'teacher' } });
    expect(chooseScene(held, self)).toMatchObject({ main: { kind: 'teacher-camera' }, side: [] });
  });

  it('leaves the shared screen where it was when it goes', () => {
    const gone = after(liveLesson, screen, board, { type: 'surface.shown', data: { surface: null } });
    expect(chooseScene(gone, self).main?.kind).toBe('courseware');
  });
});
