import type { CSSProperties } from 'react';
import type { Rect } from '../../shared/stage/rect.ts';

/** The style that puts something at its rectangle on the stage. */
export function rectStyle({ x, y, w, h }: Rect): CSSProperties {
  return { position: 'absolute', left: `${x}%`, top: `${y}%`, width: `${w}%`, height: `${h}%` };
}
