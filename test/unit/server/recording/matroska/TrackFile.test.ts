import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { readElementHead, readElements } from '../../../../../server/recording/matroska/ebml.ts';
import { buildFileHead, type FileHead } from '../../../../../server/recording/matroska/fileHead.ts';
import { ID } from '../../../../../server/recording/matroska/ids.ts';
import { readFileHead } from '../../../../../server/recording/matroska/readFileHead.ts';
import { TrackFile, type TrackFileOptions } from '../../../../../server/recording/matroska/TrackFile.ts';
import type { FileGrowth } from '../../../../../server/recording/ports.ts';
import type { Sample } from '../../../../../server/recording/StreamIntake.ts';
import { MemoryDisk } from '../../../../fakes/MemoryDisk.ts';

const START_AT_MS = 1_790_000_000_000.125;

function open(disk: MemoryDisk, given: Partial<TrackFileOptions> = {}) {
  const grown: FileGrowth[] = [];
  const failures: string[] = [];
  const file = new TrackFile({
    codec: 'vp8',
    codecPrivate: undefined,
    channels: undefined,
    tags: { FILE_ID: 'f1' },
    path: '/nowhere/f1.webm',
    startAtMs: () => START_AT_MS,
    onGrown: (growth) => void grown.push(growth),
    onFailed: (code) => void failures.push(code),
    create: async () => disk,
    ...given,
  });
  return { file, grown, failures };
}

const sample = (timeMs: number, isKey = false, bytes = 10): Sample => ({
  timeMs,
  isKey,
  parts: [Buffer.alloc(bytes - 1, 1), Buffer.of(2)],
  lastsMs: 0,
  size: isKey ? { widthPx: 640, heightPx: 360 } : undefined,
  codecPrivate: undefined,
});

/** What has been begun to be written is written. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** The elements of a file's segment, and the times of its blocks. */
function readWhole(bytes: Buffer) {
  const ebml = readElementHead(bytes, 0);
  const segment = readElementHead(bytes, (ebml?.contentAt ?? 0) + (ebml?.size ?? 0));
  const elements = readElements(bytes, segment?.contentAt ?? 0);
  const clusters = elements.filter(({ id }) => id === ID.cluster);
  const timesMs = clusters.flatMap(({ content }) => {
    const [checksum, time, ...blocks] = readElements(content, 0);
    expect(checksum?.content.readUInt32LE()).toBe(crc32(content.subarray(checksum?.endAt)));
    return blocks.map((block) => Number(time?.content.readBigUInt64BE()) + block.content.readInt16BE(1));
  });
  return { names: elements.map(({ id }) => id), clusters, timesMs, head: readFileHead(bytes)?.head };
}

it('writes what has waited 700 ms, then tells it, then can be cut off by anything', async () => {
  const disk = new MemoryDisk();
  const { file, grown } = open(disk);
  for (let index = 0; index < 10; index += 1) file.add(sample(index * 40, index === 0), index * 40);
  file.tick(699);
  await settle();
  expect(disk.bytes).toHaveLength(0);
  file.tick(700);
  await settle();
  expect(grown).toEqual([
    { startAtMs: START_AT_MS, durationMs: 400, bytes: disk.durable.length, widthPx: 640, heightPx: 360 },
  ]);
  const { timesMs, head } = readWhole(disk.durable);
  expect(timesMs).toEqual(Array.from({ length: 10 }, (_, index) => index * 40));
  expect(head).toMatchObject({ startAtMs: START_AT_MS, durationMs: 400, tags: { FILE_ID: 'f1' }, closed: undefined });
});

it('begins a cluster with each key picture, and ends with an index', async () => {
  const disk = new MemoryDisk();
  const { file, failures } = open(disk);
  for (let index = 0; index < 100; index += 1) file.add(sample(index * 40, index % 30 === 0), index * 40);
  await file.close();
  const { names, clusters, head } = readWhole(disk.durable);
  expect(clusters).toHaveLength(4);
  expect(names.at(-1)).toBe(ID.cues);
  expect(head?.closed?.bytes).toBe(disk.durable.length);
  expect(head?.durationMs).toBe(99 * 40 + 40);
  expect(file.growth?.bytes).toBe(disk.durable.length);
  expect([disk.closed, failures]).toEqual([true, []]);
});

