import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { opusDurationMs } from './frames/opus.ts';
import { CueList } from './matroska/CueList.ts';
import { writeWhole } from './matroska/disk.ts';
import { readElementHead, readElements } from './matroska/ebml.ts';
import { buildFileHead, type FileHead, segmentStart } from './matroska/fileHead.ts';
import { ID } from './matroska/ids.ts';
import { type ReadHead, readFileHead } from './matroska/readFileHead.ts';

/** What a file says of itself: enough to make an index of all files when all else is lost. */
export type RecoveredFile = Pick<FileHead, 'codec' | 'startAtMs' | 'durationMs' | 'tags' | 'size'> & {
  readonly bytes: number;
  /** What had to be cut off: what was being written when it ended. 0 for a file that had been closed. */
  readonly cutBytes: number;
};

/** Heads are some hundred bytes; tags are bounded. */
const HEAD_MOST_BYTES = 32_768;

/** A cluster's head up to its first block's flags: id, size, checksum, time; id, size, track, time, flags. */
const CLUSTER_LOOK_BYTES = 48;

type FoundCluster = {
  readonly at: number;
  readonly endAt: number;
  readonly timeMs: number;
  readonly beginsWithKey: boolean;
};

/**
 * Makes a whole file of one whose writer died: cuts off a torn end, makes the index, sets the duration. A file that was
 * closed is only read. `undefined` when there is nothing that could be played.
 *
 * A cluster counts when it is complete and its checksum holds; from the end backwards, the first that does ends the
 * file. All before it had been made durable earlier.
 */
export async function recoverFile(path: string): Promise<RecoveredFile | undefined> {
  const file = await open(path, 'r+');
  try {
    const found = readFileHead(await readAt(file, 0, HEAD_MOST_BYTES));
    if (!found) return undefined;
    const { size: fileBytes } = await file.stat();
    if (found.head.closed?.bytes === fileBytes) return { ...found.head, bytes: fileBytes, cutBytes: 0 };
    return await rebuild(file, found, fileBytes);
  } finally {
    await file.close();
  }
}

async function rebuild(file: FileHandle, found: ReadHead, fileBytes: number): Promise<RecoveredFile | undefined> {
  const clusters = await findClusters(file, found.bytes, fileBytes);
  let last = clusters.pop();
  let endMs: number | undefined;
  while (last && endMs === undefined) {
    endMs = await soundEndMs(file, last, found.head.codec);
    if (endMs === undefined) last = clusters.pop();
  }
  if (!last || endMs === undefined) return undefined;
  clusters.push(last);
  const cues = cuesOf(clusters, segmentStart(found.head.codec));
  const bytes = last.endAt + cues.length;
  await file.truncate(last.endAt);
  await writeWhole(file, cues, last.endAt);
  await file.datasync();
  const head: FileHead = { ...found.head, durationMs: endMs, closed: { cuesAt: last.endAt, bytes } };
  await writeWhole(file, buildFileHead(head), 0);
  await file.datasync();
  return { ...head, bytes, cutBytes: fileBytes - last.endAt };
}

function cuesOf(clusters: readonly FoundCluster[], start: number): Buffer {
  const cues = new CueList();
  for (const cluster of clusters) cues.note(cluster, cluster.at - start);
  return cues.build();
}

/** Goes from cluster to cluster by their sizes, as long as they are complete. */
async function findClusters(file: FileHandle, start: number, fileBytes: number): Promise<FoundCluster[]> {
  const clusters: FoundCluster[] = [];
  for (let at = start; at < fileBytes; ) {
    const look = await readAt(file, at, CLUSTER_LOOK_BYTES);
    const head = readElementHead(look, 0);
    if (head?.id !== ID.cluster || head.size === undefined || at + head.contentAt + head.size > fileBytes) break;
    const endAt = at + head.contentAt + head.size;
    const [, time] = readElements(look, head.contentAt);
    const block = time && readElementHead(look, time.endAt);
    if (time?.id !== ID.timestamp || time.content.length !== 8 || block?.id !== ID.simpleBlock) break;
    const flags = look[block.contentAt + 3] ?? 0;
    const timeMs = Number(time.content.readBigUInt64BE());
    clusters.push({ at, endAt, timeMs, beginsWithKey: (flags & 0x80) !== 0 });
    at = endAt;
  }
  return clusters;
}

/** When the last sample of a cluster ends, in ms; `undefined` when its checksum does not hold. */
async function soundEndMs(
  file: FileHandle,
  cluster: FoundCluster,
  codec: FileHead['codec'],
): Promise<number | undefined> {
  const bytes = await readAt(file, cluster.at, cluster.endAt - cluster.at);
  const head = readElementHead(bytes, 0);
  const [checksum, , ...blocks] = head ? readElements(bytes, head.contentAt) : [];
  if (checksum?.id !== ID.crc32 || checksum.content.readUInt32LE() !== crc32(bytes.subarray(checksum.endAt))) {
    return undefined;
  }
  return blocks.reduce((endMs, { content }) => {
    const timeMs = cluster.timeMs + content.readInt16BE(1);
    return Math.max(endMs, timeMs + (codec === 'opus' ? opusDurationMs(content.subarray(4)) : 0));
  }, cluster.timeMs);
}

/** Up to `length` bytes; fewer at the end of the file. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
