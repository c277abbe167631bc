import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { openTap } from '../../../../server/media/taps/openTap.ts';
import type { FileNews } from '../../../../server/recording/ports.ts';
import type { FromRecorder } from '../../../../server/recording/process/messages.ts';
import { RecorderProcess } from '../../../../server/recording/RecorderProcess.ts';
import { recoverFile } from '../../../../server/recording/recoverFile.ts';
import { keptLog } from '../../../fakes/keptLog.ts';
import { ClipPump, type PumpOptions } from '../../../support/recording/ClipPump.ts';
import { type Clip, pictureClip, soundClip } from '../../../support/recording/clips.ts';
import { decodedPictures, loudness, onsets, probe } from '../../../support/recording/judge.ts';
import { openRecording } from '../../../support/recording/openRecording.ts';
import { tempDir } from '../../../support/tempDir.ts';

const PORT = 21_334;
/** Other work may keep the machine busy. */
const SOON = { timeout: 15_000 };

let dir: Awaited<ReturnType<typeof tempDir>>;
let recording: Awaited<ReturnType<typeof openRecording>>;
const pumps: ClipPump[] = [];
beforeAll(async () => {
  dir = await tempDir();
});
afterAll(() => dir.remove());
beforeEach(async () => {
  recording = await openRecording({ port: PORT, folder: join(dir.path, 'take') });
});
afterEach(async () => {
  for (const pump of pumps.splice(0)) pump.stop();
  await recording.close();
});

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const pathOf = (name: string | null | undefined): string => join(dir.path, 'take', name ?? '');

async function pump(clip: Clip, given: Partial<PumpOptions> = {}): Promise<ClipPump> {
  const started = await ClipPump.start({ router: recording.router, clip, ssrc: 3_000 + pumps.length, ...given });
  pumps.push(started);
  return started;
}

/** The last word on a file. */
async function lastNewsOf(fileId: string): Promise<FileNews | undefined> {
  await vi.waitUntil(() => recording.newsOf(fileId).some(({ kind }) => kind !== 'growing'), SOON);
  return recording.newsOf(fileId).at(-1);
}

it('leaves a gap where packets are lost for good, asks for a key picture, and goes on with it', async () => {
  const clip = await pictureClip('vp8', { dir: dir.path, seconds: 4 });
  const lossy = await pump(clip, { isLost: (packet) => packet >= 60 && packet < 64 });
  const file = await recording.record(lossy, 'lossy');
  await pass(5_000);
  await file.stop();
  const { packets } = await probe(pathOf('lossy.webm'));
  const gaps = packets
    .slice(1)
    .map(({ timeMs, isKey }, index) => ({ isKey, ms: timeMs - (packets[index]?.timeMs ?? 0) }));
  const wide = gaps.filter(({ ms }) => ms > 100);
  expect(wide).toHaveLength(1);
  expect(wide[0]).toMatchObject({ isKey: true });
  expect(wide[0]?.ms).toBeLessThan(1_300);
  expect(lossy.keyFramesAsked).toBeGreaterThan(1);
  // Not one picture that refers to what is lost: the decoder has nothing to say.
  expect(await decodedPictures(pathOf('lossy.webm'))).toBe(packets.length);
});

it.each([
  ['vp8', 'webm'],
  ['vp9', 'webm'],
  ['h264', 'mkv'],
] as const)('goes on in the same file, without a gap, when the size of %s pictures changes', async (codec, suffix) => {
  const small = await pictureClip(codec, { dir: dir.path, seconds: 2 });
  const large = await pictureClip(codec, { dir: dir.path, seconds: 2, size: '640x360' });
  const growing = await pump(small);
  const name = `growing_${codec}`;
  const file = await recording.record(growing, name);
  await pass(2_500);
  growing.become(large);
  await pass(2_500);
  await file.stop();
  expect(await lastNewsOf(name)).toMatchObject({
    ...{ kind: 'closed', reason: 'asked', fileName: `${name}.${suffix}` },
    growth: { widthPx: 640, heightPx: 360 },
  });
  const probed = await probe(pathOf(`${name}.${suffix}`));
  expect(await decodedPictures(pathOf(`${name}.${suffix}`))).toBe(probed.packets.length);
  const gaps = probed.packets.slice(1).map(({ timeMs }, index) => timeMs - (probed.packets[index]?.timeMs ?? 0));
  expect(Math.max(...gaps)).toBeLessThan(100);
});

