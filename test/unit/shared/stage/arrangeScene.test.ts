import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Main } from '../../../../shared/lesson/chooseScene.ts';
import { type ArrangedScene, arrangeScene, type LowerEdge } from '../../../../shared/stage/arrangeScene.ts';
import type { Rect } from '../../../../shared/stage/rect.ts';
import type { StreamKind } from '../../../../shared/vocabulary/index.ts';

const screens = {
  '16:9': 16 / 9,
  '16:10': 1.6,
  '4:3': 4 / 3,
  '9:16 phone': 9 / 16,
  'long phone': 360 / 740,
  square: 1,
  '21:9': 21 / 9,
};

const stream = (kind: StreamKind) => ({ kind });
const mains: readonly (Main['kind'] | null)[] = [
  null,
  'page',
  'board',
  'courseware',
  'document-camera',
  'teacher-camera',
  'panorama',
  'classroom-return',
];
const sides: readonly StreamKind[][] = [
  [],
  ['teacher-camera'],
  ['classroom-return', 'teacher-camera'],
  ['teacher-camera', 'document-camera'],
  [...Array<StreamKind>(3).fill('classroom-return'), 'teacher-camera'],
  [...Array<StreamKind>(6).fill('classroom-return'), 'teacher-camera'],
];
/** Only classrooms share the main picture's place. */
const moresOf = (main: Main['kind'] | null): number[] => (main === 'classroom-return' ? [0, 1, 2, 3, 4, 5] : [0]);

/** Every scene that the contract allows, with a name for the failing one. */
const scenes = mains.flatMap((main) =>
  sides.flatMap((side) =>
    moresOf(main).flatMap((more) =>
      [false, true].map((selfOnStage) => ({
        name: [`${main ?? 'nothing'} and ${more}`, ...side, selfOnStage ? 'we on stage' : 'we listen'].join(', '),
        scene: {
          main: main && { kind: main },
          more: Array.from({ length: more }, () => stream('classroom-return')),
          side: side.map(stream),
          selfOnStage,
        } satisfies ArrangedScene,
      })),
    ),
  ),
);

const edges: readonly LowerEdge[] = ['words-and-self', 'words', 'nothing'];

const allOf = (scene: ArrangedScene, ratio: number, edge: LowerEdge): Rect[] => {
  const { main, more, side, self, words } = arrangeScene(scene, ratio, edge);
  return [main, ...more, ...side, ...(self ? [self] : []), ...(edge === 'nothing' ? [] : [words])];
};

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 1e-6 && b.x < a.x + a.w - 1e-6 && a.y < b.y + b.h - 1e-6 && b.y < a.y + a.h - 1e-6;

const shape = ({ w, h }: Rect, ratio: number): number => (w * ratio) / h;

describe.each(Object.entries(screens).flatMap(([name, ratio]) => edges.map((edge) => ({ name, ratio, edge }))))(
  'a $name screen with $edge below',
  ({ ratio, edge }) => {
    it('has everything inside it', () => {
      for (const { name, scene } of scenes) {
        for (const { x, y, w, h } of allOf(scene, ratio, edge)) {
          expect(Math.min(x, y), name).toBeGreaterThanOrEqual(0);
          expect(Math.max(x + w, y + h), name).toBeLessThanOrEqual(100 + 1e-6);
          expect(Math.min(w, h), name).toBeGreaterThan(3);
        }
      }
    });

    it('covers nothing with anything', () => {
      for (const { name, scene } of scenes) {
        const rects = allOf(scene, ratio, edge);
        const overlaps = rects.flatMap((a, i) => rects.slice(i + 1).filter((b) => overlap(a, b)));
        expect(overlaps, name).toEqual([]);
      }
    });

    it('gives people tiles of a camera’s shape, and the main picture no strange one', () => {
      for (const { name, scene } of scenes) {
        const { main, more, side, self } = arrangeScene(scene, ratio, edge);
        for (const rect of [...more, ...side, ...(self ? [self] : [])])
          expect(shape(rect, ratio), name).toBeCloseTo(16 / 9, 3);
        expect(shape(main, ratio), name).toBeGreaterThan(0.75);
        expect(shape(main, ratio), name).toBeLessThan(2.7);
      }
    });
  },
);

