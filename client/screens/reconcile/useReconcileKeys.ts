import { useEffect, useEffectEvent } from 'react';
import { moves } from '../../playback/moves.ts';
import type { Replay } from '../../playback/Replay.ts';
import { keyOf } from '../../study/coding/codingKeys.ts';
import type { Reconciling } from '../../study/reconcile/Reconciling.ts';

type Hands = { readonly replay: Replay; readonly reconciling: Reconciling };

/** What each key does beside those of the scheme, which come first. */
const KEYS: ReadonlyMap<string, (hands: Hands) => void> = new Map([
  ['Enter', ({ reconciling }: Hands) => reconciling.confirm()],
  ['ArrowLeft', ({ reconciling }: Hands) => reconciling.step(-1)],
  ['ArrowRight', ({ reconciling }: Hands) => reconciling.step(1)],
  ['Home', ({ reconciling }: Hands) => reconciling.go(reconciling.at.read() ?? 0)],
  ['Backspace', ({ reconciling }: Hands) => reconciling.undo()],
  [' ', ({ replay }: Hands) => moves.toggle(replay)],
]);

/** What only those may do who decide. */
const DECIDING: ReadonlySet<string> = new Set(['Enter', 'Backspace']);

/** Lets the keyboard decide, wherever the focus is that does not need the key itself. */
export function useReconcileKeys(hands: Hands, mayDecide: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || needsKey(event)) return;
    const act = actOf(hands, event, mayDecide);
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** What a key does here; `undefined`: nothing. */
function actOf(hands: Hands, event: KeyboardEvent, mayDecide: boolean): (() => void) | undefined {
  const { reconciling } = hands;
  const key = keyOf(event);
  const code = reconciling.scheme.codes.find(({ hotkey }) => hotkey === key);
  const decides = code !== undefined || DECIDING.has(key);
  // A key that is held down would decide all that is left.
  if (reconciling.at.read() === null || (decides && (!mayDecide || event.repeat))) return undefined;
  if (code) return () => reconciling.write(code.key, event.shiftKey);
  const act = KEYS.get(key);
  return act && (() => act(hands));
}

function needsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [role="listbox"], [role="dialog"]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a') !== null;
}
