import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_BYTES = 256_000_000;

/** What ffprobe says of a file. */
export type Probed = {
  readonly codec: string;
  readonly format: string;
  readonly durationMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly packets: readonly { readonly timeMs: number; readonly isKey: boolean }[];
};

/** Looks at a file with ffprobe; throws when it complains of anything. */
export async function probe(path: string): Promise<Probed> {
  const { stdout, stderr } = await run(
    'ffprobe',
    ['-v', 'warning', '-of', 'json', '-show_format', '-show_streams', '-show_packets', path],
    { maxBuffer: MOST_BYTES },
  );
  if (stderr.trim() !== '') throw new Error(stderr);
  const { streams, format, packets } = JSON.parse(stdout);
  const [stream] = streams;
  return {
    codec: stream.codec_name,
    format: format.format_name,
    durationMs: Number(format.duration) * 1_000,
    widthPx: stream.width,
    heightPx: stream.height,
    packets: packets.map((packet: { pts_time: string; flags: string }) => ({
      timeMs: Number(packet.pts_time) * 1_000,
      isKey: packet.flags.startsWith('K'),
    })),
  };
}

/** Mean brightness (16–235) of each decoded picture (or key picture), of whatever sizes; throws when the decoder complains. */
export async function brightness(
  path: string,
  { keysOnly = false } = {},
): Promise<{ readonly timeMs: number; readonly luma: number }[]> {
  const filter = 'scale=64:36,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-';
  const { stdout, stderr } = await run(
    'ffmpeg',
    [
      '-v',
      'error',
      '-copyts',
      ...(keysOnly ? ['-skip_frame', 'nokey'] : []),
      '-i',
      path,
      '-vf',
      filter,
      '-fps_mode',
      'passthrough',
      '-enc_time_base',
      '-1',
      '-f',
      'null',
      '/dev/null',
    ],
    { maxBuffer: MOST_BYTES },
  );
  if (stderr.trim() !== '') throw new Error(stderr);
  const told = stdout.matchAll(/pts_time:(\S+)\s+lavfi\.signalstats\.YAVG=(\S+)/g);
  return Array.from(told, ([, time, luma]) => ({ timeMs: Number(time) * 1_000, luma: Number(luma) }));
}

/** How many pictures can be decoded, of whatever sizes; throws when the decoder complains. */
export async function decodedPictures(path: string): Promise<number> {
  const { stdout, stderr } = await run('ffprobe', [
    ...['-v', 'error', '-of', 'csv=p=0', '-count_frames', '-show_entries', 'stream=nb_read_frames', path],
  ]);
  if (stderr.trim() !== '') throw new Error(stderr);
  return Number(stdout.trim());
}

/** Samples a second that are looked at, and how many at a time: 5 ms. */
const [SOUND_RATE, LOOK] = [8_000, 40];

/** Loudness of each 5 ms of the decoded sound; holes in it are kept as silence. */
export async function loudness(path: string): Promise<{ readonly timeMs: number; readonly level: number }[]> {
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-copyts', '-i', path, '-af', `aresample=${SOUND_RATE}:async=1:first_pts=0`, '-ac', '1'],
      ...['-f', 'f32le', '-'],
    ],
    { maxBuffer: MOST_BYTES, encoding: 'buffer' },
  );
  const samples = new Float32Array(stdout.buffer, stdout.byteOffset, stdout.length >> 2);
  return Array.from({ length: Math.floor(samples.length / LOOK) }, (_, index) => ({
    timeMs: index * 5,
    level: samples
      .subarray(index * LOOK, (index + 1) * LOOK)
      .reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  }));
}

/** The times at which `isOn` becomes true, in ms. */
export function onsets<T extends { readonly timeMs: number }>(
  values: readonly T[],
  isOn: (value: T) => boolean,
): number[] {
  return values.flatMap((value, index) => {
    const before = values[index - 1];
    return before && !isOn(before) && isOn(value) ? [value.timeMs] : [];
  });
}

/** Decodes from `atMs` to the end, as a player that was sent there; gives the time of the first picture or sound. */
export async function playsFrom(path: string, atMs: number): Promise<number> {
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-of', 'csv=p=0', '-read_intervals', `${atMs / 1_000}%+#1`],
    ...['-show_entries', 'packet=pts_time', path],
  ]);
  return Number(stdout.trim().split(',')[0]) * 1_000;
}
