import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { OWN_FONT } from '../../../shared/lesson/ownFont.ts';
import { CanvasFactory } from './CanvasFactory.ts';
import type { OpenDeck } from './OpenDeck.ts';

/** Beside the client, put there by `scripts/build/pdfAssets.ts`. */
const ASSETS = `/assets/pdfjs-${version}`;

/** A page waits for the letters that it lacks no longer than this, in ms. */
const FONTS_WITHIN_MS = 1_000;
/** How many pages are tried before a deck is called ready, and how large. */
const TRIED_PAGES = 3;
const TRIED_WIDTH_PX = 160;

GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a PDF. What it draws is the same on every machine: nothing of the system's fonts is used. */
export async function openPdf(content: Blob): Promise<OpenDeck> {
  const loading = getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    cMapUrl: `${ASSETS}/cmaps/`,
    standardFontDataUrl: `${ASSETS}/standard_fonts/`,
    wasmUrl: `${ASSETS}/wasm/`,
    // Our pages may not run WebAssembly; what it would decode is decoded by script.
    useWasm: false,
    useSystemFonts: false,
    disableWorkerRendering: true,
    CanvasFactory,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await loading.promise;
  return {
    prepare: (signal) => prepare(pdf, signal),
    draw: async (number, canvas, { signal, onBetter }) => {
      const page = await pdf.getPage(number);
      await render(page, canvas, signal);
      const better = fetchFonts(await wordsInMissingFonts(page)).then(async (fetched) => {
        if (fetched) await render(page, canvas, signal);
        return fetched;
      });
      // On a thin line the page is there before its letters are ours.
      if (!(await isSettledWithin(better, FONTS_WITHIN_MS))) better.then((is) => is && onBetter(), ignore);
      else if (await better) void fetchFontsOfAll(pdf, signal);
    },
    close: () => void loading.destroy(),
  };
}

/** Draws the first pages small: what they need is what the others need. */
async function prepare(pdf: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
  let words = '';
  for (let number = 1; number <= Math.min(TRIED_PAGES, pdf.numPages); number += 1) {
    const page = await pdf.getPage(number);
    const canvas = document.createElement('canvas');
    canvas.width = TRIED_WIDTH_PX;
    canvas.height = TRIED_WIDTH_PX;
    await render(page, canvas, signal);
    words += await wordsInMissingFonts(page);
  }
  if (words !== '') await fetchFontsOfAll(pdf, signal);
}

const ignore = (): void => undefined;

function isSettledWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  return Promise.race([
    work.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), limitMs)),
  ]);
}

async function render(page: PDFPageProxy, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.max(canvas.width / width, canvas.height / height) });
  const task = page.render({ canvas, viewport, background: 'white' });
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The words of a page whose fonts are not in the PDF; known only once it has been drawn. */
async function wordsInMissingFonts(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items.flatMap((item) => ('str' in item && isMissing(page, item.fontName) ? [item.str] : [])).join('');
}

function isMissing({ commonObjs }: PDFPageProxy, fontName: string): boolean {
  if (!commonObjs.has(fontName)) return false;
  const font: unknown = commonObjs.get(fontName);
  return typeof font === 'object' && font !== null && 'missingFile' in font && font.missingFile === true;
}

/** Fetches the parts of our font that some words need. `false`: all of them were there already. */
async function fetchFonts(words: string): Promise<boolean> {
  if (words === '') return false;
  const font = `16px ${OWN_FONT}`;
  try {
    await import('../../kit/fonts.ts');
    if (document.fonts.check(font, words)) return false;
    await document.fonts.load(font, words);
    return true;
  } catch {
    // Without a line the system's own font is better than nothing.
    return false;
  }
}

/** Where one page needs our font the next ones do: its parts are there before the line may break. */
async function fetchFontsOfAll(pdf: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
  for (let number = 1; number <= pdf.numPages && !signal.aborted; number += 1) {
    try {
      const { items } = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
      await fetchFonts(items.map((item) => ('str' in item ? item.str : '')).join(''));
    } catch {
      // The deck was closed, or the page cannot be read: it says so when it is drawn.
      return;
    }
  }
}
