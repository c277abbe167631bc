import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { sheetRatio } from '../../../shared/lesson/coursewareState.ts';
import type { LessonState } from '../../../shared/lesson/state.ts';
import { type Surface, surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import { fitInside } from '../../../shared/stage/fitInside.ts';
import type { DrawnPlaces } from '../../library/composition/filmOf.ts';
import { FILM, type Place } from '../../library/composition/filmPlaces.ts';
import type { DeckPages } from './DeckPages.ts';
import { InkSheet } from './InkSheet.ts';
import { fontOf } from './lettering.ts';
import { paintAsked } from './paintAsked.ts';
import { COLOURS, PENS } from './sheetColours.ts';

/** How wide the pointer is, as a share of the sheet's width. */
const POINTER_RATIO = 0.024;
/** How high the number on a plain sheet is, as a share of the sheet's height. */
const NUMBER_RATIO = 0.09;
/** Letters and thin lines stay clear, 0–100. */
const JPEG_QUALITY = 92;

/** Paints what of a film's picture is drawn from the log: all but the cameras, which are laid over it. */
export class FilmPainter {
  readonly #canvas: Canvas = createCanvas(FILM.widthPx, FILM.heightPx);
  readonly #pages: DeckPages;
  /** The ink of the sheet that was painted last. */
  #ink: { readonly key: string; readonly sheet: InkSheet } | undefined;

  constructor(pages: DeckPages) {
    this.#pages = pages;
  }

  /** Paints a moment. `false`: its page could not be drawn, and is a plain sheet with its number. */
  async paint(state: LessonState, { sheet, board }: DrawnPlaces): Promise<boolean> {
    const pen = this.#canvas.getContext('2d');
    pen.fillStyle = COLOURS.paper;
    pen.fillRect(0, 0, FILM.widthPx, FILM.heightPx);
    const drawn =
      sheet && state.surface ? await this.#paintSheet(pen, { state, place: sheet, surface: state.surface }) : true;
    if (board) paintAsked(pen, state, board);
    return drawn;
  }

  /** The painted picture as a JPEG. */
  picture(): Promise<Buffer> {
    return this.#canvas.encode('jpeg', JPEG_QUALITY);
  }

  async #paintSheet(
    pen: SKRSContext2D,
    { state, place, surface }: { readonly state: LessonState; readonly place: Place; readonly surface: Surface },
  ): Promise<boolean> {
    const deck = surface.kind === 'page' ? state.decks[surface.deckId] : undefined;
    const { width, height } = fitInside(place, sheetRatio(surface, deck));
    const page =
      surface.kind === 'page' && deck
        ? await this.#pages.page({ sha256: deck.sha256, page: surface.page, widthPx: width, heightPx: height })
        : null;
    pen.save();
    pen.translate(
      place.xPx + Math.floor((place.widthPx - width) / 2),
      place.yPx + Math.floor((place.heightPx - height) / 2),
    );
    pen.beginPath();
    pen.rect(0, 0, width, height);
    pen.clip();
    pen.fillStyle = COLOURS.sheet;
    pen.fillRect(0, 0, width, height);
    if (page) pen.drawImage(page, 0, 0);
    else if (surface.kind === 'page') paintNumber(pen, surface.page, { width, height });
    this.#paintInk(pen, { state, key: surfaceKey(surface), width, height });
    if (state.pointer) paintPointer(pen, { x: state.pointer.x * width, y: state.pointer.y * height, width });
    pen.restore();
    return page !== null || surface.kind === 'board';
  }

  #paintInk(
    pen: SKRSContext2D,
    { state, key, width, height }: { state: LessonState; key: string; width: number; height: number },
  ): void {
    const ink = state.ink.surfaces[key];
    if (!ink) return;
    const name = `${key} ${width} ${height}`;
    if (this.#ink?.key !== name) this.#ink = { key: name, sheet: new InkSheet(width, height) };
    this.#ink.sheet.paint(pen, ink);
  }
}

/** Stands for a page that cannot be drawn: what was written on it can still be read. */
function paintNumber(pen: SKRSContext2D, page: number, { width, height }: { width: number; height: number }): void {
  pen.fillStyle = PENS.black;
  pen.font = fontOf(height * NUMBER_RATIO);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(`第 ${page} 页`, width / 2, height / 2);
}

function paintPointer(pen: SKRSContext2D, { x, y, width }: { x: number; y: number; width: number }): void {
  pen.fillStyle = COLOURS.pointer;
  pen.beginPath();
  pen.ellipse(x, y, (width * POINTER_RATIO) / 2, (width * POINTER_RATIO) / 2, 0, 0, 2 * Math.PI);
  pen.fill();
}
