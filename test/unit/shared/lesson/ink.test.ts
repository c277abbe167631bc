import { describe, expect, it } from 'vitest';
import { givePen, type InkWish, inkFactsOf, mayUndo } from '../../../../shared/lesson/ink.ts';
import { PIECE } from '../../../../shared/lesson/inkState.ts';
import { isSeen, strokeAt } from '../../../../shared/lesson/inkSurface.ts';
import { leaveSeat } from '../../../../shared/lesson/presence.ts';
import type { LessonState } from '../../../../shared/lesson/state.ts';
import { afterWishes, blackPen, digitsOf, part, wished } from '../../../support/ink.ts';
import { after, classroomSeat, liveLesson, lobby, TEACHER } from '../../../support/lessons.ts';

const BOARD = 'board/1';
const draw = (...strokes: ReturnType<typeof part>[]): InkWish => ({ name: 'ink.draw', body: { strokes } });
const erase = (at: number[], goesOn = false): InkWish => ({ name: 'ink.erase', body: { surface: BOARD, at, goesOn } });
const undo: InkWish = { name: 'ink.undo', body: { surface: BOARD } };
const clear: InkWish = { name: 'ink.clear', body: { surface: BOARD } };
const dot = (n: number) => digitsOf([n, n]);

const board = (state: LessonState) => state.ink.surfaces[BOARD] ?? { count: 0, clears: [], pieces: [] };
const seen = (state: LessonState): number[] =>
  Array.from({ length: board(state).count }, (_, at) => at).filter((at) => isSeen(board(state), at));
const withPen = after(liveLesson, ...givePen(liveLesson, classroomSeat(1)));
const three = afterWishes(liveLesson, TEACHER, draw(part(1, dot(1)), part(2, dot(2)), part(3, dot(3))));

describe('strokes', () => {
  it('grow while they are being drawn', () => {
    const whole = digitsOf([1, 1], [20, 30], [400, 500]);
    const begun = whole.slice(0, digitsOf([1, 1]).length);
    const state = afterWishes(
      liveLesson,
      TEACHER,
      draw(part(1, begun)),
      draw(part(1, whole.slice(begun.length), { from: begun.length })),
    );
    expect(strokeAt(board(state), 0)?.points).toBe(whole);
    expect(board(state).count).toBe(1);
  });

  it('are drawn once however often they are asked for', () => {
    const whole = digitsOf([1, 1], [20, 30]);
    const state = afterWishes(
      liveLesson,
      TEACHER,
      draw(part(1, digitsOf([1, 1]))),
      draw(part(1, whole)),
      draw(part(1, whole)),
    );
    expect(strokeAt(board(state), 0)?.points).toBe(whole);
    expect(wished(state, TEACHER, draw(part(1, whole)))).toEqual([]);
  });

  it('say how they look only when it is otherwise than before', () => {
    const [first] = wished(liveLesson, TEACHER, draw(part(1, dot(1)), part(2, dot(2))));
    expect(first?.data).toEqual({ points: { 1: dot(1), 2: dot(2) }, styles: { 1: blackPen } });
    const red = wished(three, TEACHER, draw(part(4, dot(4), { style: { colour: 'red' } })));
    expect(red[0]?.data).toMatchObject({ styles: { 4: { colour: 'red' } } });
  });

  it('are refused on a page that is not in the lesson', () => {
    const page = draw(part(1, dot(1), { style: { surface: 'dck_0000000000000001/1' } }));
    expect(() => wished(liveLesson, TEACHER, page)).toThrowError(expect.objectContaining({ code: 'ink.no-surface' }));
  });

  it('cost the same however many there are: nothing but one piece is copied', () => {
    let state = liveLesson;
    for (let n = 1; n <= 3 * PIECE; n += 1) state = afterWishes(state, TEACHER, draw(part(n, dot(n))));
    const next = afterWishes(state, TEACHER, draw(part(3 * PIECE + 1, dot(1))));
    for (const index of [0, 1, 2]) expect(board(next).pieces[index]).toBe(board(state).pieces[index]);
  });
});

