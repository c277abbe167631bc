/**
 * A clock that can be read in a picture after it was coded, scaled and decoded: the milliseconds as 24 bits, each a
 * black or white block in two rows over the whole picture. Both functions run inside a page.
 */

/** Puts a camera in place of the page's own that shows the machine's clock, 640×360 at 30 frames a second. */
export function installClockCamera(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const draw = (pen: CanvasRenderingContext2D): void => {
    const nowMs = Date.now() % 2 ** 24;
    for (let bit = 0; bit < 24; bit += 1) {
      pen.fillStyle = (nowMs >> bit) & 1 ? '#fff' : '#000';
      pen.fillRect((bit % 12) * (640 / 12), bit < 12 ? 0 : 180, 640 / 12, 180);
    }
    requestAnimationFrame(() => draw(pen));
  };
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.video) return original(constraints);
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    draw(pen);
    return canvas.captureStream(30);
  };
}

/** Reads the clock in the video that `selector` finds, at each new frame for `forMs`; gives the delays in ms. */
export async function readDelays({ selector, forMs }: { selector: string; forMs: number }): Promise<number[]> {
  const video = document.querySelector<HTMLVideoElement>(selector);
  const pen = new OffscreenCanvas(120, 20).getContext('2d', { willReadFrequently: true });
  if (!video || !pen) return [];
  const bits = Array.from({ length: 24 }, (_, bit) => ({
    value: 2 ** bit,
    x: (bit % 12) * 10 + 5,
    y: bit < 12 ? 5 : 15,
  }));
  const nextFrame = () =>
    new Promise<boolean>((resolve) => {
      video.requestVideoFrameCallback(() => resolve(true));
      setTimeout(() => resolve(false), 1_000);
    });
  const readClockMs = () => {
    pen.drawImage(video, 0, 0, 120, 20);
    const pixels = pen.getImageData(0, 0, 120, 20).data;
    return bits.reduce((sum, { value, x, y }) => sum + ((pixels[(y * 120 + x) * 4] ?? 0) > 127 ? value : 0), 0);
  };
  const delays: number[] = [];
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs) {
    if (!(await nextFrame())) continue;
    const nowMs = Date.now() % 2 ** 24;
    const delayMs = (nowMs - readClockMs() + 2 ** 24) % 2 ** 24;
    // A frame of the moment before the clock was there, or one whose bits changed while it was drawn.
    if (delayMs < 10_000) delays.push(delayMs);
  }
  return delays;
}
