import { describe, expect, it } from 'vitest';
import { costBps, type DrawnPicture, rationOf } from '../../../../shared/lesson/ration.ts';
import { PICTURE_RUNGS, type Rung } from '../../../../shared/lesson/rungState.ts';

const teacher: DrawnPicture = { heightPx: 1_080, wantedLayer: 2 };
const classroom: DrawnPicture = { heightPx: 200, wantedLayer: 1 };
const full = (layer: number) => ({ layer, fewFrames: false });
const few = (layer: number) => ({ layer, fewFrames: true });

describe('what is sent of each picture', () => {
  it('is given up from the small ones to the large one', () => {
    const at = (rung: Rung) => rationOf(rung, [classroom, teacher]);
    expect(([0, 1, 2, 3, 4, 5, 6] as const).map(at)).toEqual([
      [full(1), full(2)],
      [few(0), full(2)],
      [null, full(2)],
      [null, full(1)],
      [null, full(0)],
      [null, null],
      [null, null],
    ]);
  });

  it('is the same for pictures of nearly the same size, as in a discussion', () => {
    const four = [400, 400, 380, 400].map((heightPx) => ({ heightPx, wantedLayer: 1 }));
    expect(rationOf(2, four)).toEqual(four.map(() => full(1)));
    expect(rationOf(3, four)).toEqual(four.map(() => full(0)));
  });

  it('is nothing when nothing is drawn', () => expect(rationOf(0, [])).toEqual([]));
});

describe('what pictures take', () => {
  const layers = [
    { all: 150_000, few: 90_000 },
    { all: 500_000, few: 300_000 },
    { all: 2_000_000, few: 1_200_000 },
  ];

  it('grows with the rung, and counts what is sent', () => {
    const costs = PICTURE_RUNGS.map((rung) =>
      costBps(rung, [
        { ...teacher, layers },
        { ...classroom, layers },
      ]),
    );
    expect(costs).toEqual([2_500_000, 2_090_000, 2_000_000, 500_000, 90_000]);
  });

  it('takes a layer that is not sent for the one below it', () => {
    const dark = [...layers.slice(0, 2), { all: 0, few: 0 }];
    expect(costBps(0, [{ ...teacher, layers: dark }])).toBe(500_000);
    expect(costBps(0, [{ ...teacher, layers: [] }])).toBe(0);
  });
});
