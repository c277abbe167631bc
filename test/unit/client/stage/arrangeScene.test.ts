import { describe, expect, it } from 'vitest';
import { type ArrangedScene, arrangeScene, type Rect } from '../../../../client/stage/arrangeScene.ts';
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
const mains: readonly (StreamKind | null)[] = [
  null,
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
];

/** Every scene that the contract allows, with a name for the failing one. */
const scenes = mains.flatMap((main) =>
  sides.flatMap((side) =>
    [false, true].map((selfOnStage) => ({
      name: [main ?? 'nothing', ...side, selfOnStage ? 'we on stage' : 'we listen'].join(', '),
      scene: { main: main && stream(main), side: side.map(stream), selfOnStage } satisfies ArrangedScene,
    })),
  ),
);

const allOf = (scene: ArrangedScene, ratio: number): Rect[] => {
  const { main, side, self, words } = arrangeScene(scene, ratio);
  return [main, ...side, self, words];
};

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w - 1e-6 && b.x < a.x + a.w - 1e-6 && a.y < b.y + b.h - 1e-6 && b.y < a.y + a.h - 1e-6;

const shape = ({ w, h }: Rect, ratio: number): number => (w * ratio) / h;

describe.each(Object.entries(screens))('a %s screen', (_name, ratio) => {
  it('has everything inside it', () => {
    for (const { name, scene } of scenes) {
      for (const { x, y, w, h } of allOf(scene, ratio)) {
        expect(Math.min(x, y), name).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + w, y + h), name).toBeLessThanOrEqual(100 + 1e-6);
        expect(Math.min(w, h), name).toBeGreaterThan(3);
      }
    }
  });

  it('covers nothing with anything', () => {
    for (const { name, scene } of scenes) {
      const rects = allOf(scene, ratio);
      const overlaps = rects.flatMap((a, i) => rects.slice(i + 1).filter((b) => overlap(a, b)));
      expect(overlaps, name).toEqual([]);
    }
  });

  it('gives people tiles of a camera’s shape, and the main picture no strange one', () => {
    for (const { name, scene } of scenes) {
      const { main, side, self } = arrangeScene(scene, ratio);
      for (const rect of [...side, self]) expect(shape(rect, ratio), name).toBeCloseTo(16 / 9, 3);
      expect(shape(main, ratio), name).toBeGreaterThan(0.75);
      expect(shape(main, ratio), name).toBeLessThan(2.7);
    }
  });
});

describe('a page on a 16:9 screen', () => {
  const page = stream('courseware');
  const teacher = stream('teacher-camera');

  it('has the teacher beside it at a quarter of the width, at the lower right', () => {
    const {
      main,
      side: [tile],
    } = arrangeScene({ main: page, side: [teacher], selfOnStage: false }, 16 / 9);
    expect(tile?.w).toBeCloseTo(25, 0);
    expect((tile?.x ?? 0) + (tile?.w ?? 0)).toBeGreaterThan(98);
    expect(tile?.y).toBeGreaterThan(50);
    expect(main.x + main.w).toBeLessThan(tile?.x ?? 0);
    expect(main.w).toBeGreaterThan(70);
  });

  it('keeps the teacher lowest, whoever else is there', () => {
    const withRoom = arrangeScene(
      { main: page, side: [stream('classroom-return'), teacher], selfOnStage: false },
      16 / 9,
    ).side;
    expect(withRoom[1]?.y).toBeGreaterThan(withRoom[0]?.y ?? 100);
    const withCamera = arrangeScene(
      { main: page, side: [teacher, stream('document-camera')], selfOnStage: false },
      16 / 9,
    ).side;
    expect(withCamera[0]?.y).toBeGreaterThan(withCamera[1]?.y ?? 100);
  });

  it('shows ourselves much larger while we are on stage', () => {
    const scene = { main: page, side: [teacher] };
    const listening = arrangeScene({ ...scene, selfOnStage: false }, 16 / 9).self;
    const onStage = arrangeScene({ ...scene, selfOnStage: true }, 16 / 9).self;
    expect(onStage.w).toBeGreaterThan(3 * listening.w);
  });
});

it('gives the teacher nearly the whole screen when there is nothing beside, and cuts hardly anything off the picture', () => {
  const { main } = arrangeScene({ main: stream('teacher-camera'), side: [], selfOnStage: false }, 16 / 9);
  expect(main.w).toBeGreaterThan(88);
  expect(main.h).toBeGreaterThan(85);
  expect(shape(main, 16 / 9)).toBeLessThan(1.91);
});
