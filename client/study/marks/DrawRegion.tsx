import { type JSX, type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_SHARE, type MarkRegion } from '../../../shared/api/index.ts';
import type { Marking } from './Marking.ts';
import styles from './RegionLayer.module.css';
import { between, byKey, type Place } from './regionShape.ts';
import { shapeStyle } from './shapeStyle.ts';

type Props = { readonly marking: Pick<Marking, 'shape' | 'drawing'>; readonly region: MarkRegion };

/** A picture on which a region is drawn: by dragging, or by arrow keys on the one that is there. */
export function DrawRegion({ marking, region }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  const from = useRef<Place | null>(null);
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = placeOf(event);
  };
  const drag = (event: PointerEvent<HTMLElement>): boolean => {
    const to = placeOf(event);
    if (!from.current || isNear(from.current, to)) return false;
    marking.shape(between(from.current, to));
    return true;
  };
  const end = (event: PointerEvent<HTMLElement>): void => {
    const isDrawn = drag(event);
    from.current = null;
    if (isDrawn) marking.drawing.set(false);
  };
  const onKey = (event: KeyboardEvent): void => {
    const isDone = event.key === 'Enter' || event.key === 'Escape';
    const shape = byKey(region, event.key, event.shiftKey);
    if (!isDone && !shape) return;
    // Neither the player nor the button itself is meant.
    event.preventDefault();
    event.stopPropagation();
    if (shape) marking.shape(shape);
    else marking.drawing.set(false);
  };
  return (
    <div
      className={styles['surface']}
      data-drawing="true"
      onPointerDown={begin}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={() => {
        from.current = null;
      }}
    >
      <button
        ref={box}
        type="button"
        className={styles['box']}
        style={shapeStyle(region)}
        aria-label={t('draw.box')}
        onKeyDown={onKey}
      />
    </div>
  );
}

/** A press that was not dragged draws nothing. */
const isNear = (a: Place, b: Place): boolean => Math.abs(a.x - b.x) < LEAST_SHARE && Math.abs(a.y - b.y) < LEAST_SHARE;

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / Math.max(1, width), y: (clientY - top) / Math.max(1, height) };
}
