/** A rectangle in percent of the screen's width and height. */
export type Rect = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
