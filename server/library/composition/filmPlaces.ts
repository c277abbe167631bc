import type { Rect } from '../../../shared/stage/rect.ts';

/** A rectangle of the film's picture, in pixels; what is shown in it keeps its shape. */
export type Place = {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** The picture of a film. */
export const FILM = { widthPx: 1_280, heightPx: 720 } as const;

/** Between two frames of a film, in ms. */
export const FRAME_MS = 40;

/** All of the picture: who is alone in it has it. */
export const WHOLE: Place = { xPx: 0, yPx: 0, ...FILM };

/** A rectangle of a screen as pixels of the film, even ones: colours are kept for two by two of them. */
export function placeOf({ x, y, w, h }: Rect): Place {
  const left = even((x / 100) * FILM.widthPx);
  const top = even((y / 100) * FILM.heightPx);
  const right = Math.min(FILM.widthPx, even(((x + w) / 100) * FILM.widthPx));
  const bottom = Math.min(FILM.heightPx, even(((y + h) / 100) * FILM.heightPx));
  return { xPx: left, yPx: top, widthPx: Math.max(2, right - left), heightPx: Math.max(2, bottom - top) };
}

/** The frame that is on at a moment of the film, as the moment at which it begins. */
export const frameOf = (filmMs: number): number => Math.round(filmMs / FRAME_MS) * FRAME_MS;

const even = (px: number): number => Math.round(px / 2) * 2;