it('never goes back in time, and never has two pictures at once', async () => {
  const disk = new MemoryDisk();
  const { file } = open(disk);
  for (const timeMs of [0, 40.2, 40.4, 39, 80]) file.add(sample(timeMs, timeMs === 0), 0);
  await file.close();
  expect(readWhole(disk.durable).timesMs).toEqual([0, 40, 41, 42, 80]);
});

it('holds a silence longer than a cluster can', async () => {
  const disk = new MemoryDisk();
  const { file } = open(disk, { codec: 'opus' });
  for (const timeMs of [0, 20, 600_000]) file.add({ ...sample(timeMs, true), lastsMs: 20, size: undefined }, 0);
  await file.close();
  expect(readWhole(disk.durable).timesMs).toEqual([0, 20, 600_000]);
  expect(file.growth?.durationMs).toBe(600_020);
});

it('a file without any sample is none', async () => {
  const disk = new MemoryDisk();
  const { file } = open(disk);
  await file.close();
  expect(disk.bytes).toHaveLength(0);
  expect(file.growth).toBeUndefined();
});

it.each([1_000, 5_000, 12_345])('ends whole when the disk is full at %d bytes', async (room) => {
  const disk = new MemoryDisk(room);
  const { file, failures, grown } = open(disk);
  for (let index = 0; index < 400; index += 1) {
    file.add(sample(index * 40, index % 25 === 0, 100), index * 40);
    file.tick(index * 40);
    await settle();
  }
  await file.close();
  expect(failures).toEqual(['disk-full']);
  expect(disk.closed).toBe(true);
  const last = grown.at(-1);
  if (!last) return expect(file.growth).toBeUndefined();
  const { timesMs, head } = readWhole(disk.bytes);
  expect(timesMs.at(-1)).toBe(last.durationMs - 40);
  expect(head?.durationMs).toBe(last.durationMs);
  expect(file.growth?.bytes).toBe(disk.bytes.length);
});

it('tells when it cannot be created', async () => {
  const { file, failures } = open(new MemoryDisk(), { create: () => Promise.reject(new Error('not allowed')) });
  file.add(sample(0, true), 0);
  await file.close();
  expect(failures).toEqual(['write-failed']);
});

it('gives a disk up that never ends writing, before memory does', async () => {
  const disk = new MemoryDisk();
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  disk.write = async (_buffer, _offset, bytesWritten) => ({ bytesWritten });
  disk.datasync = () => slow;
  const { file, failures } = open(disk);
  const large = sample(0, true, 4_000_000);
  for (let index = 0; index < 12; index += 1) file.add({ ...large, timeMs: index * 40 }, index * 40);
  release();
  await file.close();
  expect(failures).toEqual(['write-failed']);
});

it.each<[string, Partial<FileHead>]>([
  ['VP9', { codec: 'vp9', size: { widthPx: 1_920, heightPx: 1_080 } }],
  ['H264', { codec: 'h264', codecPrivate: Buffer.from('0142c01eff', 'hex'), size: { widthPx: 2, heightPx: 4 } }],
  ['Opus', { codec: 'opus', codecPrivate: Buffer.from('4f', 'hex'), channels: 2 }],
  ['many tags', { tags: { FILE_ID: '课', TAKE_ID: 'b'.repeat(200) } }],
  ['an index', { closed: { cuesAt: 5_000, bytes: 6_000 } }],
])('a head with %s says what was put into it, and keeps its length', (_what, given) => {
  const head: FileHead = {
    codec: 'vp8',
    codecPrivate: undefined,
    channels: undefined,
    size: { widthPx: 640, heightPx: 360 },
    startAtMs: START_AT_MS,
    durationMs: 12_345.5,
    tags: {},
    closed: undefined,
    ...given,
  };
  if (head.codec === 'opus') Object.assign(head, { size: undefined });
  const bytes = buildFileHead(head);
  expect(readFileHead(bytes)?.head).toEqual(head);
  expect(readFileHead(bytes)?.bytes).toBe(bytes.length);
  expect(buildFileHead({ ...head, durationMs: 0, startAtMs: 0, closed: { cuesAt: 900, bytes: 1_000 } })).toHaveLength(
    bytes.length,
  );
});

it('takes nothing for a head that is none', () => {
  for (const text of ['', '1a45dfa3', '1a45dfa380', 'ffffffffffffffffffff', '00'.repeat(100)]) {
    expect(readFileHead(Buffer.from(text, 'hex'))).toBeUndefined();
  }
});
