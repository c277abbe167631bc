import type { CSSProperties } from 'react';
import type { Shape } from './regionShape.ts';

const percent = (share: number): string => `${share * 100}%`;

/** The style that puts a region at its place on the picture. */
export function shapeStyle({ x, y, w, h }: Shape): CSSProperties {
  return { left: percent(x), top: percent(y), width: percent(w), height: percent(h) };
}
