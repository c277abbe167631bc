import type { PictureSeen } from '../../../../shared/timeline/samples.ts';

/** A share of 0–1 in whole hundredths; what is more than nothing is never said to be nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  return `${Math.round(share * 100)}%`;
}

/** A picture that stands still longer than this is noticed (MEDIA.md, what people notice). */
const WEAK_FROZEN = 0.05;

/** Whether a class will have noticed: no picture, one that stood still, or fewer than half the lines that it was drawn in. */
export function isPictureWeak({ layerPx, drawnPx, frozenRatio }: PictureSeen): boolean {
  return layerPx * 2 < drawnPx || frozenRatio > WEAK_FROZEN;
}
