import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../../client/lesson/ink/inkPointers.ts';
import { SHEET_UNITS, STEADY_PRESSURE } from '../../../../../shared/lesson/inkPoints.ts';

const sheet = { left: 100, top: 50, width: 800, height: 450 };
const at = (clientX: number, clientY: number, pointerType = 'mouse', pressure = 0.5) =>
  placeOf({ clientX, clientY, pointerType, pressure }, sheet);

describe('where a pointer is on the sheet', () => {
  it('is counted in the same units both ways, from the upper left corner', () => {
    expect(at(100, 50)).toEqual({ x: 0, y: 0, pressure: STEADY_PRESSURE });
    expect(at(900, 50).x).toBe(SHEET_UNITS);
    expect(at(500, 450)).toMatchObject({ x: SHEET_UNITS / 2, y: SHEET_UNITS / 2 });
  });

  it('is at the edge when it is outside', () => {
    expect(at(-500, 9_000)).toMatchObject({ x: 0, y: (450 / 800) * SHEET_UNITS });
    expect(
      placeOf({ clientX: 5, clientY: 5, pointerType: 'mouse', pressure: 0 }, { ...sheet, width: 0, height: 0 }),
    ).toMatchObject({ x: 0, y: 0 });
  });

  it('has the pressure of a pen, and a steady one for mouse and finger', () => {
    expect(at(200, 200, 'pen', 1).pressure).toBe(255);
    expect(at(200, 200, 'pen', 0).pressure).toBe(0);
    expect(at(200, 200, 'touch', 1).pressure).toBe(STEADY_PRESSURE);
  });
});
