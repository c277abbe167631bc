import type { DeckFile } from '../../../shared/lesson/coursewareState.ts';
import { Observable } from '../../kit/Observable.ts';
import { type DeckFiles, deckFiles } from './DeckFiles.ts';
import type { OpenDeck } from './OpenDeck.ts';

/** What is drawn: a page, and how large in device pixels. */
export type WantedPage = {
  readonly deck: DeckFile;
  /** From 1. */
  readonly page: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Pages that are kept drawn: the one that is shown and its neighbours; each takes some MB of a television's memory. */
const MOST_DRAWN = 4;
/** Decks that are kept open. */
const MOST_OPEN = 2;

type Drawn = { readonly canvas: Promise<HTMLCanvasElement>; readonly end: AbortController };

/**
 * Draws the pages of a lesson's decks on this device, from the files themselves. The neighbours of what is shown are
 * drawn before they are wanted. Ends with `close()`.
 */
export class DeckDesk {
  readonly files: DeckFiles;
  /** Grows when a page that was given out has been drawn again, better. */
  readonly bettered = new Observable(0);
  readonly #open = new Map<string, Promise<OpenDeck>>();
  readonly #drawn = new Map<string, Drawn>();
  readonly #end = new AbortController();
  #shown: WantedPage | undefined;

  constructor(files = deckFiles) {
    this.files = files;
  }

  /**
   * Makes ready all that a deck's pages will need: its file, what draws it, and fonts that it does not bring. What is shown
   * meanwhile is not disturbed. Rejects when that cannot be had now, or not be drawn here.
   */
  async prepare(deck: DeckFile): Promise<void> {
    const opened = await this.#read(deck);
    try {
      await opened.prepare(this.#end.signal);
    } finally {
      opened.close();
    }
  }

  /** The page, drawn. Asking again for the same gives the same. Rejects when it cannot be drawn or is not wanted any more. */
  page(wanted: WantedPage): Promise<HTMLCanvasElement> {
    const key = keyOf(wanted);
    const known = this.#drawn.get(key);
    if (known) {
      // The last one that was asked for goes last.
      this.#drawn.delete(key);
      this.#drawn.set(key, known);
      return known.canvas;
    }
    const end = new AbortController();
    const canvas = this.#draw(wanted, end.signal);
    this.#drawn.set(key, { canvas, end });
    canvas.catch(() => {
      if (this.#drawn.get(key)?.end === end) this.#drawn.delete(key);
    });
    for (const old of [...this.#drawn.keys()].slice(0, -MOST_DRAWN)) this.#drop(old);
    return canvas;
  }

  /** Draws the next page and the one before, one after the other, for when they are wanted; those of the last call only. */
  async prepareNeighbours(shown: WantedPage): Promise<void> {
    this.#shown = shown;
    for (const page of [shown.page + 1, shown.page - 1]) {
      if (page < 1 || page > shown.deck.pages) continue;
      // Somebody has turned the page meanwhile: what is drawn for the old one would push the new one out.
      if (this.#shown !== shown || this.#end.signal.aborted) return;
      // A page that cannot be drawn says so when it is shown.
      await this.page({ ...shown, page }).catch(() => undefined);
    }
  }

  /** Draws a page small, apart from those that are shown. */
  thumbnail(wanted: WantedPage, signal: AbortSignal): Promise<HTMLCanvasElement> {
    return this.#draw(wanted, signal);
  }

  close(): void {
    this.#end.abort(new Error('the lesson was left'));
    for (const key of [...this.#drawn.keys()]) this.#drop(key);
    for (const sha256 of [...this.#open.keys()]) this.#shut(sha256);
    this.files.letGo();
  }

  async #draw({ deck, page, widthPx, heightPx }: WantedPage, signal: AbortSignal): Promise<HTMLCanvasElement> {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, widthPx);
    canvas.height = Math.max(1, heightPx);
    const onBetter = (): void => this.bettered.set(this.bettered.read() + 1);
    await (await this.#opened(deck)).draw(page, canvas, { signal, onBetter });
    return canvas;
  }

  #opened(deck: DeckFile): Promise<OpenDeck> {
    const known = this.#open.get(deck.sha256);
    if (known !== undefined) return known;
    const opening = this.#read(deck);
    this.#open.set(deck.sha256, opening);
    opening.catch(() => this.#open.delete(deck.sha256));
    for (const old of [...this.#open.keys()].slice(0, -MOST_OPEN)) this.#shut(old);
    return opening;
  }

  /** What can draw is loaded only now: a screen's first paint does not wait for it. */
  async #read(deck: DeckFile): Promise<OpenDeck> {
    const [content, open] = await Promise.all([
      this.files.file(deck),
      deck.kind === 'pdf'
        ? import('./openPdf.ts').then(({ openPdf }) => openPdf)
        : import('./openImage.ts').then(({ openImage }) => openImage),
    ]);
    return open(content);
  }

  #drop(key: string): void {
    this.#drawn.get(key)?.end.abort(new Error('the page is not wanted any more'));
    this.#drawn.delete(key);
  }

  #shut(sha256: string): void {
    // One that could not be opened needs no closing.
    this.#open.get(sha256)?.then(
      (deck) => deck.close(),
      () => undefined,
    );
    this.#open.delete(sha256);
  }
}

const keyOf = ({ deck, page, widthPx, heightPx }: WantedPage): string =>
  `${deck.sha256}/${page}/${widthPx}x${heightPx}`;
