import { describe, expect, it } from 'vitest';
import { besideWords } from '../../../../client/stage/besideWords.ts';
import type { Scene } from '../../../../shared/lesson/chooseScene.ts';
import type { Stream } from '../../../../shared/lesson/state.ts';
import { arrangeBoard } from '../../../../shared/stage/arrangeBoard.ts';
import type { Rect } from '../../../../shared/stage/rect.ts';
import { ids } from '../../../support/ids.ts';

const stream = (n: number, kind: Stream['kind']): Stream => ({
  streamId: ids.stream(n),
  seatId: ids.seat(n),
  kind,
  medium: 'video',
  muted: false,
  beganAtMs: 0,
});

const teacher = stream(1, 'teacher-camera');
const page = stream(2, 'courseware');
const other = stream(3, 'classroom-return');
const scenes: readonly Scene[] = [
  { layout: 'teacher', main: teacher, more: [], side: [], selfOnStage: false },
  { layout: 'teacher', main: null, more: [], side: [], selfOnStage: false },
  { layout: 'courseware', main: page, more: [], side: [teacher], selfOnStage: false },
  { layout: 'courseware', main: page, more: [], side: [], selfOnStage: true },
  { layout: 'courseware', main: page, more: [], side: [other, teacher], selfOnStage: false },
  { layout: 'stage', main: other, more: [], side: [teacher], selfOnStage: true },
  {
    layout: 'stage',
    main: other,
    more: [stream(4, 'classroom-return'), stream(5, 'classroom-return')],
    side: [teacher],
    selfOnStage: true,
  },
];
const RATIOS = [16 / 9, 4 / 3, 21 / 9, 9 / 16];

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 0.01 && b.x < a.x + a.w - 0.01 && a.y < b.y + b.h - 0.01 && b.y < a.y + a.h - 0.01;

describe('a board on a classroom’s screen', () => {
  const uses = ['question', 'answers'] as const;
  const edges = ['words-and-self', 'words', 'nothing'] as const;
  const cases = scenes.flatMap((scene) =>
    RATIOS.flatMap((ratio) => uses.flatMap((use) => edges.map((edge) => ({ scene, ratio, use, edge })))),
  );
  it.each(cases)(
    'covers nothing and is covered by nothing: $use in $scene.layout, on stage $scene.selfOnStage, at $ratio, $edge below',
    ({ scene, ratio, use, edge }) => {
      const { scene: shown, arrangement, board } = arrangeBoard(scene, ratio, use, edge);
      if (!board) throw new Error('there is no board');
      const rects = [
        board,
        ...(shown.main ? [arrangement.main] : []),
        ...arrangement.side,
        ...(arrangement.self ? [arrangement.self] : []),
        ...(edge === 'nothing' ? [] : [arrangement.words]),
      ];
      for (const [index, rect] of rects.entries()) {
        expect(rect.w).toBeGreaterThan(0);
        expect(rect.h).toBeGreaterThan(0);
        expect(rect.x + rect.w).toBeLessThanOrEqual(100.01);
        expect(rect.y + rect.h).toBeLessThanOrEqual(100.01);
        for (const next of rects.slice(index + 1)) expect(overlap(rect, next)).toBe(false);
      }
      expect(arrangement.side).toHaveLength(shown.side.length);
    },
  );

  it('leaves a page large and stands beside it; a person makes room and stays in sight', () => {
    const beside = arrangeBoard(scenes[2] as Scene, 16 / 9, 'question');
    expect(beside.scene.main).toBe(page);
    expect(beside.arrangement.main.w).toBeGreaterThan(60);
    const instead = arrangeBoard(scenes[0] as Scene, 16 / 9, 'question');
    expect(instead.scene).toMatchObject({ main: null, more: [], side: [teacher] });
    expect(instead.board?.w).toBeGreaterThan(65);
  });

  it('is larger than the page once it has answers', () => {
    const { scene, arrangement, board } = arrangeBoard(scenes[2] as Scene, 16 / 9, 'answers');
    expect(scene.main).toBe(page);
    expect(board?.w).toBeGreaterThan(1.3 * arrangement.main.w);
  });

  it('is not there while nothing is asked', () => {
    expect(arrangeBoard(scenes[0] as Scene, 16 / 9, 'none').board).toBeNull();
  });
});

it('puts the clock at the right end of the words, which make room only while there is one', () => {
  const strip = { x: 2, y: 90, w: 80, h: 8 };
  expect(besideWords(strip, false).words).toEqual(strip);
  const { words, clock } = besideWords(strip, true);
  expect(overlap(words, clock)).toBe(false);
  expect(clock.x + clock.w).toBeCloseTo(82);
});
