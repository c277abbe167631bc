/** A layer may be this much smaller than the rectangle in which it is drawn before the next one is sent. */
const UPSCALE_TOLERANCE = 1.1;

/**
 * Chooses the smallest spatial layer that fills the height in which a stream is drawn.
 *
 * @param topHeightPx - Height of the largest layer; each lower one has half the height of the next.
 * @param layers - How many layers there are, ≥ 1.
 * @param drawnHeightPx - Height of the rectangle, in device pixels.
 * @returns Index of the layer, 0 for the smallest.
 */
export function layerFor({
  topHeightPx,
  layers,
  drawnHeightPx,
}: {
  topHeightPx: number;
  layers: number;
  drawnHeightPx: number;
}): number {
  for (let layer = 0; layer < layers - 1; layer += 1) {
    if ((topHeightPx / 2 ** (layers - 1 - layer)) * UPSCALE_TOLERANCE >= drawnHeightPx) return layer;
  }
  return layers - 1;
}
