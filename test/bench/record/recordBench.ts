import { join } from 'node:path';
import { recoverFile } from '../../../server/recording/recoverFile.ts';
import { ClipPump, preciseNowMs } from '../../support/recording/ClipPump.ts';
import { type Clip, pictureClip, soundClip } from '../../support/recording/clips.ts';
import { openRecording } from '../../support/recording/openRecording.ts';
import { tempDir } from '../../support/tempDir.ts';
import { cpuMs, rssMb } from '../live/cpu.ts';
import { replayBench } from '../replay/replayBench.ts';
import { quantile } from '../statistics.ts';
import { machine, minutesAsked, say, wait } from '../surroundings.ts';
import { measureHour } from './measureHour.ts';

const PORT = 21_390;
/** For how long memory and drift are watched, in minutes, unless `--minutes` says otherwise. */
const AN_HOUR = 60;

/** A lesson of a teacher with two cameras and two classrooms: each picture with its sound. */
const PAIRS = 4;
const PICTURE = { size: '1280x720', bps: 2_500_000, seconds: 4, keyEvery: 100 };

const WARM_UP_MS = 5_000;
const RECORD_FOR_MS = 60_000;
const KILLS = 12;
/** The kill comes at another place in a cluster each time. */
const KILL_AFTER_MS = { least: 2_500, apart: 137 };

type Recording = Awaited<ReturnType<typeof openRecording>>;

/** Measures the recorder's process: what a megabit costs, what it holds, what is lost when it is killed; see docs/benchmarks.md. */
export async function recordBench() {
  const dir = await tempDir();
  const recording = await openRecording({ port: PORT, folder: dir.path });
  try {
    say('making clips');
    const clips = [
      await pictureClip('vp8', { ...PICTURE, dir: dir.path }),
      await soundClip({ ...PICTURE, dir: dir.path }),
    ];
    say('recording');
    const steady = await measureSteady(recording, clips);
    say('killing');
    const lostMs = await measureKills(recording, clips, dir.path);
    const hour = await measureHour({ recording, folder: dir.path, minutes: minutesAsked(AN_HOUR) });
    const { seekToPictureMs } = await replayBench({ long: false });
    const tenth = (value: number) => Math.round(value * 10) / 10;
    const seconds = (ms: number) => Math.round(ms) / 1_000;
    return {
      ...steady,
      lostSecondsOnKill: {
        p50: seconds(quantile(lostMs, 0.5)),
        p95: seconds(quantile(lostMs, 0.95)),
        most: seconds(Math.max(...lostMs)),
        n: lostMs.length,
      },
      rssMb: tenth(steady.rssMb),
      ...hour,
      seekToPictureMs,
      machine: machine(),
    };
  } finally {
    await recording.close();
    await dir.remove();
  }
}

/** Starts pumps for so many pairs of picture and sound, and their recordings. */
async function startAll(
  recording: Recording,
  clips: readonly Clip[],
  { pairs, name }: { pairs: number; name: string },
) {
  const pumps = await Promise.all(
    Array.from({ length: pairs }, (_, pair) => clips.map((clip, kind) => ({ clip, ssrc: 5_000 + pair * 2 + kind })))
      .flat()
      .map(({ clip, ssrc }) => ClipPump.start({ router: recording.router, clip, ssrc, givesKeyFrames: true })),
  );
  const files = await Promise.all(pumps.map((pump, index) => recording.record(pump, `${name}_${index}`)));
  return {
    names: files.map((_, index) => `${name}_${index}`),
    stop: async () => {
      await Promise.all(files.map((file) => file.stop()));
      for (const pump of pumps) pump.stop();
    },
  };
}

async function measureSteady(recording: Recording, clips: readonly Clip[]) {
  const { pid } = recording.recorder;
  if (pid === undefined) throw new Error('no recorder runs');
  const { names, stop } = await startAll(recording, clips, { pairs: PAIRS, name: 'steady' });
  const look = () => ({
    cpu: cpuMs([pid]),
    atMs: performance.now(),
    rss: rssMb([pid]),
    bytes: names.reduce((sum, name) => sum + (bytesOf(recording, name) ?? 0), 0),
  });
  await wait(WARM_UP_MS);
  const before = look();
  await wait(RECORD_FOR_MS);
  const after = look();
  await stop();
  const seconds = (after.atMs - before.atMs) / 1_000;
  const mbps = ((after.bytes - before.bytes) * 8) / 1e6 / seconds;
  const corePercent = (after.cpu - before.cpu) / 10 / seconds;
  const hundredth = (value: number) => Math.round(value * 100) / 100;
  return {
    streams: names.length,
    recordedMbps: hundredth(mbps),
    /** Per cent of a core for each recorded Mbit/s. */
    cpuPerMbit: hundredth(corePercent / mbps),
    cpuPerPairPercent: hundredth(corePercent / PAIRS),
    rssMb: after.rss,
    rssGrowthMb: hundredth(after.rss - before.rss),
  };
}

function bytesOf(recording: Recording, fileId: string): number | undefined {
  return recording.newsOf(fileId).findLast((news) => news.kind === 'growing')?.bytes;
}

/** How much of each file is missing after a kill, in ms: up to the moment of the kill. */
async function measureKills(recording: Recording, clips: readonly Clip[], folder: string): Promise<number[]> {
  const lostMs: number[] = [];
  for (let round = 0; round < KILLS; round += 1) {
    const { names, stop } = await startAll(recording, clips, { pairs: 1, name: `killed_${round}` });
    await wait(KILL_AFTER_MS.least + ((round * KILL_AFTER_MS.apart) % 1_000));
    const { pid } = recording.recorder;
    if (pid === undefined) throw new Error('no recorder runs');
    const killedAtMs = preciseNowMs();
    process.kill(pid, 'SIGKILL');
    await stop();
    for (const name of names) {
      const recovered = await recoverFile(join(folder, `${name}.webm`));
      if (!recovered) throw new Error(`${name} could not be recovered`);
      lostMs.push(killedAtMs - recovered.startAtMs - recovered.durationMs);
    }
    while (recording.recorder.pid === undefined) await wait(50);
  }
  return lostMs;
}