it('fills the time with silence while sound pauses', async () => {
  const sound = await pump(await soundClip({ dir: dir.path, seconds: 2 }));
  const file = await recording.record(sound, 'paused');
  await pass(1_500);
  await sound.producer.pause();
  await pass(2_000);
  await sound.producer.resume();
  await pass(1_500);
  await file.stop();
  const { packets, durationMs } = await probe(pathOf('paused.webm'));
  // Players play sample after sample: a hole would make all that follows sound too early.
  const widest = Math.max(...packets.slice(1).map(({ timeMs }, index) => timeMs - (packets[index]?.timeMs ?? 0)));
  expect(widest).toBeLessThanOrEqual(101);
  expect(durationMs).toBeGreaterThan(4_500);
  const beeps = onsets(await loudness(pathOf('paused.webm')), ({ level }) => level > 0.1);
  const apart = beeps.slice(1).map((timeMs, index) => timeMs - (beeps[index] ?? 0));
  expect(Math.max(...apart)).toBeGreaterThan(1_900);
  // The last beep is in its place by the server's clock.
  const startAtMs = (await recoverFile(pathOf('paused.webm')))?.startAtMs ?? 0;
  const lastBeepMs = (beeps.at(-1) ?? 0) + startAtMs - sound.startedAtMs;
  expect(Math.abs(lastBeepMs - Math.round(lastBeepMs / 1_000) * 1_000)).toBeLessThanOrEqual(30);
});

it('refuses files and closes all while the disk is full', async () => {
  const sound = await pump(await soundClip({ dir: dir.path, seconds: 2 }));
  await recording.record(sound, 'filled');
  await pass(1_500);
  recording.disk.set('full');
  expect(await lastNewsOf('filled')).toMatchObject({
    kind: 'closed',
    reason: 'disk-full',
    fileName: 'filled.webm',
  });
  await expect(recording.record(sound, 'refused')).rejects.toMatchObject({ code: 'recording.disk-full' });
  recording.disk.set('low');
  const again = await recording.record(sound, 'room_again');
  await again.stop();
});

it('kills a process that hangs, and starts another', async () => {
  const sound = await pump(await soundClip({ dir: dir.path, seconds: 2 }));
  await recording.record(sound, 'hung');
  await pass(1_500);
  const { pid } = recording.recorder;
  if (pid === undefined) throw new Error('a recorder was to run');
  process.kill(pid, 'SIGSTOP');
  expect(await lastNewsOf('hung')).toEqual({ kind: 'lost', fileId: 'hung' });
  await vi.waitUntil(() => recording.recorder.pid !== undefined && recording.recorder.pid !== pid, SOON);
  expect(await recoverFile(pathOf('hung.webm'))).toMatchObject({ tags: { FILE_ID: 'hung' } });
});

it('ends all files whole when the server is gone', async () => {
  const sound = await pump(await soundClip({ dir: dir.path, seconds: 2 }));
  const heard: FromRecorder[] = [];
  const orphan = await RecorderProcess.start({
    log: keptLog().log,
    onMessage: (message) => void heard.push(message),
    onDied: () => undefined,
  });
  orphan.tell({ kind: 'open', fileId: 'orphan', folder: join(dir.path, 'take'), tags: {} });
  await vi.waitUntil(() => heard.some(({ kind }) => kind === 'opened'), SOON);
  const opened = heard.find((message) => message.kind === 'opened');
  const tap = await openTap({
    router: recording.router,
    source: { producer: sound.producer, topHeightPx: 0, layers: 1 },
    to: { ip: '127.0.0.1', port: opened?.port ?? 0 },
  });
  orphan.tell({ kind: 'begin', fileId: 'orphan', rtp: tap.rtp, from: tap.from });
  await tap.start();
  await pass(1_500);
  await orphan.stop();
  tap.close();
  expect(await recoverFile(pathOf('orphan.webm'))).toMatchObject({ cutBytes: 0 });
  expect((await probe(pathOf('orphan.webm'))).durationMs).toBeGreaterThan(900);
});
