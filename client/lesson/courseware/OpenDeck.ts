/** How a page is drawn. */
export type Drawing = {
  readonly signal: AbortSignal;
  /** The canvas has been drawn again, better: a font that was on its way has come. */
  readonly onBetter: () => void;
};

/** A deck whose file is there and can be drawn. */
export interface OpenDeck {
  /** Fetches what its pages need besides the file, e.g. fonts. Rejects when it cannot be drawn here at all. */
  prepare(signal: AbortSignal): Promise<void>;
  /** Draws a page, from 1, over the whole canvas, in its shape. Rejects when it is aborted or cannot be drawn. */
  draw(page: number, canvas: HTMLCanvasElement, drawing: Drawing): Promise<void>;
  close(): void;
}
