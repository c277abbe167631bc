import { spawn } from 'node:child_process';

/** What ffprobe and ffmpeg say of a finished video. */
export type Probed = {
  readonly seconds: number;
  readonly streams: readonly {
    readonly codec: string;
    readonly width?: number;
    readonly seconds: number;
    readonly frames: number;
  }[];
};

/** Runs a program to its end, and gives what it printed; rejects with what it said when that was a bad one. */
export async function run(command: string, args: readonly string[]): Promise<{ out: Buffer; said: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said}`);
  return { out: Buffer.concat(out), said };
}

/** What is in a video. */
export async function probe(path: string): Promise<Probed> {
  const entries = 'format=duration:stream=codec_name,width,duration,nb_read_frames';
  const { out } = await run('ffprobe', ['-v', 'error', '-count_frames', '-show_entries', entries, '-of', 'json', path]);
  const { format, streams } = JSON.parse(out.toString());
  return {
    seconds: Number(format.duration),
    streams: streams.map((each: Record<string, string>) => ({
      codec: each['codec_name'],
      ...(each['width'] === undefined ? {} : { width: Number(each['width']) }),
      seconds: Number(each['duration']),
      frames: Number(each['nb_read_frames']),
    })),
  };
}

/** How bright each pixel of the frame at a moment is, 0–255, row by row of a picture of 1280 × 720. */
export async function frameAt(path: string, atMs: number): Promise<Buffer> {
  const { out } = await run('ffmpeg', [
    ...['-v', 'error', '-ss', `${atMs / 1_000}`, '-i', path, '-frames:v', '1'],
    ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
  ]);
  if (out.length !== 1_280 * 720) throw new Error(`a frame has ${out.length} pixels`);
  return out;
}

/** The colours of the frame at a moment, row by row of a picture of 1280 × 720: gives red, green and blue of a pixel, 0–255. */
export async function coloursAt(
  path: string,
  atMs: number,
): Promise<(x: number, y: number) => [number, number, number]> {
  const { out } = await run('ffmpeg', [
    // A single picture cannot be entered anywhere.
    ...['-v', 'error', ...(atMs === 0 ? [] : ['-ss', `${atMs / 1_000}`]), '-i', path, '-frames:v', '1'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
  ]);
  if (out.length !== 3 * 1_280 * 720) throw new Error(`a frame has ${out.length / 3} pixels`);
  return (x, y) => {
    const at = 3 * (Math.round(y) * 1_280 + Math.round(x));
    return [out[at] ?? 0, out[at + 1] ?? 0, out[at + 2] ?? 0];
  };
}

/** How loud a tone is in a stretch of a video's sound: its amplitude, 1 = full scale, in the mean of the stretch. */
export async function toneIn(
  path: string,
  { hz, fromMs, toMs }: { hz: number; fromMs: number; toMs: number },
): Promise<number> {
  const rate = 48_000;
  const { out } = await run('ffmpeg', [
    ...['-v', 'error', '-i', path, '-ss', `${fromMs / 1_000}`, '-t', `${(toMs - fromMs) / 1_000}`],
    ...['-f', 's16le', '-ac', '1', '-ar', `${rate}`, '-'],
  ]);
  const samples = Math.floor(out.length / 2);
  let [re, im] = [0, 0];
  for (let sample = 0; sample < samples; sample += 1) {
    const value = out.readInt16LE(sample * 2) / 32_768;
    re += value * Math.cos((2 * Math.PI * hz * sample) / rate);
    im += value * Math.sin((2 * Math.PI * hz * sample) / rate);
  }
  return (2 * Math.hypot(re, im)) / samples;
}
