import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, byKey, MIDDLE } from '../../../../../client/study/marks/regionShape.ts';
import { MarkRegion } from '../../../../../shared/api/index.ts';
import { ids } from '../../../../support/ids.ts';

const trackKey = `${ids.seat(1)}.teacher-camera.video`;
const isAccepted = (shape: object): boolean => MarkRegion.safeParse({ trackKey, ...shape }).success;

describe('a region', () => {
  it('lies between its corners, in whichever order they were drawn', () => {
    const shape = { x: 0.25, y: 0.1, w: 0.5, h: 0.3 };
    expect(between({ x: 0.25, y: 0.1 }, { x: 0.75, y: 0.4 })).toEqual(shape);
    expect(between({ x: 0.75, y: 0.1 }, { x: 0.25, y: 0.4 })).toEqual(shape);
  });

  it('is always one that the server takes, wherever it was dragged to', () => {
    const place = fc.record({
      x: fc.double({ min: -2, max: 3, noNaN: true }),
      y: fc.double({ min: -2, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(isAccepted(between(a, b))).toBe(true);
      }),
    );
  });

  it('is moved and sized by arrow keys, never off the picture', () => {
    expect(byKey(MIDDLE, 'ArrowLeft', false)).toEqual({ ...MIDDLE, x: 0.33 });
    expect(byKey(MIDDLE, 'ArrowDown', true)).toEqual({ ...MIDDLE, h: 0.32 });
    expect(byKey(MIDDLE, 'k', false)).toBeNull();
    const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown');
    const presses = fc.array(fc.tuple(key, fc.boolean()), { maxLength: 120 });
    fc.assert(
      fc.property(presses, (pressed) => {
        const shape = pressed.reduce((now, [name, shift]) => byKey(now, name, shift) ?? now, MIDDLE);
        expect(isAccepted(shape)).toBe(true);
      }),
    );
  });
});
