import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShotPicture } from '../../../server/library/composition/filmOf.ts';
import type { Place } from '../../../server/library/composition/filmPlaces.ts';
import { shotArguments } from '../../../server/storage/ffmpeg/ffmpegArguments.ts';
import { coloursAt, frameAt, probe, run } from '../../support/film/probe.ts';
import { ids } from '../../support/ids.ts';
import { tempDir } from '../../support/tempDir.ts';

/** The pictures of one stream as a thin line makes them: small, large, and of another shape. Each is so bright. */
const SIZES = [
  { size: '320x180', grey: 60 },
  { size: '1280x720', grey: 120 },
  { size: '360x360', grey: 180 },
];

let dir: Awaited<ReturnType<typeof tempDir>>;
beforeAll(async () => {
  dir = await tempDir();
  const names: string[] = [];
  for (const { size, grey } of [...SIZES, { size: '320x180', grey: 240 }]) {
    const name = `${size}-${grey}.webm`;
    names.push(name);
    const colour = `0x${grey.toString(16).repeat(3)}`;
    const source = `color=c=${colour}:s=${size}:r=25:d=${grey === 240 ? 0.4 : 2}`;
    const codec = ['-c:v', 'libvpx', '-deadline', 'realtime', '-g', '30'];
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, ...codec, join(dir.path, name)]);
  }
  const list = names.slice(0, -1).map((name) => `file ${name}\n`);
  await writeFile(join(dir.path, 'list.txt'), list.join(''));
  const changing = join(dir.path, `${ids.trackFile(1)}.webm`);
  await run('ffmpeg', ['-v', 'error', '-f', 'concat', '-i', join(dir.path, 'list.txt'), '-c', 'copy', changing]);
  await run('ffmpeg', ['-v', 'error', '-i', join(dir.path, names.at(-1) ?? ''), '-c', 'copy', pathOf(2)]);
}, 60_000);
afterAll(() => dir.remove());

const pathOf = (n: number): string => join(dir.path, `${ids.trackFile(n)}.webm`);
const webm = ({ trackFileId }: ShotPicture['file']): string => join(dir.path, `${trackFileId}.webm`);
const of = (n: number): Pick<ShotPicture, 'file'> => ({
  file: {
    ...{ trackFileId: ids.trackFile(n), streamId: ids.stream(n), seatId: ids.seat(n), kind: 'teacher-camera' },
    ...{ medium: 'video', codec: 'vp8', startAtMs: 0, durationMs: 6_000 },
  },
});

const LARGE: Place = { xPx: 0, yPx: 0, widthPx: 960, heightPx: 720 };
const SMALL: Place = { xPx: 960, yPx: 0, widthPx: 320, heightPx: 180 };

it('a shot has every frame, also while the size of a stream changes in it, and keeps the last of one that is over', async () => {
  const pictures = [LARGE, SMALL].map((place, index) => ({ ...of(index + 1), fileMs: index === 0 ? 500 : 0, place }));
  const to = join(dir.path, 'shot.mkv');
  await run(
    'ffmpeg',
    shotArguments({ fromMs: 0, toMs: 5_200, pictures, drawn: null }, { pathOf: webm, drawn: undefined, to }),
  );
  expect((await probe(to)).streams[0]?.frames).toBe(130);
  for (const [atMs, grey] of [
    [0, 60],
    [1_000, 60],
    [2_000, 120],
    [4_500, 180],
  ] as const) {
    const frame = await frameAt(to, atMs);
    const at = (x: number, y: number) => frame[y * 1_280 + x] ?? 0;
    expect([atMs, Math.abs(at(480, 360) - grey) < 12]).toEqual([atMs, true]);
    expect([atMs, Math.abs(at(1_120, 90) - 240) < 12]).toEqual([atMs, true]);
    expect([atMs, at(1_120, 400) < 20]).toEqual([atMs, true]);
  }
}, 60_000);

it('what is drawn lies under the pictures, each for its time and the last to the end', async () => {
  const colours = ['red', 'blue', 'white'];
  for (const [index, colour] of colours.entries()) {
    const source = ['-f', 'lavfi', '-i', `color=c=${colour}:s=1280x720`, '-frames:v', '1'];
    await run('ffmpeg', ['-v', 'error', ...source, join(dir.path, `drawn-${index}.jpg`)]);
  }
  const list = join(dir.path, 'drawn.txt');
  const each = [1, 0.04, 0.96].map((seconds, index) => `file drawn-${index}.jpg\nduration ${seconds}\n`);
  await writeFile(list, `${each.join('')}file drawn-2.jpg\n`);
  const to = join(dir.path, 'drawn.mkv');
  const shot = { fromMs: 4_000, toMs: 8_000, drawn: { sheet: LARGE, board: null } };
  const pictures = [{ ...of(2), fileMs: 0, place: SMALL }];
  await run('ffmpeg', shotArguments({ ...shot, pictures }, { pathOf: webm, drawn: list, to }));
  expect((await probe(to)).streams[0]?.frames).toBe(100);
  for (const [atMs, rgb] of [
    [0, [255, 0, 0]],
    [960, [255, 0, 0]],
    [1_000, [0, 0, 255]],
    [1_040, [255, 255, 255]],
    [3_960, [255, 255, 255]],
  ] as const) {
    const colour = await coloursAt(to, atMs);
    expect([atMs, colour(480, 400).every((value, index) => Math.abs(value - (rgb[index] ?? 0)) < 12)]).toEqual([
      atMs,
      true,
    ]);
    expect([atMs, Math.abs(colour(1_120, 90)[1] - 240) < 12]).toEqual([atMs, true]);
  }
}, 60_000);
