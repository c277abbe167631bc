import { useEffect, useEffectEvent } from 'react';
import type { Scheme } from '../../../shared/study/scheme.ts';
import { keyOf } from '../../study/coding/codingKeys.ts';

type Pad = {
  readonly codes: Scheme['codes'];
  /** Writes a code; `more`: with Shift. */
  readonly write: (code: string, more: boolean) => void;
  /** What each key does beside those of the scheme, which come first. */
  readonly moves: ReadonlyMap<string, () => void>;
};

/** Lets the keyboard code, wherever the focus is that does not need the key itself. */
export function usePadKeys({ codes, write, moves }: Pad, enabled: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || needsKey(event)) return;
    const key = keyOf(event);
    const code = codes.find(({ hotkey }) => hotkey === key);
    // A key that is held down would code the whole lesson.
    if (code && event.repeat) return;
    const act = code ? () => write(code.key, event.shiftKey) : moves.get(key);
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

function needsKey({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type="checkbox"]), textarea, select, [role="listbox"], [role="dialog"]')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('button, a, input') !== null;
}
