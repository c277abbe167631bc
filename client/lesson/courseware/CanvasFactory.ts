import { writeInOwnFont } from './ownFont.ts';

type Entry = { canvas: HTMLCanvasElement | null; context: CanvasRenderingContext2D | null };

/** The canvases that pdf.js draws on aside, e.g. for what is half transparent: they write in our font as well. */
export class CanvasFactory {
  create(width: number, height: number): Entry {
    const canvas = document.createElement('canvas');
    this.reset({ canvas, context: null }, width, height);
    return { canvas, context: contextOf(canvas, true) };
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

  getNoAlphaContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    return contextOf(canvas, false);
  }
}

function contextOf(canvas: HTMLCanvasElement, alpha: boolean): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha, willReadFrequently: true });
  if (!context) throw new Error('this browser does not draw');
  return writeInOwnFont(context);
}
