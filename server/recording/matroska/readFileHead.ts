import { idBytes, readElementHead, readElements } from './ebml.ts';
import { CODEC_IDS, DATE_ZERO_MS, type FileHead } from './fileHead.ts';
import { ID } from './ids.ts';

/** What `readFileHead` finds. */
export type ReadHead = {
  readonly head: FileHead;
  /** Length of the head: the first cluster begins there. */
  readonly bytes: number;
  /** What the segment's size says of the end of the file; nothing for one that was never closed. */
  readonly endAt: number | undefined;
};

/** Reads the head that `buildFileHead` wrote from a file's first bytes; `undefined` when it is none of ours. */
export function readFileHead(buffer: Buffer): ReadHead | undefined {
  const ebml = readElementHead(buffer, 0);
  if (ebml?.id !== ID.ebml || ebml.size === undefined) return undefined;
  const segment = readElementHead(buffer, ebml.contentAt + ebml.size);
  if (segment?.id !== ID.segment) return undefined;
  const found = new Map<number, Buffer>();
  let bytes = segment.contentAt;
  for (const { id, content, endAt } of readElements(buffer, segment.contentAt)) {
    if (id === ID.cluster || id === ID.cues) break;
    found.set(id, content);
    bytes = endAt;
  }
  const [seekHead, info, tracks, tags] = [ID.seekHead, ID.info, ID.tracks, ID.tags].map((id) => found.get(id));
  if (!seekHead || !info || !tracks || !tags) return undefined;
  const endAt = segment.size === undefined ? undefined : segment.contentAt + segment.size;
  const cuesPosition = readCuesPosition(seekHead);
  const closed =
    endAt !== undefined && cuesPosition !== undefined
      ? { bytes: endAt, cuesAt: segment.contentAt + cuesPosition }
      : undefined;
  const track = readTrack(tracks);
  return track && { head: { ...track, ...readInfo(info), tags: readTags(tags), closed }, bytes, endAt };
}

function readCuesPosition(seekHead: Buffer): number | undefined {
  for (const content of all(seekHead, ID.seek)) {
    if (inside(content, ID.seekId)?.equals(idBytes(ID.cues))) return uintIn(content, ID.seekPosition);
  }
  return undefined;
}

function readInfo(info: Buffer): Pick<FileHead, 'startAtMs' | 'durationMs'> {
  const date = inside(info, ID.dateUtc);
  const duration = inside(info, ID.duration);
  return {
    startAtMs: DATE_ZERO_MS + Number((date?.readBigInt64BE() ?? 0n) / 1_000n) / 1_000,
    durationMs: duration?.readDoubleBE() ?? 0,
  };
}

function readTrack(tracks: Buffer): Pick<FileHead, 'codec' | 'codecPrivate' | 'channels' | 'size'> | undefined {
  const entry = inside(tracks, ID.trackEntry);
  if (!entry) return undefined;
  const codecId = inside(entry, ID.codecId)?.toString();
  const codec = (['vp8', 'vp9', 'h264', 'opus'] as const).find((name) => CODEC_IDS[name] === codecId);
  if (!codec) return undefined;
  const [video, audio] = [inside(entry, ID.video), inside(entry, ID.audio)];
  return {
    codec,
    codecPrivate: inside(entry, ID.codecPrivate),
    channels: audio && uintIn(audio, ID.channels),
    size: video && { widthPx: uintIn(video, ID.pixelWidth) ?? 1, heightPx: uintIn(video, ID.pixelHeight) ?? 1 },
  };
}

function readTags(tags: Buffer): Record<string, string> {
  const tag = inside(tags, ID.tag) ?? Buffer.alloc(0);
  return Object.fromEntries(
    all(tag, ID.simpleTag).map((content) => [
      inside(content, ID.tagName)?.toString() ?? '',
      inside(content, ID.tagString)?.toString() ?? '',
    ]),
  );
}

const all = (parent: Buffer, id: number): Buffer[] =>
  readElements(parent, 0).flatMap((found) => (found.id === id ? [found.content] : []));

const inside = (parent: Buffer, id: number): Buffer | undefined => all(parent, id)[0];

function uintIn(parent: Buffer, id: number): number | undefined {
  const content = inside(parent, id);
  return content && Number(content.readBigUInt64BE());
}
