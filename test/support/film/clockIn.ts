import { CLOCK, FRAME_MS } from '../take/makeMedia.ts';

/** Where a made picture (320 × 180) stands in a frame of a film (1280 × 720), and how much larger it is. */
type Place = { readonly x: number; readonly y: number; readonly scale: number };

const WIDTH = 1_280;
const shade = (frame: Buffer, x: number, y: number): number => frame[Math.round(y) * WIDTH + Math.round(x)] ?? 0;

/** The moment of the take that a made picture in a frame shows, in ms. */
export function clockIn(frame: Buffer, { x, y, scale }: Place): number {
  let number = 0;
  for (let bit = 0; bit < CLOCK.bits; bit += 1) {
    const left = x + (CLOCK.left + (bit + 0.5) * CLOCK.size) * scale;
    if (shade(frame, left, y + (CLOCK.top + CLOCK.size / 2) * scale) > 210) number += 2 ** bit;
  }
  return number * FRAME_MS;
}

/** The ground of a made picture, by which one source is told from another; as the frame has it, 0–255. */
export const groundIn = (frame: Buffer, { x, y, scale }: Place): number =>
  shade(frame, x + 160 * scale, y + 60 * scale);
