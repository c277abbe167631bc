import { useEffect, useEffectEvent } from 'react';
import { actionOf, type ShortcutActions } from './shortcuts.ts';

/** Where letters mean letters, or where arrows and letters choose. */
const TYPING =
  'input:not([type="radio"]), textarea, select, [contenteditable="true"], [role="listbox"], [role="alertdialog"]';

/** Where a question is open: it must be answered first. The key that opened a panel still closes it. */
const ASKING = '[role="dialog"]';

/** Listens to the keyboard for as long as the component is there. */
export function useShortcuts(actions: ShortcutActions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const action = actionOf(event, actions);
    if (!action || target?.closest(TYPING)) return;
    if (target?.closest(ASKING) && action !== actions.toggleHelp) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
