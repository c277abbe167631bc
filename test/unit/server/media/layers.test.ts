import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layerFor } from '../../../../server/media/layers.ts';

it('takes the smallest layer that fills the rectangle', () => {
  const camera = { topHeightPx: 720, layers: 3 };
  expect([120, 180, 300, 360, 400, 720, 1080].map((drawnHeightPx) => layerFor({ ...camera, drawnHeightPx }))).toEqual([
    0, 0, 1, 1, 2, 2, 2,
  ]);
});

it('never chooses a layer that is not there, and never a smaller one for a larger rectangle', () => {
  const any = fc.record({
    topHeightPx: fc.integer({ min: 1, max: 4_000 }),
    layers: fc.integer({ min: 1, max: 4 }),
    drawnHeightPx: fc.integer({ min: 1, max: 8_000 }),
  });
  fc.assert(
    fc.property(any, (given) => {
      const layer = layerFor(given);
      expect(layer).toBeGreaterThanOrEqual(0);
      expect(layer).toBeLessThan(given.layers);
      expect(layerFor({ ...given, drawnHeightPx: given.drawnHeightPx + 50 })).toBeGreaterThanOrEqual(layer);
    }),
  );
});
