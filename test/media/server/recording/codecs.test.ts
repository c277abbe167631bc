import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ClipPump } from '../../../support/recording/ClipPump.ts';
import { pictureClip, soundClip } from '../../../support/recording/clips.ts';
import { brightness, loudness, onsets, playsFrom, probe } from '../../../support/recording/judge.ts';
import { openRecording } from '../../../support/recording/openRecording.ts';
import { tempDir } from '../../../support/tempDir.ts';

const PORT = 21_330;
const RECORD_FOR_MS = 6_000;
const ENCODING_TAKES_MS = 90;

let dir: Awaited<ReturnType<typeof tempDir>>;
let recording: Awaited<ReturnType<typeof openRecording>>;
beforeAll(async () => {
  dir = await tempDir();
  recording = await openRecording({ port: PORT, folder: join(dir.path, 'take') });
});
afterAll(async () => {
  await recording.close();
  await dir.remove();
});

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it.each(['vp8', 'vp9', 'h264'] as const)('keeps %s and Opus as they come, on one clock', async (codec) => {
  const { router } = recording;
  const clips = [
    await pictureClip(codec, { dir: dir.path, seconds: 4 }),
    await soundClip({ dir: dir.path, seconds: 4 }),
  ];
  const [picture, sound] = await Promise.all(
    clips.map((clip, index) =>
      ClipPump.start({ router, clip, ssrc: 1_000 + index, delayMs: index === 0 ? ENCODING_TAKES_MS : 0 }),
    ),
  );
  if (!picture || !sound) throw new Error('two were to be pumped');
  const files = await Promise.all([
    recording.record(picture, `${codec}_picture`),
    recording.record(sound, `${codec}_sound`),
  ]);
  await pass(RECORD_FOR_MS);
  await Promise.all(files.map((file) => file.stop()));
  picture.stop();
  sound.stop();

  const [seen, heard] = ['picture', 'sound'].map((name) => recording.newsOf(`${codec}_${name}`).at(-1));
  if (seen?.kind !== 'closed' || heard?.kind !== 'closed') throw new Error('both were to be closed');
  const picturePath = join(dir.path, 'take', seen.fileName ?? '');
  const soundPath = join(dir.path, 'take', heard.fileName ?? '');

  const probed = await probe(picturePath);
  expect(probed).toMatchObject({ codec, widthPx: 320, heightPx: 180 });
  expect(probed.packets[0]).toEqual({ timeMs: 0, isKey: true });
  expect(probed.durationMs).toBeGreaterThan(RECORD_FOR_MS - 1_500);
  expect(Math.abs(probed.durationMs - (seen.growth?.durationMs ?? 0))).toBeLessThan(2);
  const gaps = probed.packets.slice(1).map(({ timeMs }, index) => timeMs - (probed.packets[index]?.timeMs ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(42);
  expect((await probe(soundPath)).codec).toBe('opus');

  const lumas = await brightness(picturePath);
  expect(lumas.length).toBe(probed.packets.length);
  expect(lumas[0]?.luma).toBeGreaterThan(60);
  const flashes = onsets(lumas, ({ luma }) => luma > 200).map((timeMs) => timeMs + (seen.growth?.startAtMs ?? 0));
  const beeps = onsets(await loudness(soundPath), ({ level }) => level > 0.1).map(
    (timeMs) => timeMs + (heard.growth?.startAtMs ?? 0),
  );
  const apart = flashes.map((flash) => Math.min(...beeps.map((beep) => Math.abs(beep - flash))));
  expect(flashes.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...apart)).toBeLessThanOrEqual(40);

  expect(await playsFrom(picturePath, 3_000)).toBeGreaterThan(1_900);
});
