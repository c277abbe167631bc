import { type RefCallback, useCallback, useState } from 'react';
import { useView } from './ViewContext.ts';

/** The inside of an element, in CSS pixels. */
export type Size = { readonly widthPx: number; readonly heightPx: number };

/** Measures the element that the ref is given to, for as long as it is there. `null` before the first look. */
export function useSize(): readonly [RefCallback<HTMLElement>, Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const view = useView();
  const measure = useCallback(
    (element: HTMLElement) => {
      const watcher = new view.ResizeObserver(([entry]) => {
        if (entry) setSize({ widthPx: entry.contentRect.width, heightPx: entry.contentRect.height });
      });
      watcher.observe(element);
      return () => watcher.disconnect();
    },
    [view],
  );
  return [measure, size];
}
