import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { keptFile } from '../keptFile.ts';

/** Pictures of made videos: small, so that a test's machine plays several. */
const WIDTH = 320;
const HEIGHT = 180;
/** Between two pictures, in ms. */
export const FRAME_MS = 40;

/** The number drawn into each picture: so many squares, the lowest bit on the left. */
export const CLOCK = { bits: 12, left: 16, top: 130, size: 24 } as const;

/** When it begins on the take's clock, and how long it is, in ms. */
type Piece = { readonly fromMs: number; readonly lengthMs: number };

/** What is made of the drawn pictures: a filter after the last, pictures from one key picture to the next, bits a second. */
export type VideoLike = { readonly filter: string; readonly keyEvery: number; readonly rate: string };
const SMALL: VideoLike = { filter: '', keyEvery: 50, rate: '300k' };

/**
 * Writes a VP8 file into whose pictures the take's clock is drawn, in units of `FRAME_MS`: whoever shows it can be asked
 * what moment is on the screen.
 *
 * @param grey - The ground, 0–255, by which one stream is told from another.
 */
export function makeVideo(
  path: string,
  { fromMs, lengthMs, grey, like = SMALL }: Piece & { readonly grey: number; readonly like?: VideoLike },
): Promise<void> {
  const first = Math.round(fromMs / FRAME_MS);
  const frames = Math.round(lengthMs / FRAME_MS);
  return encodeOnce(path, {
    drawn: `${first} ${frames} ${grey}`,
    options: [
      ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${WIDTH}x${HEIGHT}`, '-r', `${1_000 / FRAME_MS}`, '-i', '-'],
      ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', like.rate, '-g', `${like.keyEvery}`],
      // Grey as the screen shows it.
      ['-auto-alt-ref', '0', '-vf', `scale=in_range=full:out_range=limited${like.filter}`, '-pix_fmt', 'yuv420p'],
    ],
    *chunks() {
      for (let frame = 0; frame < frames; frame += 1) yield drawFrame(first + frame, grey);
    },
  });
}

/** Writes an Opus file that beeps for a tenth at each full second of the take's clock. */
export function makeAudio(path: string, { fromMs, lengthMs, hz }: Piece & { readonly hz: number }): Promise<void> {
  const rate = 48_000;
  return encodeOnce(path, {
    drawn: `${fromMs} ${lengthMs} ${hz}`,
    options: [
      ['-f', 's16le', '-ar', `${rate}`, '-ac', '1', '-i', '-'],
      ['-c:a', 'libopus', '-b:a', '32k', '-application', 'lowdelay'],
    ],
    *chunks() {
      for (let atMs = 0; atMs < lengthMs; atMs += 1_000) yield drawSound({ fromMs: fromMs + atMs, hz, rate });
    },
  });
}

function drawFrame(number: number, grey: number): Buffer {
  const frame = Buffer.alloc(WIDTH * HEIGHT, grey);
  for (let bit = 0; bit < CLOCK.bits; bit += 1) {
    const shade = (number >> bit) & 1 ? 255 : 0;
    for (let y = CLOCK.top; y < CLOCK.top + CLOCK.size; y += 1) {
      const at = y * WIDTH + CLOCK.left + bit * CLOCK.size;
      frame.fill(shade, at, at + CLOCK.size);
    }
  }
  return frame;
}

function drawSound({ fromMs, hz, rate }: { fromMs: number; hz: number; rate: number }): Buffer {
  const sound = Buffer.alloc(rate * 2);
  for (let sample = 0; sample < rate; sample += 1) {
    const atMs = fromMs + (sample / rate) * 1_000;
    const beeps = atMs % 1_000 < 100;
    sound.writeInt16LE(beeps ? Math.round(12_000 * Math.sin((2 * Math.PI * hz * atMs) / 1_000)) : 0, sample * 2);
  }
  return sound;
}

type Encoding = {
  /** What the chunks depend on, beside this file. */
  readonly drawn: string;
  readonly options: readonly string[][];
  readonly chunks: () => Iterable<Buffer>;
};

async function encodeOnce(path: string, encoding: Encoding): Promise<void> {
  const recipe = [await readFile(import.meta.filename, 'utf8'), encoding.drawn, ...encoding.options.flat()];
  await keptFile(path, { recipe, make: (to) => encode(to, encoding) });
}

async function encode(path: string, { options, chunks }: Encoding): Promise<void> {
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-y', ...options.flat(), path], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  ffmpeg.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(ffmpeg, 'close');
  for (const chunk of chunks()) if (!ffmpeg.stdin.write(chunk)) await once(ffmpeg.stdin, 'drain');
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${said}`);
}
