import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldLog } from '../../../shared/lesson/fold.ts';
import { withInkUnread } from '../../../shared/lesson/ink.ts';
import { firstUnread, withRead } from '../../../shared/lesson/inkSurface.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { digitsOf, part } from '../../support/ink.ts';
import { plan } from '../../support/lessons.ts';
import { openSocketLesson, type TestLine } from '../../support/openSocketLesson.ts';

const BOARD = 'board/1';

let world: Awaited<ReturnType<typeof openSocketLesson>>;
let teacher: TestLine;
let display: TestLine;
let displaySeat: string;

beforeEach(async () => {
  world = await openSocketLesson();
  teacher = world.connect('teacher');
  display = world.connect('display-1');
  await teacher.join();
  const joined = await display.join();
  displaySeat = joined.ok ? joined.data.seatId : '';
  await teacher.must('lesson.start', {});
});
afterEach(() => world.scope.end());

const stroke = (n: number, points = digitsOf([n * 10, 10])) => ({ strokes: [part(n, points)] });
const codeOf = async (answer: Promise<{ ok: boolean; error?: { code: string } }>) => (await answer).error?.code;
const stored = async (): Promise<LessonState> => foldLog(await world.store.readSince(plan.lessonId, 0));

/** Waits for the tokens of one seat's ink; the server's clock is the real one here. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('ink', () => {
  it('is told to everybody as it is drawn, and is in the log', async () => {
    await teacher.must('ink.draw', stroke(1, digitsOf([1, 1])));
    await teacher.must('ink.draw', stroke(1, digitsOf([1, 1], [50, 60])));
    await expect.poll(() => display.facts.filter(({ type }) => type === 'ink.drew').length).toBe(2);
    expect((await stored()).ink.surfaces[BOARD]?.pieces[0]?.[0]?.points).toBe(digitsOf([1, 1], [50, 60]));
  });

  it('is refused to a classroom without the pen, and taken from one that has it', async () => {
    expect(await codeOf(display.raw({ id: display.nextId(), again: false, name: 'ink.draw', body: stroke(1) }))).toBe(
      'ink.no-pen',
    );
    await teacher.must('ink.give-pen', { seatId: displaySeat });
    await display.must('ink.draw', stroke(1));
    await display.must('ink.undo', { surface: BOARD });
    expect(
      await codeOf(display.raw({ id: display.nextId(), again: false, name: 'ink.clear', body: { surface: BOARD } })),
    ).toBe('request.forbidden');
    expect(
      await codeOf(display.raw({ id: display.nextId(), again: false, name: 'ink.give-pen', body: { seatId: null } })),
    ).toBe('request.forbidden');
    await teacher.must('ink.give-pen', { seatId: null });
    expect(await codeOf(display.raw({ id: display.nextId(), again: false, name: 'ink.draw', body: stroke(2) }))).toBe(
      'ink.no-pen',
    );
  });

  it('takes the pen from a classroom that leaves', async () => {
    await teacher.must('ink.give-pen', { seatId: displaySeat });
    await display.must('lesson.leave', {});
    expect((await stored()).ink.penSeatId).toBeNull();
  });

  it('is drawn once for a request that comes twice, also under another id', async () => {
    const id = teacher.nextId();
    await teacher.ask('ink.draw', stroke(1), id);
    await teacher.ask('ink.draw', stroke(1), id, true);
    await teacher.must('ink.draw', stroke(1));
    await teacher.must('ink.undo', { surface: BOARD });
    await expect.poll(() => display.facts.at(-1)?.type).toBe('ink.undone');
    expect(display.facts.filter(({ type }) => type === 'ink.drew')).toHaveLength(1);
  });

  it('leaves no more than ten facts a second of one seat in the log, whatever is asked', async () => {
    const beganMs = performance.now();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => teacher.ask('ink.draw', stroke(n + 1))));
    const tookMs = performance.now() - beganMs;
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(new Set(refused)).toEqual(new Set(['request.too-many']));
    const facts = (await stored()).ink.surfaces[BOARD]?.count ?? 0;
    // Five at once are let through, then ten a second.
    expect(facts).toBeLessThanOrEqual(5 + Math.ceil(tookMs / 100));
    await aMoment();
    expect((await teacher.ask('ink.draw', stroke(41))).ok).toBe(true);
  });

  it('comes to whoever joins later surface by surface, and is then the same as in the log', async () => {
    for (let batch = 0; batch < 5; batch += 1) {
      const strokes = Array.from({ length: 30 }, (_, n) => part(batch * 30 + n + 1, digitsOf([n, batch], [n * 9, 50])));
      await teacher.must('ink.draw', { strokes });
      await aMoment();
    }
    const late = world.connect('display-2');
    const joined = await late.join();
    const given = joined.ok ? joined.data.state : null;
    if (!given) throw new Error('whoever comes first is given the whole state');
    expect(given).toEqual(withInkUnread(await stored()));
    expect(JSON.stringify(given).length).toBeLessThan(8_000);
    let surface = given.ink.surfaces[BOARD];
    for (let piece = surface && firstUnread(surface); surface && piece !== undefined; piece = firstUnread(surface)) {
      const { seq, pieces } = await late.must('ink.read', { surface: BOARD, piece });
      expect(seq).toBe(given.seq);
      surface = withRead(surface, piece, pieces);
    }
    expect(surface).toEqual((await stored()).ink.surfaces[BOARD]);
  });
});
