import { useEffect, useEffectEvent } from 'react';

const STEPS: Readonly<Record<string, 1 | -1>> = { ',': -1, '.': 1 };

/** While moments are played one after the other, `,` and `.` go from one to the next; they are not the player's then. */
export function useStepKeys(step: (by: 1 | -1) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (
      event.target instanceof Element &&
      event.target.closest('input:not([type="checkbox"]), textarea, [role="dialog"]')
    )
      return;
    event.preventDefault();
    step(by);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    // Before the player's own keys, which leave alone what was taken.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
