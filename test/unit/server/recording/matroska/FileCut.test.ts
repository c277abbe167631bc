import { expect, it } from 'vitest';
import { cutFile, readCut } from '../../../../../server/recording/matroska/FileCut.ts';
import { type ReadAt, scanClusters } from '../../../../../server/recording/matroska/scanClusters.ts';
import { lookInto, numberedFile, PACKET_MS, PICTURE_MS } from '../../../../support/take/numberedFile.ts';

const LENGTH_MS = 20_000;
const BEFORE_ALL = Number.NEGATIVE_INFINITY;
const recorded = (medium: 'audio' | 'video') => numberedFile(medium, LENGTH_MS);

const reader =
  (bytes: Buffer): ReadAt =>
  async (position, length) =>
    bytes.subarray(position, position + length);

type Span = { fromMs: number; toMs: number; notBeforeMs?: number };

async function cutOf(bytes: Buffer, medium: 'audio' | 'video', { notBeforeMs = BEFORE_ALL, ...span }: Span) {
  const readAt = reader(bytes);
  const scanned = await scanClusters(readAt, bytes.length);
  if (!scanned) throw new Error('not a file of ours');
  const cut = await cutFile(scanned, readAt, { ...span, notBeforeMs, medium, lengthMs: LENGTH_MS });
  if (!cut) return undefined;
  return { ...cut, content: await read(cut, readAt, 0, cut.bytes - 1), readAt, cut };
}

async function read(cut: Parameters<typeof readCut>[0], readAt: ReadAt, start: number, end: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readCut(cut, readAt, { start, end })) parts.push(part);
  return Buffer.concat(parts);
}

const range = (fromMs: number, toMs: number, stepMs: number) =>
  Array.from({ length: Math.ceil((toMs - fromMs) / stepMs) }, (_, index) => fromMs + index * stepMs);

it('cuts sound to the packet, and lets time begin with it', async () => {
  const cut = await cutOf(await recorded('audio'), 'audio', { fromMs: 3_333, toMs: 7_500 });
  const { blocks, endsAt } = lookInto(cut?.content ?? Buffer.alloc(0));
  expect(blocks.map(({ wasAtMs }) => wasAtMs)).toEqual(range(3_340, 7_500, PACKET_MS));
  expect(blocks.map(({ atMs }) => atMs)).toEqual(range(0, 4_160, PACKET_MS));
  expect(cut).toMatchObject({ startMs: 3_340, durationMs: 4_160 });
  expect(endsAt).toBe(cut?.bytes);
  expect(cut?.content.length).toBe(cut?.bytes);
});

it('begins pictures with the last key picture before, if that may be seen', async () => {
  const cut = await cutOf(await recorded('video'), 'video', { fromMs: 5_050, toMs: 9_000, notBeforeMs: 4_000 });
  const { blocks } = lookInto(cut?.content ?? Buffer.alloc(0));
  expect(blocks.map(({ wasAtMs }) => wasAtMs)).toEqual(range(4_000, 9_000, PICTURE_MS));
  expect(cut?.startMs).toBe(4_000);
});

it('begins pictures with the first key picture after, if nothing before may be seen', async () => {
  const cut = await cutOf(await recorded('video'), 'video', { fromMs: 5_050, toMs: 9_000, notBeforeMs: 5_050 });
  const { blocks } = lookInto(cut?.content ?? Buffer.alloc(0));
  expect(blocks.map(({ wasAtMs }) => wasAtMs)).toEqual(range(8_000, 9_000, PICTURE_MS));
  expect(blocks[0]?.atMs).toBe(0);
});

it('has nothing where no picture can be decoded, or nothing was recorded', async () => {
  const bytes = await recorded('video');
  expect(await cutOf(bytes, 'video', { fromMs: 5_050, toMs: 7_900, notBeforeMs: 5_050 })).toBeUndefined();
  expect(await cutOf(bytes, 'video', { fromMs: 21_000, toMs: 25_000, notBeforeMs: 21_000 })).toBeUndefined();
  expect(await cutOf(await recorded('audio'), 'audio', { fromMs: 21_000, toMs: 25_000 })).toBeUndefined();
});

it('takes the whole file when all of it is wanted', async () => {
  const cut = await cutOf(await recorded('audio'), 'audio', { fromMs: -500, toMs: 90_000 });
  expect(lookInto(cut?.content ?? Buffer.alloc(0)).blocks.map(({ atMs }) => atMs)).toEqual(range(0, 20_000, PACKET_MS));
});

it('cuts within a single cluster', async () => {
  const cut = await cutOf(await recorded('audio'), 'audio', { fromMs: 2_000, toMs: 2_100 });
  expect(lookInto(cut?.content ?? Buffer.alloc(0)).blocks.map(({ wasAtMs }) => wasAtMs)).toEqual(
    range(2_000, 2_100, 20),
  );
});

it('has an index that names clusters where they are', async () => {
  const cut = await cutOf(await recorded('video'), 'video', { fromMs: 4_000, toMs: 16_500 });
  const { points, clusterPlaces } = lookInto(cut?.content ?? Buffer.alloc(0));
  expect(points.map(({ atMs }) => atMs)).toEqual([0, 4_000, 8_000, 12_000]);
  for (const { at } of points) expect(clusterPlaces).toContain(at);
});

it('says nothing of whose file it was', async () => {
  const cut = await cutOf(await recorded('audio'), 'audio', { fromMs: 0, toMs: 5_000 });
  expect(cut?.content.includes('tak_1')).toBe(false);
});

it('is read in parts as it is read whole', async () => {
  const made = await cutOf(await recorded('video'), 'video', { fromMs: 4_050, toMs: 18_000 });
  if (!made) throw new Error('nothing was cut');
  const { content, cut, readAt } = made;
  for (const [start, end] of [
    [0, 0],
    [10, 700],
    [cut.bytes - 5, cut.bytes - 1],
    [333, cut.bytes - 333],
  ] as const)
    expect((await read(cut, readAt, start, end)).equals(content.subarray(start, end + 1))).toBe(true);
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.alloc(5_000, 0x5a)],
  ['a torn head', Buffer.from('1a45dfa3', 'hex')],
])('does not take %s for a file', async (_what, bytes) => {
  expect(await scanClusters(reader(bytes), bytes.length)).toBeUndefined();
});