it('overlaps nothing and leaves nothing outside, whatever the screen and however many are on stage', () => {
  const anyScene = fc.record({
    main: fc.constantFrom(...mains),
    more: fc.integer({ min: 0, max: 5 }),
    side: fc.constantFrom(...sides),
    selfOnStage: fc.boolean(),
  });
  fc.assert(
    fc.property(
      anyScene,
      fc.double({ min: 0.45, max: 2.4, noNaN: true }),
      fc.constantFrom(...edges),
      ({ main, more, side, selfOnStage }, ratio, edge) => {
        const shared = main === 'classroom-return' ? more : 0;
        const rects = allOf(
          {
            main: main && { kind: main },
            more: Array.from({ length: shared }, () => stream('classroom-return')),
            side: side.map(stream),
            selfOnStage,
          },
          ratio,
          edge,
        );
        expect(rects.flatMap((a, i) => rects.slice(i + 1).filter((b) => overlap(a, b)))).toEqual([]);
        for (const { x, y, w, h } of rects) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x + w, y + h)).toBeLessThanOrEqual(100 + 1e-6);
        }
      },
    ),
    { numRuns: 500 },
  );
});

describe('a page on a 16:9 screen', () => {
  const page = stream('courseware');
  const teacher = stream('teacher-camera');

  it('has the teacher beside it at a quarter of the width, at the lower right', () => {
    const {
      main,
      side: [tile],
    } = arrangeScene({ main: page, more: [], side: [teacher], selfOnStage: false }, 16 / 9);
    expect(tile?.w).toBeCloseTo(25, 0);
    expect((tile?.x ?? 0) + (tile?.w ?? 0)).toBeGreaterThan(98);
    expect(tile?.y).toBeGreaterThan(50);
    expect(main.x + main.w).toBeLessThan(tile?.x ?? 0);
    expect(main.w).toBeGreaterThan(70);
  });

  it('keeps the teacher lowest, whoever else is there', () => {
    const withRoom = arrangeScene(
      { main: page, more: [], side: [stream('classroom-return'), teacher], selfOnStage: false },
      16 / 9,
    ).side;
    expect(withRoom[1]?.y).toBeGreaterThan(withRoom[0]?.y ?? 100);
    const withCamera = arrangeScene(
      { main: page, more: [], side: [teacher, stream('document-camera')], selfOnStage: false },
      16 / 9,
    ).side;
    expect(withCamera[0]?.y).toBeGreaterThan(withCamera[1]?.y ?? 100);
  });

  it('shows ourselves much larger while we are on stage', () => {
    const scene = { main: page, more: [], side: [teacher] };
    const listening = arrangeScene({ ...scene, selfOnStage: false }, 16 / 9).self;
    const onStage = arrangeScene({ ...scene, selfOnStage: true }, 16 / 9).self;
    expect(onStage?.w).toBeGreaterThan(3 * (listening?.w ?? 100));
  });

  it('shows us only where we are: in its strip, among the people, or on another screen', () => {
    const scene = { main: page, more: [], side: [], selfOnStage: false };
    const [beside, alone, bare] = edges.map((edge) => arrangeScene(scene, 16 / 9, edge));
    expect(alone?.self).toBeNull();
    expect(alone?.words.w).toBeGreaterThan(beside?.words.w ?? 100);
    expect(bare?.self).toBeNull();
    expect(bare?.words.h).toBe(0);
    expect(bare?.main.h).toBe(96);
    expect(arrangeScene({ ...scene, selfOnStage: true }, 16 / 9, 'nothing').self).not.toBeNull();
  });
});

describe('classrooms that share the stage', () => {
  const grid = (others: number) => {
    const more = Array.from({ length: others }, () => stream('classroom-return'));
    const scene = { main: stream('classroom-return'), more, side: [stream('teacher-camera')], selfOnStage: false };
    const { main, more: rest } = arrangeScene(scene, 16 / 9);
    return [main, ...rest];
  };

  it('are all of one size', () => {
    for (const others of [1, 2, 3, 4, 5]) expect(new Set(grid(others).map(({ w }) => w.toFixed(6))).size).toBe(1);
  });

  it('stand in rows whose last is in the middle: four as two and two, five as two, two and one', () => {
    const rows = (others: number) =>
      Object.values(Object.groupBy(grid(others), ({ y }) => y)).map((row) => row?.length);
    expect(rows(3)).toEqual([2, 2]);
    expect(rows(4)).toEqual([2, 2, 1]);
    const [first, second, , , last] = grid(4);
    expect((first?.x ?? 0) + (second?.x ?? 0)).toBeCloseTo(2 * (last?.x ?? 0));
  });
});

it('gives the teacher nearly the whole screen when there is nothing beside, and cuts hardly anything off the picture', () => {
  const { main } = arrangeScene({ main: stream('teacher-camera'), more: [], side: [], selfOnStage: false }, 16 / 9);
  expect(main.w).toBeGreaterThan(88);
  expect(main.h).toBeGreaterThan(85);
  expect(shape(main, 16 / 9)).toBeLessThan(1.91);
});