describe('who may draw', () => {
  it('is the teacher, and a classroom only while it has the pen', () => {
    expect(() => wished(liveLesson, classroomSeat(1), draw(part(1, dot(1))))).toThrowError(
      expect.objectContaining({ code: 'ink.no-pen' }),
    );
    expect(wished(withPen, classroomSeat(1), draw(part(1, dot(1))))).toHaveLength(1);
    expect(() => wished(withPen, classroomSeat(2), draw(part(1, dot(1))))).toThrowError(
      expect.objectContaining({ code: 'ink.no-pen' }),
    );
    const taken = after(withPen, ...givePen(withPen, null));
    expect(() => wished(taken, classroomSeat(1), undo)).toThrowError(expect.objectContaining({ code: 'ink.no-pen' }));
  });

  it('is nobody before the lesson and after it', () => {
    const ended = after(withPen, { type: 'lesson.ended', data: {} });
    for (const state of [lobby, ended]) {
      expect(() => wished(state, TEACHER, draw(part(1, dot(1))))).toThrowError(
        expect.objectContaining({ code: 'lesson.not-live' }),
      );
      expect(() => givePen(state, classroomSeat(1))).toThrowError(expect.objectContaining({ code: 'lesson.not-live' }));
    }
    expect(ended.ink.penSeatId).toBeNull();
  });

  it('changes when the pen is given on, and the pen comes back from a classroom that leaves', () => {
    expect(givePen(withPen, classroomSeat(1))).toEqual([]);
    expect(after(withPen, ...givePen(withPen, classroomSeat(2))).ink.penSeatId).toBe(classroomSeat(2));
    expect(after(withPen, ...leaveSeat(withPen, classroomSeat(1), 'left')).ink.penSeatId).toBeNull();
    expect(() => givePen(liveLesson, TEACHER)).toThrowError(expect.objectContaining({ code: 'floor.not-a-classroom' }));
  });
});

describe('undo', () => {
  it('takes back what the seat did last, one thing after the other', () => {
    let state = afterWishes(three, TEACHER, erase([0]), clear);
    expect(seen(state)).toEqual([]);
    for (const left of [[1, 2], [0, 1, 2], [0, 1], [0], []]) {
      state = afterWishes(state, TEACHER, undo);
      expect(seen(state)).toEqual(left);
    }
    expect(mayUndo(state.ink, TEACHER, BOARD)).toBe(false);
    expect(wished(state, TEACHER, undo)).toEqual([]);
  });

  it('takes back in one what one movement of the eraser took away', () => {
    const state = afterWishes(three, TEACHER, erase([0]), erase([1, 2], true));
    expect(seen(state)).toEqual([]);
    expect(seen(afterWishes(state, TEACHER, undo))).toEqual([0, 1, 2]);
  });

  it('leaves alone what others did, and what is on other surfaces', () => {
    const shared = afterWishes(withPen, TEACHER, draw(part(1, dot(1))));
    const both = afterWishes(shared, classroomSeat(1), draw(part(1, dot(2))));
    expect(seen(afterWishes(both, TEACHER, undo))).toEqual([1]);
    const elsewhere = afterWishes(three, TEACHER, draw(part(4, dot(4), { style: { surface: 'board/2' } })), undo);
    expect(seen(elsewhere)).toEqual([0, 1]);
    expect(isSeen(elsewhere.ink.surfaces['board/2'] ?? board(elsewhere), 0)).toBe(true);
  });

  it('of a stroke ends it, also when more of it arrives', () => {
    const state = afterWishes(liveLesson, TEACHER, draw(part(1, dot(1))), undo);
    expect(wished(state, TEACHER, draw(part(1, digitsOf([1, 1], [5, 5]))))).toEqual([]);
  });
});

it('says who drew only once: whoever caused the fact', () => {
  const facts = inkFactsOf(liveLesson, { seatId: TEACHER, role: 'teacher' }, draw(part(1, dot(1))));
  expect(JSON.stringify(facts)).not.toContain(TEACHER);
});
