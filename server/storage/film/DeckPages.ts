import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, loadImage } from '@napi-rs/canvas';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type DrawJob, PAGE_OF } from './drawJob.ts';
import { OwnCanvasFactory } from './ownCanvas.ts';
import { COLOURS } from './sheetColours.ts';

/** Pages that were drawn and are kept: a teacher goes back and forth. */
const KEPT_PAGES = 6;
/** PDFs that are kept open: each holds its file and what it has read of it. */
const KEPT_OPEN = 3;

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => `${join(PDFJS, name)}/`;

/** A page of a deck, from 1, and how large it is wanted. */
export type WantedPage = {
  readonly sha256: string;
  readonly page: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

type OpenDeck = { readonly draw: (page: number, canvas: Canvas) => Promise<void>; readonly close: () => void };

/** Draws pages of decks as displays draw them. */
export class DeckPages {
  readonly #decks: DrawJob['decks'];
  readonly #open = new Map<string, Promise<OpenDeck>>();
  readonly #drawn = new Map<string, Canvas | null>();

  constructor(decks: DrawJob['decks']) {
    this.#decks = decks;
  }

  /** The page; `null` when it cannot be drawn. */
  async page(wanted: WantedPage): Promise<Canvas | null> {
    const name = JSON.stringify(wanted);
    const known = this.#drawn.get(name);
    const drawn = known === undefined ? await this.#draw(wanted) : known;
    this.#drawn.delete(name);
    this.#drawn.set(name, drawn);
    for (const old of [...this.#drawn.keys()].slice(0, -KEPT_PAGES)) this.#drawn.delete(old);
    return drawn;
  }

  async #draw({ sha256, page, widthPx, heightPx }: WantedPage): Promise<Canvas | null> {
    process.stdout.write(`${PAGE_OF}${sha256}\n`);
    try {
      const { canvas, context } = new OwnCanvasFactory().create(widthPx, heightPx);
      context.fillStyle = COLOURS.sheet;
      context.fillRect(0, 0, widthPx, heightPx);
      await (await this.#opened(sha256)).draw(page, canvas);
      return canvas;
    } catch {
      // A file that is missing or broken: whoever asked has a plain sheet, and says for how long.
      return null;
    }
  }

  #opened(sha256: string): Promise<OpenDeck> {
    const opened = this.#open.get(sha256) ?? this.#openDeck(sha256);
    this.#open.delete(sha256);
    this.#open.set(sha256, opened);
    for (const [old, deck] of [...this.#open].slice(0, -KEPT_OPEN)) {
      this.#open.delete(old);
      deck.then(({ close }) => close(), ignore);
    }
    return opened;
  }

  async #openDeck(sha256: string): Promise<OpenDeck> {
    const deck = this.#decks.find((each) => each.sha256 === sha256);
    if (!deck) throw new Error('the deck is not there');
    return deck.kind === 'pdf' ? openPdf(deck.file) : openImage(deck.file);
  }
}

/** Whoever wanted to draw it was told that it cannot be opened. */
const ignore = (): void => undefined;

async function openPdf(path: string): Promise<OpenDeck> {
  const loading = getDocument({
    data: new Uint8Array(await readFile(path)),
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    useWasm: false,
    useSystemFonts: false,
    CanvasFactory: OwnCanvasFactory,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await loading.promise;
  const draw = async (number: number, canvas: Canvas): Promise<void> => {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.max(canvas.width / width, canvas.height / height) });
    await page.render({ canvas: null, canvasContext: canvas.getContext('2d'), viewport, background: 'white' }).promise;
    page.cleanup();
  };
  return { draw, close: () => void loading.destroy() };
}

/** Read anew for each drawing: a photo that is kept takes more memory than all that is drawn. */
function openImage(path: string): OpenDeck {
  const draw = async (_page: number, canvas: Canvas): Promise<void> => {
    const image = await loadImage(await readFile(path));
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  };
  return { draw, close: ignore };
}
