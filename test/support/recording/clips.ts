import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TappedRtp } from '../../../server/lesson/ports.ts';
import { keptFile } from '../keptFile.ts';

const run = promisify(execFile);

/** One coded picture or stretch of sound, as an encoder gives it. */
export type CodedFrame = { readonly timeMs: number; readonly isKey: boolean; readonly data: Buffer };

/** A stretch of coded pictures or sound that can be sent over and over. */
export type Clip = {
  readonly codec: TappedRtp['codec'];
  readonly clockRate: number;
  readonly lengthMs: number;
  readonly frames: readonly CodedFrame[];
};

/** Pictures a second. */
const CLIP_FPS = 25;

/** Each second begins with a white picture and a beep for so long. */
const FLASH_MS = 120;

const SOUND_FRAME_MS = 20;

/** How a clip is made. */
export type ClipOptions = {
  readonly dir: string;
  readonly seconds: number;
  /** `320x180` */
  readonly size?: string;
  readonly bps?: number;
  /** Pictures from one key picture to the next. */
  readonly keyEvery?: number;
};

const ENCODERS = {
  vp8: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-auto-alt-ref', '0', '-lag-in-frames', '0'],
  vp9: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-auto-alt-ref', '0', '-lag-in-frames', '0'],
  h264: ['-c:v', 'libx264', '-profile:v', 'baseline', '-level', '3.1', '-preset', 'ultrafast', '-tune', 'zerolatency'],
};

/** A moving test picture that is white for the first `FLASH_MS` of each second, really coded. */
export async function pictureClip(codec: keyof typeof ENCODERS, options: ClipOptions): Promise<Clip> {
  const { dir, seconds, size = '320x180', bps = 300_000, keyEvery = CLIP_FPS } = options;
  const path = join(dir, `${codec}-${size}-${seconds}-${keyEvery}.${codec === 'h264' ? 'h264' : 'ivf'}`);
  const flash = `drawbox=color=white:t=fill:enable='lt(mod(t,1),${FLASH_MS / 1_000})'`;
  const aud = codec === 'h264' ? ['-x264-params', 'aud=1:scenecut=0:sliced-threads=0:repeat-headers=1'] : [];
  await drawn(path, [
    ...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${CLIP_FPS}:duration=${seconds},${flash}`],
    ...['-pix_fmt', 'yuv420p', ...ENCODERS[codec], '-b:v', `${bps}`, '-g', `${keyEvery}`, ...aud],
  ]);
  const bytes = await readFile(path);
  const pictures = codec === 'h264' ? accessUnits(bytes) : ivfFrames(bytes);
  const isKey = { vp8: isVp8Key, vp9: isVp9Key, h264: isH264Key }[codec];
  const frames = pictures.map((data, index) => ({ timeMs: (index * 1_000) / CLIP_FPS, isKey: isKey(data), data }));
  return { codec, clockRate: 90_000, lengthMs: seconds * 1_000, frames };
}

/** The pictures of a VP8 file of whatever making, at `CLIP_FPS`. */
export async function clipOf(path: string): Promise<Clip> {
  const ivf = `${path}.ivf`;
  await run('ffmpeg', ['-v', 'error', '-y', '-i', path, '-c', 'copy', ivf]);
  const pictures = ivfFrames(await readFile(ivf));
  const frames = pictures.map((data, index) => ({ timeMs: (index * 1_000) / CLIP_FPS, isKey: isVp8Key(data), data }));
  return { codec: 'vp8', clockRate: 90_000, lengthMs: (pictures.length * 1_000) / CLIP_FPS, frames };
}

/** A beep of 1 kHz for the first `FLASH_MS` of each second and silence between, coded as Opus. */
export async function soundClip({ dir, seconds }: ClipOptions): Promise<Clip> {
  const path = join(dir, `sound-${seconds}.ogg`);
  const beep = `aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),${FLASH_MS / 1_000})':s=48000:d=${seconds}`;
  await drawn(path, [
    ...['-f', 'lavfi', '-i', beep, '-ac', '2', '-c:a', 'libopus', '-b:a', '48k'],
    ...['-frame_duration', `${SOUND_FRAME_MS}`],
  ]);
  const packets = oggPackets(await readFile(path)).slice(2);
  const frames = packets.slice(0, (seconds * 1_000) / SOUND_FRAME_MS);
  return {
    codec: 'opus',
    clockRate: 48_000,
    lengthMs: seconds * 1_000,
    frames: frames.map((data, index) => ({ timeMs: index * SOUND_FRAME_MS, isKey: true, data })),
  };
}

/** Lets ffmpeg draw a file that depends on nothing but its options. */
async function drawn(path: string, options: readonly string[]): Promise<void> {
  const make = async (to: string): Promise<void> => {
    await run('ffmpeg', ['-v', 'error', '-y', ...options, to]);
  };
  await keptFile(path, { recipe: options, make });
}

const isVp8Key = (data: Buffer): boolean => ((data[0] ?? 1) & 1) === 0;
const isVp9Key = (data: Buffer): boolean => ((data[0] ?? 0) & 0x04) === 0;
const isH264Key = (data: Buffer): boolean => nalUnits(data).some((unit) => ((unit[0] ?? 0) & 0x1f) === 5);

function ivfFrames(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = bytes.readUInt16LE(6); at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    frames.push(bytes.subarray(at + 12, at + 12 + length));
    at += 12 + length;
  }
  return frames;
}

/** The units of an Annex B stream, without their start codes. */
export function nalUnits(bytes: Buffer): Buffer[] {
  const starts: { readonly at: number; readonly after: number }[] = [];
  for (let at = bytes.indexOf('000001', 0, 'hex'); at >= 0; at = bytes.indexOf('000001', at + 3, 'hex')) {
    starts.push({ at: at > 0 && bytes[at - 1] === 0 ? at - 1 : at, after: at + 3 });
  }
  return starts.map(({ after }, index) => bytes.subarray(after, starts[index + 1]?.at ?? bytes.length));
}

/** Pictures of an Annex B stream: each begins with a delimiter. */
function accessUnits(bytes: Buffer): Buffer[] {
  const units: Buffer[][] = [];
  for (const unit of nalUnits(bytes)) {
    if (((unit[0] ?? 0) & 0x1f) === 9) units.push([]);
    units.at(-1)?.push(Buffer.from('00000001', 'hex'), unit);
  }
  return units.map((parts) => Buffer.concat(parts));
}

function oggPackets(bytes: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  for (let page = 0; page + 27 <= bytes.length; ) {
    const segments = bytes.subarray(page + 27, page + 27 + bytes.readUInt8(page + 26));
    let at = page + 27 + segments.length;
    for (const length of segments) {
      open.push(bytes.subarray(at, at + length));
      at += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(open));
      open = [];
    }
    page = at;
  }
  return packets;
}
