/** The Chinese font that we bring along: a display's system may have none. */
export const OWN_FONT = '"Noto Sans SC Variable"';

const GENERIC = /,\s*(serif|sans-serif|monospace)$/;

/**
 * Where pdf.js names a font that the PDF does not have in it, and after it only what the system has of that sort: puts
 * ours before that. So Chinese in such fonts is the same on every display, and never boxes.
 */
export function withOwnFont(font: string): string {
  return font.replace(GENERIC, `, ${OWN_FONT}, $1`);
}

/** Makes a canvas write in our font where a PDF brings none. */
export function writeInOwnFont(context: CanvasRenderingContext2D): CanvasRenderingContext2D {
  const own = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'font');
  Object.defineProperty(context, 'font', {
    get: () => own?.get?.call(context),
    set: (font: string) => own?.set?.call(context, withOwnFont(font)),
  });
  return context;
}
