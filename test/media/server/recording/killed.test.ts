import { copyFile, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { readElementHead } from '../../../../server/recording/matroska/ebml.ts';
import { recoverFile } from '../../../../server/recording/recoverFile.ts';
import { ClipPump, preciseNowMs } from '../../../support/recording/ClipPump.ts';
import { type Clip, pictureClip, soundClip } from '../../../support/recording/clips.ts';
import { brightness, loudness, playsFrom, probe } from '../../../support/recording/judge.ts';
import { openRecording } from '../../../support/recording/openRecording.ts';
import { tempDir } from '../../../support/tempDir.ts';

const PORT = 21_332;
/** Other work may keep the disk busy. */
const SOON = { timeout: 10_000 };

let dir: Awaited<ReturnType<typeof tempDir>>;
let clips: { readonly picture: Clip; readonly sound: Clip };
let recording: Awaited<ReturnType<typeof openRecording>>;
const pumps: ClipPump[] = [];
beforeAll(async () => {
  dir = await tempDir();
  clips = {
    picture: await pictureClip('vp8', { dir: dir.path, seconds: 4 }),
    sound: await soundClip({ dir: dir.path, seconds: 4 }),
  };
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

async function pump(clip: Clip): Promise<ClipPump> {
  const started = await ClipPump.start({ router: recording.router, clip, ssrc: 2_000 + pumps.length });
  pumps.push(started);
  return started;
}

it('loses no more than a second when the process is killed, and goes on with another', async () => {
  const [picture, sound] = [await pump(clips.picture), await pump(clips.sound)];
  await Promise.all([recording.record(picture, 'killed_picture'), recording.record(sound, 'killed_sound')]);
  await pass(4_300);
  const { pid } = recording.recorder;
  if (pid === undefined) throw new Error('a recorder was to run');
  const killedAtMs = preciseNowMs();
  process.kill(pid, 'SIGKILL');
  await vi.waitUntil(() => recording.newsOf('killed_sound').some(({ kind }) => kind === 'lost'), SOON);
  expect(recording.newsOf('killed_picture').at(-1)?.kind).toBe('lost');
  await vi.waitUntil(() => recording.recorder.pid !== undefined, SOON);

  for (const name of ['killed_picture', 'killed_sound']) {
    const path = join(dir.path, 'take', `${name}.webm`);
    const recovered = await recoverFile(path);
    if (!recovered) throw new Error('it was to be recovered');
    expect(recovered.tags).toEqual({ FILE_ID: name, TAKE_ID: 'tak_1' });
    expect(killedAtMs - recovered.startAtMs - recovered.durationMs).toBeLessThan(1_000);
    const probed = await probe(path);
    expect(Math.abs(probed.durationMs - recovered.durationMs)).toBeLessThan(2);
    expect(await playsFrom(path, probed.durationMs - 1_500)).toBeGreaterThan(probed.durationMs - 3_600);
  }
  const picturePath = join(dir.path, 'take', 'killed_picture.webm');
  expect(await brightness(picturePath)).toHaveLength((await probe(picturePath)).packets.length);
  expect((await loudness(join(dir.path, 'take', 'killed_sound.webm'))).length).toBeGreaterThan(600);

  const again = await recording.record(picture, 'killed_again');
  await pass(1_500);
  await again.stop();
  expect(recording.newsOf('killed_again').at(-1)).toMatchObject({ kind: 'closed', reason: 'asked' });
});

it('refuses an order that it cannot read, and goes on with all else', async () => {
  const sound = await pump(clips.sound);
  const file = await recording.record(sound, 'unread_sound');
  const { pid } = recording.recorder;
  const unreadable = { fileId: 'unread_other', folder: 'not/from/the/root', tags: {} };
  await expect(recording.recorder.open(unreadable)).rejects.toMatchObject({ code: 'recording.unavailable' });
  await expect(recording.recorder.open({ ...unreadable, fileId: '../up' })).rejects.toMatchObject({
    code: 'recording.unavailable',
  });
  await pass(1_500);
  await file.stop();
  expect(recording.recorder.pid).toBe(pid);
  expect(recording.newsOf('unread_sound').at(-1)).toMatchObject({ kind: 'closed', reason: 'asked' });
  expect((await probe(join(dir.path, 'take', 'unread_sound.webm'))).durationMs).toBeGreaterThan(1_000);
});

it('closes its files when their streams end, also by the death of the worker', async () => {
  const [picture, sound] = [await pump(clips.picture), await pump(clips.sound)];
  await Promise.all([recording.record(picture, 'ended_picture'), recording.record(sound, 'ended_sound')]);
  await pass(2_000);
  picture.producer.close();
  await vi.waitUntil(() => recording.newsOf('ended_picture').some(({ kind }) => kind === 'closed'), SOON);
  process.kill(recording.worker.pid, 'SIGKILL');
  await vi.waitUntil(() => recording.newsOf('ended_sound').some(({ kind }) => kind === 'closed'), SOON);
  const closed = recording.newsOf('ended_sound').at(-1);
  if (closed?.kind !== 'closed') throw new Error('it was to be closed');
  const path = join(dir.path, 'take', closed.fileName ?? '');
  expect(await recoverFile(path)).toMatchObject({ cutBytes: 0, bytes: closed.growth?.bytes });
  expect((await probe(path)).durationMs).toBeGreaterThan(1_500);
});

it('plays whatever is left of a file that is cut anywhere', async () => {
  const picture = await pump(clips.picture);
  const file = await recording.record(picture, 'cut');
  await pass(3_500);
  await file.stop();
  const whole = join(dir.path, 'take', 'cut.webm');
  const { size } = await stat(whole);
  const before = await readFile(whole);
  const part = join(dir.path, 'part.webm');
  let random = 12_345;
  const firstEndsAt = firstClusterEnd(before);
  for (let round = 0; round < 200; round += 1) {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    await copyFile(whole, part);
    const leftBytes = 1 + (random % size);
    await truncate(part, leftBytes);
    const recovered = await recoverFile(part);
    expect(recovered !== undefined).toBe(leftBytes >= firstEndsAt);
    if (!recovered) continue;
    const after = await readFile(part);
    expect(recovered.bytes).toBe(after.length);
    expect(recovered.durationMs).toBeLessThanOrEqual(4_000);
    // What is kept is kept as it was; only head and index are new.
    expect(after.subarray(1_000, 1_000 + 2_000)).toEqual(before.subarray(1_000, 3_000));
    if (round % 10 !== 0) continue;
    const { packets } = await probe(part);
    expect(packets[0]).toEqual({ timeMs: 0, isKey: true });
    await brightness(part);
  }
  expect((await recoverFile(whole))?.cutBytes).toBe(0);
});

/** Where the first cluster of a file ends: with less there is nothing to play. */
function firstClusterEnd(bytes: Buffer): number {
  const at = bytes.indexOf('1f43b675', 0, 'hex');
  const head = readElementHead(bytes, at);
  return (head?.contentAt ?? 0) + (head?.size ?? 0);
}
