import { describe, expect, it } from 'vitest';
import { fitPicture, wallColumns } from '../../../../../client/lesson/wall/fitWall.ts';

const wall = { widthPx: 400, heightPx: 600, gapPx: 12, footPx: 110 };

describe('the columns of the wall', () => {
  it('are as few as let every classroom be in sight', () => {
    expect(wallColumns({ ...wall, count: 1 })).toBe(1);
    expect(wallColumns({ ...wall, count: 3 })).toBe(2);
    expect(wallColumns({ ...wall, widthPx: 740, count: 3 })).toBe(3);
  });

  it('are never so many that a face cannot be told', () => {
    expect(wallColumns({ ...wall, count: 16 })).toBe(2);
    expect(wallColumns({ ...wall, widthPx: 336, count: 4 })).toBe(1);
  });

  it('are at least one, whatever the place', () => {
    expect(wallColumns({ ...wall, widthPx: 0, count: 0 })).toBe(1);
  });
});

it('fits the largest 16:9 picture into a wide and into a high place', () => {
  expect(fitPicture({ widthPx: 2_000, heightPx: 900 })).toEqual({ width: 1_600, height: 900 });
  expect(fitPicture({ widthPx: 1_600, heightPx: 2_000 })).toEqual({ width: 1_600, height: 900 });
});
