import { useEffect, useEffectEvent } from 'react';

/** Where arrows move a cursor, or choose. */
const CHOOSING =
  'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="dialog"], [role="alertdialog"]';

/** The keys of a keyboard and of the clicker in a teacher's hand; 1 is forwards. */
const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** Turns pages by the keyboard for as long as the component is there. */
export function useTurnKeys(turn: (step: 1 | -1) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const isChoosing = event.target instanceof Element && event.target.closest(CHOOSING) !== null;
    // A clicker has no other keys, and nobody looks where the focus is.
    if (isChoosing && event.key.startsWith('Arrow')) return;
    event.preventDefault();
    turn(step);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
