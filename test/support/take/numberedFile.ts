import { readElementHead, readElements } from '../../../server/recording/matroska/ebml.ts';
import { ID } from '../../../server/recording/matroska/ids.ts';
import { TrackFile } from '../../../server/recording/matroska/TrackFile.ts';
import { MemoryDisk } from '../../fakes/MemoryDisk.ts';

export const PICTURE_MS = 100;
const KEY_EVERY_MS = 4_000;
export const PACKET_MS = 20;

/** A file as the recorder writes it. In each picture or packet stands its own time as a number, in ms. */
export async function numberedFile(medium: 'audio' | 'video', lengthMs: number): Promise<Buffer> {
  const disk = new MemoryDisk();
  const file = new TrackFile({
    codec: medium === 'video' ? 'vp8' : 'opus',
    codecPrivate: medium === 'audio' ? Buffer.alloc(19) : undefined,
    channels: medium === 'audio' ? 1 : undefined,
    tags: { TAKE_ID: 'tak_1', FILE_ID: 'f1' },
    path: '/nowhere/f1.webm',
    startAtMs: () => 1_790_000_000_000,
    onGrown: () => undefined,
    onFailed: (code) => {
      throw new Error(code);
    },
    create: async () => disk,
  });
  for (let timeMs = 0; timeMs < lengthMs; timeMs += medium === 'video' ? PICTURE_MS : PACKET_MS) {
    const own = Buffer.alloc(4);
    own.writeUInt32BE(timeMs);
    const isKey = medium === 'audio' || timeMs % KEY_EVERY_MS === 0;
    const size = medium === 'video' ? { widthPx: 640, heightPx: 360 } : undefined;
    file.tick(timeMs);
    file.add({ timeMs, isKey, parts: [own], lastsMs: PACKET_MS, size, codecPrivate: undefined }, timeMs);
  }
  await file.close();
  return Buffer.from(disk.bytes);
}

/** What stands in such a file: when its blocks are, what was written into them, and its index. */
export function lookInto(bytes: Buffer) {
  const ebml = readElementHead(bytes, 0);
  const segment = readElementHead(bytes, (ebml?.contentAt ?? 0) + (ebml?.size ?? 0));
  if (!segment) throw new Error('no segment');
  const elements = readElements(bytes, segment.contentAt);
  const places = elements.map((_each, index) => (elements[index - 1]?.endAt ?? segment.contentAt) - segment.contentAt);
  const blocks = elements
    .filter(({ id }) => id === ID.cluster)
    .flatMap(({ content }) => {
      const parts = readElements(content, 0);
      const clusterMs = Number(parts.find(({ id }) => id === ID.timestamp)?.content.readBigUInt64BE());
      return parts
        .filter(({ id }) => id === ID.simpleBlock)
        .map(({ content: block }) => ({ atMs: clusterMs + block.readInt16BE(1), wasAtMs: block.readUInt32BE(4) }));
    });
  const cues = elements.find(({ id }) => id === ID.cues);
  const points = readElements(cues?.content ?? Buffer.alloc(0), 0).map(({ content }) => {
    const [time, track] = readElements(content, 0);
    const [, position] = readElements(track?.content ?? Buffer.alloc(0), 0);
    return { atMs: Number(time?.content.readBigUInt64BE()), at: Number(position?.content.readBigUInt64BE()) };
  });
  const clusterPlaces = places.filter((_place, index) => elements[index]?.id === ID.cluster);
  return { endsAt: segment.contentAt + (segment.size ?? 0), blocks, points, clusterPlaces };
}
