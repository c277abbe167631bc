import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opusHead } from '../../../server/recording/frames/opus.ts';
import { createFile } from '../../../server/recording/matroska/disk.ts';
import { readElementHead, readElements } from '../../../server/recording/matroska/ebml.ts';
import { cutFile, readCut } from '../../../server/recording/matroska/FileCut.ts';
import { ID } from '../../../server/recording/matroska/ids.ts';
import { blockIn, type ReadAt, scanClusters } from '../../../server/recording/matroska/scanClusters.ts';
import { TrackFile } from '../../../server/recording/matroska/TrackFile.ts';
import { makeAudio, makeVideo } from '../../support/take/makeMedia.ts';
import { tempDir } from '../../support/tempDir.ts';

const run = promisify(execFile);
const LENGTH_MS = 12_000;
const FROM_MS = 5_300;
const TO_MS = 9_500;
/** Between two pictures, and between two packets of sound, in ms. */
const PICTURE_MS = 40;
const PACKET_MS = 20;

const readerOf =
  (bytes: Buffer): ReadAt =>
  async (position, length) =>
    bytes.subarray(position, position + length);

/** Packets as an encoder made them, with their times. */
async function packetsOf(path: string) {
  const bytes = await readFile(path);
  const scanned = await scanClusters(readerOf(bytes), bytes.length);
  return (scanned?.clusters ?? []).flatMap(({ at, bodyAt, endAt, timeMs }) => {
    const cluster = bytes.subarray(at, endAt);
    let place = bodyAt - at;
    return readElements(cluster, place).map(({ id, content, endAt: next }) => {
      const block = blockIn(cluster, place);
      const inner = id === ID.blockGroup ? readElementHead(content, 0) : undefined;
      const whole = inner ? content.subarray(inner.contentAt, inner.contentAt + (inner.size ?? 0)) : content;
      place = next;
      return { timeMs: timeMs + (block?.offsetMs ?? 0), isKey: block?.isKey ?? false, payload: whole.subarray(4) };
    });
  });
}

/** The same as the recorder would have written it. */
async function recordedFrom(from: string, to: string, medium: 'audio' | 'video'): Promise<void> {
  const file = new TrackFile({
    codec: medium === 'video' ? 'vp8' : 'opus',
    codecPrivate: medium === 'audio' ? opusHead(1) : undefined,
    channels: medium === 'audio' ? 1 : undefined,
    tags: { FILE_ID: 'f1' },
    path: to,
    startAtMs: () => 1_900_000_000_000,
    onGrown: () => undefined,
    onFailed: (code) => expect.unreachable(code),
    create: createFile,
  });
  for (const { timeMs, isKey, payload } of await packetsOf(from)) {
    const size = medium === 'video' ? { widthPx: 320, heightPx: 180 } : undefined;
    const parts = [payload];
    file.tick(timeMs);
    file.add(
      { timeMs, isKey: isKey || medium === 'audio', parts, lastsMs: PACKET_MS, size, codecPrivate: undefined },
      timeMs,
    );
  }
  await file.close();
}

describe('a clip of what the recorder wrote', () => {
  let dir: Awaited<ReturnType<typeof tempDir>>;
  beforeAll(async () => {
    dir = await tempDir();
    const at = (name: string) => join(dir.path, name);
    await makeVideo(at('made-video.webm'), { fromMs: 0, lengthMs: LENGTH_MS, grey: 90 });
    await makeAudio(at('made-audio.webm'), { fromMs: 0, lengthMs: LENGTH_MS, hz: 660 });
    for (const medium of ['audio', 'video'] as const)
      await recordedFrom(at(`made-${medium}.webm`), at(`${medium}.webm`), medium);
    // An encoder and a disk that others use too.
  }, 60_000);
  afterAll(() => dir.remove());

  async function cut(medium: 'audio' | 'video'): Promise<string> {
    const bytes = await readFile(join(dir.path, `${medium}.webm`));
    const scanned = await scanClusters(readerOf(bytes), bytes.length);
    if (!scanned) throw new Error('no file');
    const span = { fromMs: FROM_MS, toMs: TO_MS, notBeforeMs: 0, lengthMs: LENGTH_MS, medium };
    const made = await cutFile(scanned, readerOf(bytes), span);
    if (!made) throw new Error('nothing was cut');
    const parts: Buffer[] = [];
    for await (const part of readCut(made, readerOf(bytes), { start: 0, end: made.bytes - 1 })) parts.push(part);
    const path = join(dir.path, `cut-${medium}.webm`);
    await writeFile(path, Buffer.concat(parts));
    return path;
  }

  /** What another program finds in a file: when its packets are, in ms, and how long it says it is. */
  async function probed(path: string) {
    const args = ['-v', 'error', '-show_entries', 'packet=pts_time:format=duration', '-of', 'json', path];
    const { stdout, stderr } = await run('ffprobe', args);
    const found: { packets: { pts_time: string }[]; format: { duration: string } } = JSON.parse(stdout);
    const timesMs = found.packets.map(({ pts_time }) => Math.round(Number(pts_time) * 1_000));
    return { timesMs, durationMs: Number(found.format.duration) * 1_000, stderr };
  }

  it.each(['audio', 'video'] as const)('%s is decoded by another program without a complaint', async (medium) => {
    const { stdout, stderr } = await run('ffmpeg', [
      '-v',
      'error',
      '-xerror',
      '-i',
      await cut(medium),
      '-f',
      'null',
      '-',
    ]);
    expect(stdout + stderr).toBe('');
  });

  it('has all its pictures from the key picture on, on its own clock', async () => {
    const { timesMs, durationMs, stderr } = await probed(await cut('video'));
    // One in 50 is a key picture: the last before the beginning is at 4 s.
    const first = 4_000;
    expect(stderr).toBe('');
    expect(timesMs[0]).toBe(0);
    expect(timesMs).toHaveLength(Math.ceil((TO_MS - first) / PICTURE_MS));
    expect(durationMs).toBe(TO_MS - first);
  });

  it('has its sound to the packet', async () => {
    const { timesMs } = await probed(await cut('audio'));
    expect(timesMs[0]).toBe(0);
    expect(timesMs.length).toBeGreaterThanOrEqual((TO_MS - FROM_MS) / PACKET_MS - 1);
    expect(timesMs.length).toBeLessThanOrEqual((TO_MS - FROM_MS) / PACKET_MS + 1);
  });

  it('is found anywhere by its index', async () => {
    const path = await cut('video');
    const args = ['-v', 'error', '-ss', '3', '-i', path, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
    const { stdout } = await run('ffmpeg', args, { encoding: 'buffer' });
    // The clock that is drawn into it: 3 s after 4 s.
    const bits = Array.from({ length: 12 }, (_, bit) => (stdout[142 * 320 + 16 + bit * 24 + 12] ?? 0) > 127);
    expect(bits.reduce((sum, isSet, bit) => sum + (isSet ? 2 ** bit : 0), 0) * PICTURE_MS).toBe(7_000);
  });
});
