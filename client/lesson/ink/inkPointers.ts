import { type InkPoint, SHEET_UNITS, STEADY_PRESSURE } from '../../../shared/lesson/inkPoints.ts';
import type { InkHand } from './InkHand.ts';

/** After a pen was there, a touch is the hand that holds it, for so long in ms. */
const PALM_MS = 5_000;

/**
 * Lets the pointers on a sheet draw: mouse, pen or fingers, each pointer its own stroke. While a pen is used, fingers and
 * the palm are not.
 *
 * @returns How to stop that.
 */
export function drawByPointers(sheet: HTMLElement, hand: InkHand, surface: string): () => void {
  let penAtMs = Number.NEGATIVE_INFINITY;
  const isPalm = (event: PointerEvent): boolean => event.pointerType === 'touch' && event.timeStamp - penAtMs < PALM_MS;
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || isPalm(event)) return;
    event.preventDefault();
    sheet.setPointerCapture(event.pointerId);
    hand.press(event.pointerId, surface, placeOf(event, sheet.getBoundingClientRect()));
  };
  const onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'pen') penAtMs = event.timeStamp;
    if (event.buttons === 0) return;
    const box = sheet.getBoundingClientRect();
    const measured = event.getCoalescedEvents();
    hand.move(
      event.pointerId,
      (measured.length > 0 ? measured : [event]).map((each) => placeOf(each, box)),
    );
  };
  const onUp = (event: PointerEvent): void => hand.lift(event.pointerId);
  const gone = new AbortController();
  const { signal } = gone;
  sheet.addEventListener('pointerdown', onDown, { signal });
  sheet.addEventListener('pointermove', onMove, { signal });
  sheet.addEventListener('pointerup', onUp, { signal });
  sheet.addEventListener('pointercancel', onUp, { signal });
  return () => {
    gone.abort();
    hand.liftAll();
  };
}

/** Where an event is on the sheet. Outside is at its edge. */
export function placeOf(
  event: Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerType' | 'pressure'>,
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
): InkPoint {
  const unitPx = box.width / SHEET_UNITS;
  const within = (px: number, sidePx: number): number =>
    Math.round(Math.min(Math.max(0, px), sidePx) / (unitPx || Number.POSITIVE_INFINITY));
  return {
    x: within(event.clientX - box.left, box.width),
    y: within(event.clientY - box.top, box.height),
    pressure: event.pointerType === 'pen' ? Math.round(Math.min(1, event.pressure) * 255) : STEADY_PRESSURE,
  };
}
