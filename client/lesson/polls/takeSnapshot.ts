/** As wide as any display needs it, in pixels. */
const MOST_PX = 1_600;
/** Letters stay sharp, and a page is about 200 kB. */
const JPEG_QUALITY = 0.85;

/** Where the main picture of the console is: `data-shot` marks it. */
const SHOT = '[data-shot]';

/**
 * A picture of what the classrooms see now: the page or board with its ink, or the camera's or screen's picture.
 *
 * @returns `null` when there is nothing to be seen.
 */
export async function takeSnapshot(page: ParentNode = document): Promise<Blob | null> {
  const root = page.querySelector(SHOT);
  const parts = [...(root?.querySelectorAll('canvas, video') ?? [])].filter(isDrawn);
  const [first] = parts;
  if (!first) return null;
  // A video alone is taken as it came, not as it is cut to fit here.
  const alone = parts.length === 1 && first instanceof HTMLVideoElement ? first : null;
  const frame = alone ? null : frameOf(parts);
  const [wide, high] = alone ? [alone.videoWidth, alone.videoHeight] : [frame?.width ?? 0, frame?.height ?? 0];
  const widthPx = Math.round(Math.min(MOST_PX, alone ? wide : wide * 2));
  const canvas = new OffscreenCanvas(widthPx, Math.round((widthPx * high) / wide));
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const scale = canvas.width / wide;
  for (const part of parts) {
    const box = part.getBoundingClientRect();
    if (alone || !frame) pen.drawImage(part, 0, 0, canvas.width, canvas.height);
    else
      pen.drawImage(part, (box.x - frame.x) * scale, (box.y - frame.y) * scale, box.width * scale, box.height * scale);
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
}

type Drawn = HTMLCanvasElement | HTMLVideoElement;

function isDrawn(part: Element): part is Drawn {
  if (part instanceof HTMLVideoElement) return part.videoWidth > 0;
  return part instanceof HTMLCanvasElement && part.width > 0;
}

/** The box that holds all of them. */
function frameOf(parts: readonly Drawn[]): DOMRect {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const [x, y] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  return new DOMRect(x, y, right - x, bottom - y);
}
