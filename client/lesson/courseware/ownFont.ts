import { withOwnFont } from '../../../shared/lesson/ownFont.ts';

/** Makes a canvas write in our font where a PDF brings none. */
export function writeInOwnFont(context: CanvasRenderingContext2D): CanvasRenderingContext2D {
  const own = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'font');
  Object.defineProperty(context, 'font', {
    get: () => own?.get?.call(context),
    set: (font: string) => own?.set?.call(context, withOwnFont(font)),
  });
  return context;
}
