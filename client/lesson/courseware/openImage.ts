import type { OpenDeck } from './OpenDeck.ts';

/** Opens an image as a deck of one page. A photo that was taken upright is upright. */
export async function openImage(content: Blob): Promise<OpenDeck> {
  const image = await createImageBitmap(content, { imageOrientation: 'from-image' });
  return {
    // Whatever can be read can be drawn.
    prepare: async () => undefined,
    draw: async (_page, canvas, { signal }) => {
      signal.throwIfAborted();
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) throw new Error('this browser does not draw');
      context.imageSmoothingQuality = 'high';
      context.fillStyle = 'white';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
    },
    close: () => image.close(),
  };
}
