import { type JSX, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { InkColour } from '../../../shared/lesson/inkState.ts';
import { useObservable } from '../../kit/Observable.ts';
import { type Size, useSize } from '../../kit/useSize.ts';
import { useView } from '../../kit/ViewContext.ts';
import type { DrawnLesson } from '../DrawnLesson.ts';
import { inkHandOf } from './InkHand.ts';
import styles from './InkLayer.module.css';
import { InkPainter } from './InkPainter.ts';
import { inkCursor } from './inkCursor.ts';
import { colourOf } from './inkKit.ts';
import { drawByPointers } from './inkPointers.ts';
import { useInkReading } from './useInkReading.ts';
import { useMayDraw } from './useMayDraw.ts';

/** Finer than this no eye sees it, and each pixel is painted; in device pixels. */
const MOST_PX = 2_560;

type Props = { readonly session: DrawnLesson; readonly surface: string };
type OnCanvas = Props & { readonly canvas: RefObject<HTMLCanvasElement | null>; readonly size: Size | null };

/** The ink on a surface, over the whole sheet; who may draw draws on it. */
export function InkLayer({ session, surface }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [measure, size] = useSize();
  const writing = useMayDraw(session);
  useInkReading(session, surface);
  useInkPainting({ session, surface, canvas, size });
  useInkDrawing({ session, surface, canvas, size }, writing);
  return (
    <div ref={measure} className={styles['layer']} data-writing={writing}>
      {/* Another surface is another picture: nothing of the last one may be left on it. */}
      <canvas key={surface} ref={canvas} className={styles['ink']} data-ink={surface} />
    </div>
  );
}

/** Paints whenever there is something else to see, at most once a frame. */
function useInkPainting({ session, surface, canvas, size }: OnCanvas): void {
  const view = useView();
  useLayoutEffect(() => {
    if (!canvas.current || !size || size.widthPx === 0) return;
    const hand = inkHandOf(session);
    const painter = new InkPainter(canvas.current, coloursOf(canvas.current));
    const ratio = Math.min(view.devicePixelRatio, MOST_PX / size.widthPx);
    painter.resize(Math.round(size.widthPx * ratio), Math.round(size.heightPx * ratio));
    let frame = 0;
    const sheet = canvas.current;
    const paint = (): void => {
      const shown = hand.shown(surface);
      const done = painter.paint(shown);
      frame = done ? 0 : view.requestAnimationFrame(paint);
      // For whoever looks from outside: how much of the lesson's ink is in the picture.
      if (done) Object.assign(sheet.dataset, { strokes: shown.count, facts: hand.known, told: hand.isTold });
    };
    const paintSoon = (): void => {
      if (frame === 0) frame = view.requestAnimationFrame(paint);
    };
    const stops = [session.store.subscribe(paintSoon), hand.changes.subscribe(paintSoon)];
    paint();
    return () => {
      view.cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [canvas, view, session, surface, size]);
}

/** Lets the pointers draw, and shows by the cursor what with. */
function useInkDrawing({ session, surface, canvas, size }: OnCanvas, writing: boolean): void {
  const hand = inkHandOf(session);
  const kit = useObservable(hand.kit);
  useEffect(() => {
    if (canvas.current && writing) return drawByPointers(canvas.current, hand, surface);
    return undefined;
  }, [canvas, hand, surface, writing]);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const style = getComputedStyle(canvas.current);
    const name = kit.tool === 'eraser' ? '--line-strong' : `--pen-${colourOf(kit)}`;
    const colours = { tool: style.getPropertyValue(name), edge: style.getPropertyValue('--sheet') };
    canvas.current.style.cursor = writing ? inkCursor(kit, size?.widthPx ?? 0, colours) : '';
  }, [canvas, kit, size, writing]);
}

function coloursOf(element: Element): Record<InkColour, string> {
  const style = getComputedStyle(element);
  const read = (colour: InkColour): string => style.getPropertyValue(`--pen-${colour}`).trim();
  return { black: read('black'), red: read('red'), blue: read('blue'), green: read('green'), orange: read('orange') };
}
