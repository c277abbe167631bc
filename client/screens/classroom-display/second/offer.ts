import type { View } from '../../../kit/ViewContext.ts';

/** Under this address is the second screen's window, which shows what the display draws into it. */
export const SECOND_PATH = '/display/second';

const OFFERED = 'tongtang:place-offered';
/** On a place that a display has taken. */
const TAKEN = 'data-taken';

/** Tells the display in another window of a place that it may draw into; it says nothing when no display is there. */
export function offerPlace(display: View, place: HTMLElement): void {
  display.dispatchEvent(new display.CustomEvent(OFFERED, { detail: place }));
}

/** Calls back with each place that is offered. */
export function onOffered(view: View, take: (place: HTMLElement) => void, signal: AbortSignal): void {
  const listen = (event: Event): void => {
    // Only a page of ours can reach this window to say so.
    if ('detail' in event && isPlace(event.detail)) take(event.detail);
  };
  view.addEventListener(OFFERED, listen, { signal });
}

/** Of another window's elements `instanceof` knows nothing. */
function isPlace(detail: unknown): detail is HTMLElement {
  return typeof detail === 'object' && detail !== null && 'nodeType' in detail && detail.nodeType === Node.ELEMENT_NODE;
}

/** Says on a place whether a display draws into it. */
export function markTaken(place: Element, taken: boolean): void {
  place.toggleAttribute(TAKEN, taken);
}

/** Whether a display draws into a place. */
export function isTaken(place: Element): boolean {
  return place.hasAttribute(TAKEN);
}
