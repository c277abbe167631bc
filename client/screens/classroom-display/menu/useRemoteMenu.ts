import { useEffect, useEffectEvent, useState } from 'react';
import { after } from '../life/waits.ts';

/** A list that nobody uses closes by itself, in ms. */
const UNUSED_FOR_MS = 15_000;

/** Back, as remote controls and keyboards say it. */
export const CLOSING_KEYS: readonly string[] = ['Escape', 'GoBack', 'BrowserBack', 'Backspace'];

/** Whether the menu is open. */
export type RemoteMenuState = { readonly isOpen: boolean; readonly close: () => void };

/**
 * Opens a menu with OK on the remote control or a tap on the screen, and closes it with Back, a tap beside it, or when
 * it is not used.
 *
 * @param asleep - OK and taps are wanted for something else just now.
 */
export function useRemoteMenu({ asleep }: { readonly asleep: boolean }): RemoteMenuState {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  useListening({
    onKey: (event) => {
      const opens = !isOpen && !asleep && event.key === 'Enter' && !event.repeat && !isTaken(event);
      if (!opens && !(isOpen && CLOSING_KEYS.includes(event.key))) return;
      // The rest of this press would choose the item that gets the focus meanwhile.
      event.preventDefault();
      setOpen(opens);
    },
    onTap: (event) => {
      if (!asleep && !isTaken(event)) setOpen(!isOpen);
    },
  });
  useClosingUnused(isOpen, close);
  return { isOpen, close };
}

/** Where a press or a key is already meant for something: a button, the menu itself, what is typed or drawn. */
const isTaken = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('button, nav, input, textarea, [data-writing="true"]') !== null;

type Listening = { readonly onKey: (event: KeyboardEvent) => void; readonly onTap: (event: PointerEvent) => void };

function useListening({ onKey, onTap }: Listening): void {
  const key = useEffectEvent(onKey);
  const tap = useEffectEvent(onTap);
  useEffect(() => {
    const end = new AbortController();
    window.addEventListener('keydown', (event) => key(event), { signal: end.signal });
    window.addEventListener('pointerup', (event) => tap(event), { signal: end.signal });
    return () => end.abort();
  }, []);
}

function useClosingUnused(isOpen: boolean, close: () => void): void {
  const closeNow = useEffectEvent(close);
  useEffect(() => {
    if (!isOpen) return undefined;
    const end = new AbortController();
    let callOff = after(UNUSED_FOR_MS, () => closeNow());
    const used = (): void => {
      callOff();
      callOff = after(UNUSED_FOR_MS, () => closeNow());
    };
    for (const event of ['keydown', 'pointermove', 'pointerdown'])
      window.addEventListener(event, used, { signal: end.signal });
    return () => {
      end.abort();
      callOff();
    };
  }, [isOpen]);
}
