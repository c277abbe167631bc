import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { OWN_FONT, withOwnFont } from '../../../shared/lesson/ownFont.ts';

const FILES = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json')),
  'files',
);

/** Makes the Chinese font that we bring along known, under the name by which the client knows it. */
export function registerOwnFont(): void {
  const family = OWN_FONT.replaceAll('"', '');
  for (const name of readdirSync(FILES)) GlobalFonts.registerFromPath(join(FILES, name), family);
}

type Entry = { canvas: Canvas | null; context: SKRSContext2D | null };

/** The canvases that pdf.js draws on: they write in our font where a PDF brings none. */
export class OwnCanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: SKRSContext2D } {
    const canvas = createCanvas(width, height);
    return { canvas, context: writingInOwnFont(canvas.getContext('2d')) };
  }

  reset({ canvas }: Entry, width: number, height: number): void {
    if (!canvas || width <= 0 || height <= 0) throw new Error('a canvas without a size');
    canvas.width = width;
    canvas.height = height;
  }

  /** A canvas that has no size gives its memory back at once. */
  destroy(entry: Entry): void {
    if (entry.canvas) {
      entry.canvas.width = 0;
      entry.canvas.height = 0;
    }
    entry.canvas = null;
    entry.context = null;
  }
}

function writingInOwnFont(context: SKRSContext2D): SKRSContext2D {
  const own = fontOf(context);
  Object.defineProperty(context, 'font', {
    get: () => own?.get?.call(context),
    set: (font: string) => own?.set?.call(context, withOwnFont(font)),
  });
  return context;
}

/** How a context's font is set, wherever in what it inherits that is said. */
function fontOf(context: object): PropertyDescriptor | undefined {
  for (let at: object | null = context; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'font');
    if (found) return found;
  }
  return undefined;
}
