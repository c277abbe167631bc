import { useState } from 'react';

/**
 * What a drawer shows: the thing that is open, and while it slides out, the last one.
 *
 * @returns `undefined` when a new one is being made.
 */
export function useShown<Item extends object>(open: Item | 'new' | undefined): Item | undefined {
  const [last, setLast] = useState<Item | 'new' | undefined>(open);
  if (open !== undefined && open !== last) setLast(open);
  const shown = open ?? last;
  return shown === 'new' ? undefined : shown;
}
