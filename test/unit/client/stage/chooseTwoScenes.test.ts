import { describe, expect, it } from 'vitest';
import { chooseTwoScenes } from '../../../../client/stage/chooseTwoScenes.ts';
import type { LayoutName } from '../../../../shared/lesson/state.ts';
import type { NewFact } from '../../../../shared/protocol/index.ts';
import { ids } from '../../../support/ids.ts';
import { after, classroomSeat, liveLesson, TEACHER } from '../../../support/lessons.ts';

const self = classroomSeat(1);
const sends = (n: number, kind: 'courseware' | 'document-camera') =>
  ({
    type: 'stream.began',
    data: { streamId: ids.stream(n), seatId: TEACHER, kind, medium: 'video', muted: false },
  }) as const;
const screen = sends(100, 'courseware');
const documentCamera = sends(101, 'document-camera');
const board = { type: 'surface.shown', data: { surface: { kind: 'board', board: 1 } } } as const;
const grant = (n: number) => ({ type: 'floor.granted', data: { seatId: classroomSeat(n) } }) as const;
const holds = (layout: LayoutName) => ({ type: 'layout.held', data: { layout } }) as const;
const opened: readonly NewFact[] = [{ type: 'discussion.opened', data: {} }, grant(3), grant(1), grant(2)];

const scenes = (...facts: readonly NewFact[]) => chooseTwoScenes(after(liveLesson, ...facts), self, 'none');

describe('the screen for what is read', () => {
  it.each([
    ['a board', [board], { main: { kind: 'board' }, side: [] }],
    ['a shared screen', [screen], { main: { kind: 'courseware' }, side: [] }],
    ['the document camera', [documentCamera], { main: { kind: 'document-camera' }, side: [] }],
    [
      'a board with the document camera beside it',
      [board, documentCamera],
      { main: { kind: 'board' }, side: [{ kind: 'document-camera' }] },
    ],
    ['a board rather than the screen below it', [screen, board], { main: { kind: 'board' }, side: [] }],
  ] as const)('shows %s', (_name, facts, shown) => {
    expect(scenes(...facts).courseware).toMatchObject(shown);
  });

  it('shows nobody beside a page: neither the teacher nor who is on stage, nor ourselves', () => {
    const { courseware } = scenes(screen, ...opened);
    expect(courseware).toMatchObject({ main: { kind: 'courseware' }, more: [], side: [], selfOnStage: false });
  });

  it('keeps a page while the teacher is held large: they are on the other screen', () => {
    const { courseware, people } = scenes(board, holds('teacher'));
    expect(courseware.main?.kind).toBe('board');
    expect(people.main?.kind).toBe('teacher-camera');
  });

  it('makes the document camera large when it is held', () => {
    const { courseware } = scenes(screen, documentCamera, holds('document-camera'));
    expect(courseware).toMatchObject({
      layout: 'document-camera',
      main: { kind: 'document-camera' },
      side: [{ kind: 'courseware' }],
    });
    expect(scenes(screen, holds('document-camera')).courseware.main?.kind).toBe('courseware');
  });

  it('shows the teacher while there is nothing to read, but leaves the place to a question', () => {
    expect(scenes().courseware).toMatchObject({ layout: 'teacher', main: { kind: 'teacher-camera' }, side: [] });
    expect(scenes(grant(2)).courseware.main).toMatchObject({ seatId: TEACHER });
    expect(chooseTwoScenes(liveLesson, self, 'question').courseware.main).toBeNull();
    expect(chooseTwoScenes(after(liveLesson, board), self, 'answers').courseware.main?.kind).toBe('board');
  });

  it('shows nothing where even the teacher has no picture', () => {
    const { courseware, people } = scenes({ type: 'stream.muted', data: { streamId: ids.stream(1) } });
    expect([courseware.main, people.main]).toEqual([null, null]);
  });
});

describe('the screen for people', () => {
  it('shows the teacher, whatever is read', () => {
    for (const facts of [[], [board], [screen], [screen, documentCamera]])
      expect(scenes(...facts).people).toMatchObject({
        layout: 'teacher',
        main: { seatId: TEACHER },
        more: [],
        side: [],
      });
  });

  it('shows who is on stage large and the teacher beside them', () => {
    expect(scenes(screen, grant(2)).people).toMatchObject({
      layout: 'stage',
      main: { seatId: classroomSeat(2) },
      side: [{ seatId: TEACHER }],
    });
  });

  it('shows all who share the stage, in the order in which they came, and says that we are among them', () => {
    const { main, more, side, selfOnStage } = scenes(...opened).people;
    expect(main).toMatchObject({ seatId: classroomSeat(3) });
    expect(more.map(({ seatId }) => seatId)).toEqual([classroomSeat(2)]);
    expect(side.map(({ seatId }) => seatId)).toEqual([TEACHER]);
    expect(selfOnStage).toBe(true);
  });

  it('shows the teacher large with us beside them while we are on stage alone', () => {
    expect(scenes(grant(1)).people).toMatchObject({ main: { seatId: TEACHER }, side: [], selfOnStage: true });
  });

  it('makes the teacher large when that is held, by the teacher or by the classroom itself', () => {
    const held = { layout: 'teacher', main: { seatId: TEACHER }, side: [{ seatId: classroomSeat(2) }] };
    expect(scenes(grant(2), holds('teacher')).people).toMatchObject(held);
    const own = {
      type: 'layout.held-own',
      data: { classroomId: ids.classroom(1), layout: 'teacher' },
    } as const;
    expect(scenes(grant(2), own).people).toMatchObject(held);
  });

  it('does not wait for a teacher whose picture is away', () => {
    const away = { type: 'stream.muted', data: { streamId: ids.stream(1) } } as const;
    expect(scenes(away, grant(2), holds('teacher')).people).toMatchObject({
      main: { seatId: classroomSeat(2) },
      side: [],
    });
  });
});
