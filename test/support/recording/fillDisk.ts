/**
 * Records onto a small disk of its own until that is full, once slowly and once at a stroke; writes what happened to
 * standard output, as one JSON object. Runs in a mount namespace that the disk belongs to: `fillDisk.ts DISK CLIPS PORT`.
 */
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiskWatch, diskRoomAt } from '../../../server/recording/DiskWatch.ts';
import { recoverFile } from '../../../server/recording/recoverFile.ts';
import { keptLog } from '../../fakes/keptLog.ts';
import { ClipPump } from './ClipPump.ts';
import { pictureClip, soundClip } from './clips.ts';
import { decodedPictures, loudness, probe } from './judge.ts';
import { openRecording } from './openRecording.ts';

const [disk = '', clips = '', port = ''] = process.argv.slice(2);
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const filler = join(disk, 'filler');

/** Leaves this share of the disk free, 0–1. */
async function leaveFree(share: number): Promise<void> {
  await rm(filler, { force: true });
  const { bavail, blocks, bsize } = await statfs(disk);
  const bytes = Math.max(0, bavail - Math.floor(blocks * share)) * bsize;
  await writeFile(filler, Buffer.alloc(bytes)).catch((failure: NodeJS.ErrnoException) => {
    // The recorder has written meanwhile: there is even less free than was wanted.
    if (failure.code !== 'ENOSPC') throw failure;
  });
}

async function until(isSo: () => boolean): Promise<void> {
  for (const endMs = Date.now() + 30_000; !isSo(); await pass(50)) {
    if (Date.now() > endMs) throw new Error(`waited too long: ${isSo}`);
  }
}

const watch = await DiskWatch.start({ log: keptLog().log, look: () => diskRoomAt(disk) });
const levels: string[] = [watch.level];
watch.subscribe((level) => void levels.push(level));
const recording = await openRecording({ port: Number(port), folder: disk, watch });
const options = { dir: clips, seconds: 4 };
const [picture, sound] = [await pictureClip('vp8', options), await soundClip(options)];
const pumps = await Promise.all(
  [picture, sound].map((clip, kind) => ClipPump.start({ router: recording.router, clip, ssrc: 8_000 + kind })),
);

/** Records both until their files have ended; gives the last word on each. */
async function recordUntilFull(round: string, fill: () => Promise<void>) {
  const names = pumps.map((_, kind) => `${round}_${kind === 0 ? 'picture' : 'sound'}`);
  await Promise.all(pumps.map((pump, kind) => recording.record(pump, names[kind] ?? '')));
  await until(() => names.every((name) => recording.newsOf(name).some(({ kind }) => kind === 'growing')));
  await fill();
  await until(() => names.every((name) => recording.newsOf(name).some(({ kind }) => kind !== 'growing')));
  return names.map((name) => recording.newsOf(name).at(-1));
}

/** What can be played of a file, and how long it is. */
async function played(name: string) {
  const path = join(disk, `${name}.webm`);
  const recovered = await recoverFile(path);
  const { packets, durationMs } = await probe(path);
  const heard = name.endsWith('sound') ? (await loudness(path)).some(({ level }) => level > 0.1) : undefined;
  const seen = heard === undefined ? (await decodedPictures(path)) === packets.length : undefined;
  return { cutBytes: recovered?.cutBytes, durationMs, whole: heard ?? seen };
}

const slow = await recordUntilFull('slow', async () => {
  await leaveFree(0.08);
  await until(() => watch.level === 'low');
  await pass(1_500);
  await leaveFree(0.01);
});
const files = { slow: [await played('slow_picture'), await played('slow_sound')] };
await leaveFree(0.5);
await until(() => watch.level === 'ok');
const sudden = await recordUntilFull('sudden', () => leaveFree(0));
await leaveFree(0.5);
const after = [await played('sudden_picture'), await played('sudden_sound')];
for (const pump of pumps) pump.stop();
await recording.close();
await watch.close();
process.stdout.write(`${JSON.stringify({ levels, slow, sudden, files: { ...files, sudden: after } })}\n`);
