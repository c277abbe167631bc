import { useEffect, useEffectEvent } from 'react';
import type { LiveMarking } from '../../study/marks/live/LiveMarking.ts';

/** The key that marks, as in the player of recordings; wherever the focus is that does not need it itself. */
export function useObserverKeys(marking: LiveMarking, live: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!live || event.key.toLowerCase() !== 'n') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTypedIn(event.target)) return;
    event.preventDefault();
    marking.press();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const isTypedIn = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [role="listbox"], [role="dialog"], [contenteditable]') !== null;
