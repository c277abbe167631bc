import { type RefObject, useEffect } from 'react';
import type { View } from '../../../kit/ViewContext.ts';
import { every } from '../life/waits.ts';
import { forwardKeys } from './forwardKeys.ts';
import { isTaken, markTaken, offerPlace } from './offer.ts';

/** How often the place is offered while no display draws into it, in ms. */
const OFFER_EVERY_MS = 250;

/**
 * On the second screen: offers the place to the display that opened this window, hands it the keys that are pressed
 * here, and empties the place as soon as that display is gone, e.g. loaded again: nothing may stand still here that
 * looks like a lesson. Closes the window when the display's is closed.
 */
export function useDisplayWindow(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const display = openerOf(window);
    if (!display || !place.current) return undefined;
    const ended = new AbortController();
    let stopKeys: (() => void) | undefined;
    const look = (): void => {
      if (display.closed) window.close();
      else if (place.current && !isTaken(place.current)) offer(place.current);
    };
    const offer = (here: HTMLElement): void => {
      // While the display's page is being loaded, or cannot be, there is nobody to offer it to.
      attempt(() => {
        offerPlace(display, here);
        if (!isTaken(here)) return;
        stopKeys = forwardKeys(window, display);
        display.addEventListener('pagehide', () => gone(here), { once: true, signal: ended.signal });
      });
    };
    const gone = (here: HTMLElement): void => {
      stopKeys?.();
      markTaken(here, false);
      here.replaceChildren();
    };
    const stop = every(OFFER_EVERY_MS, look);
    return () => {
      stop();
      ended.abort();
      stopKeys?.();
    };
  }, [place]);
}

/** The display's window: the one that opened this one. */
export function openerOf({ opener }: { readonly opener: View | null }): View | null {
  return opener;
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Not a page of ours just now.
  }
}
