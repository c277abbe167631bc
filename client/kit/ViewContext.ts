import { createContext, useContext } from 'react';

/** A window with all that belongs to it. */
export type View = Window & typeof globalThis;

/** Set where a part of the page is drawn in another window than its own, e.g. on a second screen. */
export const ViewContext = createContext<View | null>(null);

/** The window in which a component is drawn: it knows how fine the screen is, and when it paints next. */
export function useView(): View {
  return useContext(ViewContext) ?? window;
}
