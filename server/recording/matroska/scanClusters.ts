import { readElementHead, readElements } from './ebml.ts';
import { ID } from './ids.ts';

/** Reads up to `length` bytes of a file at a place; fewer at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** Where a cluster is in its file, in bytes, and when its first block is, in ms of the file's own time. */
export type ClusterPlace = {
  readonly at: number;
  /** Where its first block begins: what stands before it is its head. */
  readonly bodyAt: number;
  readonly endAt: number;
  /** From where the times of its blocks count. */
  readonly timeMs: number;
  readonly firstMs: number;
  readonly beginsWithKey: boolean;
};

/** A WebM or Matroska file of one track, by what must be known to cut a part out of it. */
export type ScannedFile = {
  /** The element that says which of the two it is, whole. */
  readonly ebml: Buffer;
  /** What is needed to decode the track, whole. */
  readonly tracks: Buffer;
  readonly clusters: readonly ClusterPlace[];
};

/** Heads of files are some hundred bytes; those of other programs leave some room. */
const HEAD_MOST_BYTES = 65_536;
/** A cluster's head up to its first block's flags. */
const CLUSTER_LOOK_BYTES = 64;
/** All times are in ms. */
const TIMESTAMP_SCALE_NS = 1_000_000;

/** Goes through a file that is complete, from cluster to cluster by their sizes. `undefined` for what is no such file. */
export async function scanClusters(readAt: ReadAt, fileBytes: number): Promise<ScannedFile | undefined> {
  const start = await readAt(0, HEAD_MOST_BYTES);
  const ebml = readElementHead(start, 0);
  if (ebml?.id !== ID.ebml || ebml.size === undefined) return undefined;
  const ebmlEnd = ebml.contentAt + ebml.size;
  const segment = readElementHead(start, ebmlEnd);
  if (segment?.id !== ID.segment) return undefined;
  let tracks: Buffer | undefined;
  let at = segment.contentAt;
  for (const { id, content, endAt } of readElements(start, segment.contentAt)) {
    if (id === ID.cluster) break;
    if (id === ID.tracks) tracks = start.subarray(at, endAt);
    if (id === ID.info && uintOf(content, ID.timestampScale) !== TIMESTAMP_SCALE_NS) return undefined;
    at = endAt;
  }
  if (!tracks) return undefined;
  return { ebml: start.subarray(0, ebmlEnd), tracks, clusters: await clustersFrom(readAt, at, fileBytes) };
}

/** Looks through what has come to a file since it was scanned. */
export async function scanFurther(known: ScannedFile, readAt: ReadAt, fileBytes: number): Promise<ScannedFile> {
  const last = known.clusters.at(-1);
  if (!last || last.endAt >= fileBytes) return known;
  return { ...known, clusters: [...known.clusters, ...(await clustersFrom(readAt, last.endAt, fileBytes))] };
}

async function clustersFrom(readAt: ReadAt, start: number, fileBytes: number): Promise<ClusterPlace[]> {
  const clusters: ClusterPlace[] = [];
  for (let at = start; at < fileBytes; ) {
    const look = await readAt(at, CLUSTER_LOOK_BYTES);
    const head = readElementHead(look, 0);
    if (head?.size === undefined || at + head.contentAt + head.size > fileBytes) break;
    const endAt = at + head.contentAt + head.size;
    if (head.id === ID.cluster) {
      const cluster = placeIn(look, head.contentAt);
      if (cluster) clusters.push({ ...cluster, at, bodyAt: at + cluster.bodyAt, endAt });
    }
    at = endAt;
  }
  return clusters;
}

/** Reads a cluster's head up to its first block; `bodyAt` counts from the cluster's beginning. */
function placeIn(look: Buffer, contentAt: number): Omit<ClusterPlace, 'at' | 'endAt'> | undefined {
  let timeMs: number | undefined;
  for (let at = contentAt; at < look.length; ) {
    const head = readElementHead(look, at);
    if (head?.size === undefined) return undefined;
    if (head.id === ID.timestamp) timeMs = look.readUIntBE(head.contentAt, Math.min(6, head.size));
    if (head.id === ID.timestamp && head.size > 6) timeMs = Number(look.readBigUInt64BE(head.contentAt));
    if (head.id === ID.simpleBlock || head.id === ID.blockGroup) {
      const block = blockIn(look, at);
      if (!block || timeMs === undefined) return undefined;
      return { bodyAt: at, timeMs, firstMs: timeMs + block.offsetMs, beginsWithKey: block.isKey };
    }
    at = head.contentAt + head.size;
  }
  return undefined;
}

/** A block's time within its cluster, where that stands in the buffer, and whether it can be decoded by itself. */
export type ReadBlock = { readonly offsetMs: number; readonly offsetAt: number; readonly isKey: boolean };

/** Reads the head of the block at `at`, alone or in a group; `undefined` when there is none. */
export function blockIn(buffer: Buffer, at: number): ReadBlock | undefined {
  const head = readElementHead(buffer, at);
  if (head?.id === ID.blockGroup) {
    const inner = readElementHead(buffer, head.contentAt);
    // What it refers to stands behind it: a group may always refer to another.
    return inner?.id === ID.block ? offsetIn(buffer, inner.contentAt, false) : undefined;
  }
  if (head?.id !== ID.simpleBlock) return undefined;
  return offsetIn(buffer, head.contentAt, ((buffer[head.contentAt + 3] ?? 0) & 0x80) !== 0);
}

/** After the number of the track, which is one byte in a file of one track. */
function offsetIn(buffer: Buffer, contentAt: number, isKey: boolean): ReadBlock | undefined {
  if (contentAt + 4 > buffer.length) return undefined;
  return { offsetMs: buffer.readInt16BE(contentAt + 1), offsetAt: contentAt + 1, isKey };
}

function uintOf(parent: Buffer, id: number): number | undefined {
  const found = readElements(parent, 0).find((each) => each.id === id);
  return found?.content.reduce((value, byte) => value * 256 + byte, 0);
}
