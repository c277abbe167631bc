/** The clock that `installClockCamera` draws goes round after so long, in ms. */
const CLOCK_ROUND_MS = 2 ** 24;

/** Runs in the page: reads the clock in the picture that `selector` finds, and in the same instant presses a key, if one is given. */
export function readClock({ selector, key }: { selector: string; key: string | null }): number | null {
  const video = document.querySelector<HTMLVideoElement>(selector);
  const pen = new OffscreenCanvas(120, 20).getContext('2d', { willReadFrequently: true });
  if (!video || !pen || video.readyState < 2 || video.seeking) return null;
  pen.drawImage(video, 0, 0, 120, 20);
  if (key !== null) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const pixels = pen.getImageData(0, 0, 120, 20).data;
  let clockMs = 0;
  for (let bit = 0; bit < 24; bit += 1) {
    const [x, y] = [(bit % 12) * 10 + 5, bit < 12 ? 5 : 15];
    if ((pixels[(y * 120 + x) * 4] ?? 0) > 127) clockMs += 2 ** bit;
  }
  return clockMs;
}

/** How far apart two readings of such a clock are, or a reading and a time of the machine. */
export function apartMs(a: number, b: number): number {
  const apart = Math.abs(a - b) % CLOCK_ROUND_MS;
  return Math.min(apart, CLOCK_ROUND_MS - apart);
}
