import { CueList } from './CueList.ts';
import { element, floatElement, idBytes, readElementHead, sizeBytes, textElement, uintElement } from './ebml.ts';
import { ID } from './ids.ts';
import { blockIn, type ClusterPlace, type ReadAt, type ScannedFile } from './scanClusters.ts';

/** What is cut out of a file, in ms of its own time. `toMs` is not in it. */
export type CutSpan = {
  readonly fromMs: number;
  readonly toMs: number;
  /** A picture may begin with a key picture that is before `fromMs`, but not before this. */
  readonly notBeforeMs: number;
};

/** Bytes that were made for the cut, or that stand so in the file: from `start` to before `end`. */
type Segment = { readonly made: Buffer } | { readonly start: number; readonly end: number };

/** A part of a file as a file of its own: nothing is in it that lies outside. Its own time begins at 0. */
export type FileCut = {
  readonly bytes: number;
  /** Where it begins in the time of the whole file, in ms. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly segments: readonly Segment[];
};

/** No answer needs more of the file in one piece. */
const READ_BYTES = 262_144;
const CLUSTER_ID = idBytes(ID.cluster);

/**
 * Cuts a part out of a file without coding anything anew. Sound begins and ends with the packet; pictures begin with one
 * that can be decoded by itself: the last before `fromMs` that may be shown, else the first after it. Only the clusters
 * at the two ends are made anew; those between are read from the file when they are asked for.
 *
 * @param lengthMs - How long the whole file is: the last picture lasts until then, or until the cut ends.
 * @returns `undefined` when there is nothing to be seen or heard in it.
 */
export async function cutFile(
  { ebml, tracks, clusters }: ScannedFile,
  readAt: ReadAt,
  { medium, lengthMs, ...span }: CutSpan & { readonly medium: 'audio' | 'video'; readonly lengthMs: number },
): Promise<FileCut | undefined> {
  const begin = medium === 'audio' ? firstSound(clusters, span) : firstPicture(clusters, span);
  if (!begin) return undefined;
  const wanted = clusters.slice(begin.index).filter(({ firstMs }) => firstMs < span.toMs);
  const parts = await partsOf(wanted, readAt, { fromMs: begin.fromMs, toMs: span.toMs });
  const [first] = parts;
  if (!first) return undefined;
  const baseMs = first.firstMs;
  const made = parts.map((part) => clusterOf(part, baseMs));
  const durationMs = Math.max(1, Math.min(span.toMs, lengthMs) - baseMs);
  const head = headOf({ ebml, tracks, durationMs, clusters: made, isSound: medium === 'audio' });
  const segments = [{ made: head }, ...made.flatMap((cluster) => cluster.segments)];
  return { bytes: segments.reduce((sum, each) => sum + bytesOf(each), 0), startMs: baseMs, durationMs, segments };
}

/** The bytes of a cut from `start` to `end`, both included, as they are asked for. */
export async function* readCut(
  { segments }: Pick<FileCut, 'segments'>,
  readAt: ReadAt,
  { start, end }: { readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  let at = 0;
  for (const segment of segments) {
    const length = bytesOf(segment);
    const from = Math.max(0, start - at);
    const to = Math.min(length, end + 1 - at);
    at += length;
    if (to <= from) continue;
    if ('made' in segment) yield segment.made.subarray(from, to);
    else yield* readPieces(readAt, segment.start + from, segment.start + to);
  }
}

async function* readPieces(readAt: ReadAt, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const piece = await readAt(at, Math.min(READ_BYTES, end - at));
    if (piece.length === 0) throw new Error('the file is shorter than it was');
    yield piece;
    at += piece.length;
  }
}

type Begin = { readonly index: number; readonly fromMs: number };

/** The last cluster that begins before it: a packet of it may be the first. */
function firstSound(clusters: readonly ClusterPlace[], { fromMs }: CutSpan): Begin | undefined {
  const index = clusters.findLastIndex(({ firstMs }) => firstMs <= fromMs);
  return clusters.length === 0 ? undefined : { index: Math.max(0, index), fromMs };
}

function firstPicture(clusters: readonly ClusterPlace[], { fromMs, notBeforeMs, toMs }: CutSpan): Begin | undefined {
  const before = clusters.findLastIndex(
    ({ beginsWithKey, firstMs }) => beginsWithKey && firstMs <= fromMs && firstMs >= notBeforeMs,
  );
  const index =
    before >= 0 ? before : clusters.findIndex(({ beginsWithKey, firstMs }) => beginsWithKey && firstMs >= fromMs);
  const found = clusters[index];
  return found && found.firstMs < toMs ? { index, fromMs: found.firstMs } : undefined;
}

/** A cluster, or what is left of one: its blocks as they stand in the file, or as they were chosen. */
type ClusterPart = {
  readonly timeMs: number;
  readonly firstMs: number;
  readonly beginsWithKey: boolean;
  readonly body: Segment;
};

async function partsOf(
  clusters: readonly ClusterPlace[],
  readAt: ReadAt,
  span: { readonly fromMs: number; readonly toMs: number },
): Promise<ClusterPart[]> {
  const parts: ClusterPart[] = [];
  for (const [index, cluster] of clusters.entries()) {
    // Until there is a first one it is chosen what of it is wanted, and of the last always: its end may be beyond.
    const isInner = parts.length > 0 && index < clusters.length - 1;
    const part = isInner ? wholeOf(cluster) : await chosenOf(cluster, readAt, span);
    if (part) parts.push(part);
  }
  return parts;
}

const wholeOf = ({ timeMs, firstMs, beginsWithKey, bodyAt, endAt }: ClusterPlace): ClusterPart => ({
  ...{ timeMs, firstMs, beginsWithKey },
  body: { start: bodyAt, end: endAt },
});

/** Of a cluster the blocks that begin within the span; their times count from the first of them. */
async function chosenOf(
  { at, bodyAt, endAt, timeMs }: ClusterPlace,
  readAt: ReadAt,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<ClusterPart | undefined> {
  const bytes = await readAt(at, endAt - at);
  const chosen: {
    readonly block: Buffer;
    readonly timeMs: number;
    readonly offsetAt: number;
    readonly isKey: boolean;
  }[] = [];
  for (let place = bodyAt - at; place < bytes.length; ) {
    const head = readElementHead(bytes, place);
    if (head?.size === undefined) break;
    const endPlace = head.contentAt + head.size;
    const read = blockIn(bytes, place);
    const atMs = timeMs + (read?.offsetMs ?? 0);
    if (read && atMs >= fromMs && atMs < toMs) {
      const block = Buffer.from(bytes.subarray(place, endPlace));
      chosen.push({ block, timeMs: atMs, offsetAt: read.offsetAt - place, isKey: read.isKey });
    }
    place = endPlace;
  }
  const [first] = chosen;
  if (!first) return undefined;
  for (const { block, timeMs: atMs, offsetAt } of chosen) block.writeInt16BE(atMs - first.timeMs, offsetAt);
  const body = { made: Buffer.concat(chosen.map(({ block }) => block)) };
  return { timeMs: first.timeMs, firstMs: first.timeMs, beginsWithKey: first.isKey, body };
}

type MadeCluster = { readonly timeMs: number; readonly beginsWithKey: boolean; readonly segments: readonly Segment[] };

/** Its head is always made anew: time begins with the cut. */
function clusterOf({ timeMs, firstMs, beginsWithKey, body }: ClusterPart, baseMs: number): MadeCluster {
  const timestamp = uintElement(ID.timestamp, Math.max(0, timeMs - baseMs));
  const head = Buffer.concat([CLUSTER_ID, sizeBytes(timestamp.length + bytesOf(body), 4), timestamp]);
  return { timeMs: firstMs - baseMs, beginsWithKey, segments: [{ made: head }, body] };
}

type HeadParts = Pick<ScannedFile, 'ebml' | 'tracks'> & {
  readonly durationMs: number;
  readonly clusters: readonly MadeCluster[];
  readonly isSound: boolean;
};

/** All up to the first cluster. The index stands there too: whoever looks for a place need not go to the end first. */
function headOf({ ebml, tracks, durationMs, clusters, isSound }: HeadParts): Buffer {
  const info = element(
    ID.info,
    uintElement(ID.timestampScale, 1_000_000),
    floatElement(ID.duration, durationMs),
    textElement(ID.muxingApp, 'tongtang'),
    textElement(ID.writingApp, 'tongtang'),
  );
  const cuesAfter = (beforeBytes: number): Buffer => {
    const cues = new CueList();
    let position = beforeBytes;
    for (const { timeMs, beginsWithKey, segments } of clusters) {
      cues.note({ timeMs, beginsWithKey: beginsWithKey || isSound }, position);
      position += segments.reduce((sum, each) => sum + bytesOf(each), 0);
    }
    return cues.build();
  };
  // Positions take as many bytes whatever they are.
  const before = info.length + tracks.length;
  const cues = cuesAfter(before + cuesAfter(0).length);
  const clusterBytes = clusters.reduce(
    (sum, { segments }) => sum + segments.reduce((s, each) => s + bytesOf(each), 0),
    0,
  );
  const content = before + cues.length + clusterBytes;
  return Buffer.concat([ebml, idBytes(ID.segment), sizeBytes(content, 8), info, tracks, cues]);
}

const bytesOf = (segment: Segment): number => ('made' in segment ? segment.made.length : segment.end - segment.start);
