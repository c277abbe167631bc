import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strokesOnWay } from '../../../../client/lesson/ink/strokesAt.ts';
import { InkTool, type Stroke, type SurfaceInk } from '../../../../shared/lesson/inkState.ts';
import { blankSurface, withChanged, withStroke } from '../../../../shared/lesson/inkSurface.ts';
import { type Tracer, traceStroke } from '../../../../shared/lesson/inkTrace.ts';
import { digitsOf } from '../../../support/ink.ts';

const stroke = (tool: InkTool, ...places: (readonly [number, number])[]): Stroke => ({
  tool,
  colour: 'red',
  width: 'medium',
  points: digitsOf(...places),
  hidden: 0,
});

/** Notes what is traced. */
function traced(drawn: Stroke): { how: 'fill' | 'line'; moves: [string, ...number[]][] } {
  const moves: [string, ...number[]][] = [];
  const note =
    (name: string) =>
    (...numbers: unknown[]): void =>
      void moves.push([name, ...numbers.filter((each) => typeof each === 'number')]);
  const tracer: Tracer = {
    moveTo: note('move'),
    lineTo: note('line'),
    quadraticCurveTo: note('curve'),
    closePath: note('close'),
    ellipse: note('ellipse'),
    rect: note('rect'),
  };
  return { how: traceStroke(drawn, tracer), moves };
}

describe('a stroke', () => {
  it('is traced the same each time, for it depends on nothing but itself', () => {
    const place = fc.tuple(fc.nat(16_384), fc.nat(16_384));
    fc.assert(
      fc.property(
        fc.constantFrom(...InkTool.options),
        fc.array(place, { minLength: 1, maxLength: 30 }),
        (tool, places) => {
          const [first, second] = [traced(stroke(tool, ...places)), traced(stroke(tool, ...places))];
          expect(second).toEqual(first);
          for (const [, ...numbers] of first.moves) expect(numbers.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it('of one point is a dot', () => {
    const { how, moves } = traced(stroke('pen', [500, 500]));
    expect(how).toBe('fill');
    expect(moves.length).toBeGreaterThan(6);
  });

  it('of a shape reaches from where it was begun to where it is now, whatever lies between', () => {
    expect(traced(stroke('rectangle', [100, 100], [900, 20], [300, 400])).moves).toEqual([
      ['rect', 100, 100, 200, 300],
    ]);
    expect(traced(stroke('ellipse', [100, 100], [300, 400])).moves[0]?.slice(0, 5)).toEqual([
      'ellipse',
      200,
      250,
      100,
      150,
    ]);
    expect(traced(stroke('line', [100, 100], [300, 400])).moves).toHaveLength(2);
    expect(traced(stroke('arrow', [100, 100], [300, 400])).moves).toHaveLength(5);
  });
});

describe('the eraser', () => {
  const drawn = [
    stroke('pen', [1_000, 1_000], [2_000, 1_000]),
    stroke('rectangle', [4_000, 4_000], [8_000, 8_000]),
    stroke('ellipse', [10_000, 1_000], [14_000, 5_000]),
  ].reduce<SurfaceInk>(withStroke, blankSurface);
  const on = (x: number, y: number, surface = drawn) =>
    strokesOnWay(
      surface,
      [
        { x, y },
        { x, y },
      ],
      99,
    );

  it('meets what is under it, and what it crosses on its way', () => {
    expect(on(1_500, 1_050)).toEqual([0]);
    expect(on(1_500, 1_400)).toEqual([]);
    expect(
      strokesOnWay(
        drawn,
        [
          { x: 1_500, y: 500 },
          { x: 1_500, y: 1_500 },
        ],
        99,
      ),
    ).toEqual([0]);
    expect(
      strokesOnWay(
        drawn,
        [
          { x: 0, y: 6_000 },
          { x: 16_000, y: 6_000 },
        ],
        99,
      ),
    ).toEqual([1]);
  });

  it('meets the line of a shape, not what it encloses', () => {
    expect(on(6_000, 4_000)).toEqual([1]);
    expect(on(6_000, 6_000)).toEqual([]);
    expect(on(12_000, 1_000)).toEqual([2]);
    expect(on(12_000, 3_000)).toEqual([]);
  });

  it('meets nothing that is hidden, and nothing that only this device knows', () => {
    const hidden = withChanged(drawn, [0], (each) => ({ ...each, hidden: 1 }));
    expect(on(1_500, 1_000, hidden)).toEqual([]);
    expect(
      strokesOnWay(
        drawn,
        [
          { x: 1_500, y: 1_000 },
          { x: 1_500, y: 1_000 },
        ],
        0,
      ),
    ).toEqual([]);
  });
});
