import { join } from 'node:path';
import { ClipPump } from '../../support/recording/ClipPump.ts';
import { type Clip, pictureClip, soundClip } from '../../support/recording/clips.ts';
import { brightness, loudness, onsets } from '../../support/recording/judge.ts';
import type { openRecording } from '../../support/recording/openRecording.ts';
import { rssMb } from '../live/cpu.ts';
import { spreadOf } from '../statistics.ts';
import { say, wait } from '../surroundings.ts';

const PICTURE = { size: '320x180', bps: 300_000, seconds: 4 };
const MINUTE_MS = 60_000;
/** Time stamps of a first minute in which buffers grow to their size. */
const SETTLED_AFTER = 1;

type Options = {
  readonly recording: Awaited<ReturnType<typeof openRecording>>;
  /** Where files go, and clips are made. */
  readonly folder: string;
  readonly minutes: number;
};

/**
 * Records four pictures (two VP8, two H264) and four sounds in real time through a real worker: how the recorder's memory
 * grows, and how far apart the flash and the beep of each second are over all eight files, as decoders see them.
 */
export async function measureHour({ recording, folder, minutes }: Options) {
  const { pid } = recording.recorder;
  if (pid === undefined) throw new Error('no recorder runs');
  const sound = await soundClip({ ...PICTURE, dir: folder });
  const pictures = [
    await pictureClip('vp8', { ...PICTURE, dir: folder }),
    await pictureClip('h264', { ...PICTURE, dir: folder }),
  ];
  const clips = [...pictures, ...pictures].flatMap((picture): Clip[] => [picture, sound]);
  const started = await Promise.all(clips.map((clip, index) => startOne(recording, clip, index)));
  const rss: number[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    await wait(MINUTE_MS);
    rss.push(rssMb([pid]));
    if (minute % 10 === 0) say(`minute ${minute}: ${rss.at(-1)} MB`);
  }
  await Promise.all(started.map(({ file }) => file.stop()));
  for (const { pump } of started) pump.stop();
  say('judging');
  const apart = await spreads(started, { recording, folder });
  return {
    minutes,
    [`rssMbAfter${minutes}Min`]: rss.at(-1),
    rssMbAfter1Min: rss[SETTLED_AFTER - 1],
    rssMbMost: Math.max(...rss),
    syncErrorMs: { ...spreadOf(apart), most: Math.max(...apart) },
  };
}

type Started = Awaited<ReturnType<typeof startOne>>;

async function startOne(recording: Options['recording'], clip: Clip, index: number) {
  const pump = await ClipPump.start({ router: recording.router, clip, ssrc: 7_000 + index });
  const name = `hour_${index}`;
  return { name, clip, pump, file: await recording.record(pump, name) };
}

/** For each second of the server's clock, how far the flashes and beeps of all files are off from one another, in ms. */
async function spreads(all: readonly Started[], { recording, folder }: Pick<Options, 'recording' | 'folder'>) {
  const offBySecond = new Map<number, number[]>();
  for (const { name, clip, pump } of all) {
    const path = join(folder, `${name}.${clip.codec === 'h264' ? 'mkv' : 'webm'}`);
    const startAtMs = recording.newsOf(name).findLast((news) => news.kind === 'closed')?.growth?.startAtMs;
    if (startAtMs === undefined) throw new Error(`${name} was not closed`);
    for (const timeMs of await events(clip, path)) {
      const atMs = startAtMs + timeMs - pump.startedAtMs;
      const offMs = atMs - Math.round(atMs / 1_000) * 1_000;
      const second = Math.round((startAtMs + timeMs) / 1_000);
      offBySecond.set(second, [...(offBySecond.get(second) ?? []), offMs]);
    }
  }
  const whole = [...offBySecond.values()].filter((off) => off.length === all.length);
  if (whole.length === 0) throw new Error('nothing to compare');
  return whole.map((off) => Math.max(...off) - Math.min(...off));
}

/** When it flashes or beeps in a file, in ms. The first picture of each second is a white key picture. */
async function events(clip: Clip, path: string): Promise<number[]> {
  if (clip.codec === 'opus') return onsets(await loudness(path), ({ level }) => level > 0.1);
  const keys = await brightness(path, { keysOnly: true });
  return keys.filter(({ luma }) => luma > 180).map(({ timeMs }) => timeMs);
}
