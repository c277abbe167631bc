import type { PictureSize } from '../frames/Frame.ts';
import {
  element,
  floatElement,
  idBytes,
  intElement,
  sizeBytes,
  textElement,
  UNKNOWN_SIZE,
  uintElement,
  voidElement,
} from './ebml.ts';
import { ID } from './ids.ts';

/** What the head of a file says. All files have one track. */
export type FileHead = {
  readonly codec: 'vp8' | 'vp9' | 'h264' | 'opus';
  /** What a decoder must know beforehand: OpusHead, avcC. */
  readonly codecPrivate: Buffer | undefined;
  /** Of sound. */
  readonly channels: number | undefined;
  /** Of pictures; sizes may change within a file, this one is for lists. */
  readonly size: PictureSize | undefined;
  /** Server's time at the file's first sample, Unix ms with fraction. */
  readonly startAtMs: number;
  readonly durationMs: number;
  /** Names and values that tell whose file this is, should all else be lost. Upper-case names. */
  readonly tags: Readonly<Record<string, string>>;
  /** Where the index begins and the file ends, in bytes; none while the file grows. */
  readonly closed: { readonly cuesAt: number; readonly bytes: number } | undefined;
};

/** The names of codecs in files. */
export const CODEC_IDS = { vp8: 'V_VP8', vp9: 'V_VP9', h264: 'V_MPEG4/ISO/AVC', opus: 'A_OPUS' } as const;
const APP = 'tongtang';

/** 2001-01-01 UTC in Unix ms: Matroska's dates count from there. */
export const DATE_ZERO_MS = Date.UTC(2001, 0, 1);

/** A decoder of Opus wants to hear this much before the place from which it is to play, in ns (RFC 7845 §4.6). */
const OPUS_PRE_ROLL_NS = 80_000_000;

const EBML_HEAD_TEXT = { webm: 'webm', matroska: 'matroska' } as const;

/** WebM has a fixed list of codecs; all else is Matroska. */
const containerOf = (codec: FileHead['codec']): 'webm' | 'matroska' => (codec === 'h264' ? 'matroska' : 'webm');

/** The whole head of a file up to its first cluster. As long as codec and tags stay the same, so does its length: it is rewritten in place. */
export function buildFileHead(head: FileHead): Buffer {
  const ebml = ebmlHead(containerOf(head.codec));
  const segmentHead = idBytes(ID.segment).length + UNKNOWN_SIZE.length;
  const start = ebml.length + segmentHead;
  const parts = [infoOf(head), tracksOf(head), tagsOf(head.tags)] as const;
  const seekHead = seekHeadOf(parts, head.closed && head.closed.cuesAt - start);
  const size = head.closed ? sizeBytes(head.closed.bytes - start, UNKNOWN_SIZE.length) : UNKNOWN_SIZE;
  return Buffer.concat([ebml, idBytes(ID.segment), size, seekHead, ...parts]);
}

/** Where positions within the segment count from, in bytes from the start of the file. */
export function segmentStart(codec: FileHead['codec']): number {
  return ebmlHead(containerOf(codec)).length + idBytes(ID.segment).length + UNKNOWN_SIZE.length;
}

function ebmlHead(container: keyof typeof EBML_HEAD_TEXT): Buffer {
  return element(
    ID.ebml,
    uintElement(ID.ebmlVersion, 1),
    uintElement(ID.ebmlReadVersion, 1),
    uintElement(ID.ebmlMaxIdLength, 4),
    uintElement(ID.ebmlMaxSizeLength, 8),
    textElement(ID.docType, EBML_HEAD_TEXT[container]),
    uintElement(ID.docTypeVersion, 4),
    uintElement(ID.docTypeReadVersion, 2),
  );
}

/** Says where the parts are. The place of the index is kept free until there is one. */
function seekHeadOf(parts: readonly [Buffer, Buffer, Buffer], cuesPosition: number | undefined): Buffer {
  const entry = (id: number, position: number): Buffer =>
    element(ID.seek, element(ID.seekId, idBytes(id)), uintElement(ID.seekPosition, position));
  const entryBytes = entry(ID.cues, 0).length;
  const bytes = element(ID.seekHead, Buffer.alloc(4 * entryBytes)).length;
  const [info, tracks] = parts;
  return element(
    ID.seekHead,
    entry(ID.info, bytes),
    entry(ID.tracks, bytes + info.length),
    entry(ID.tags, bytes + info.length + tracks.length),
    cuesPosition === undefined ? voidElement(ID.void, entryBytes) : entry(ID.cues, cuesPosition),
  );
}

function infoOf({ startAtMs, durationMs }: FileHead): Buffer {
  return element(
    ID.info,
    uintElement(ID.timestampScale, 1_000_000),
    floatElement(ID.duration, durationMs),
    intElement(ID.dateUtc, BigInt(Math.round((startAtMs - DATE_ZERO_MS) * 1_000)) * 1_000n),
    textElement(ID.muxingApp, APP),
    textElement(ID.writingApp, APP),
  );
}

function tracksOf({ codec, codecPrivate, channels = 2, size }: FileHead): Buffer {
  const isSound = codec === 'opus';
  return element(
    ID.tracks,
    element(
      ID.trackEntry,
      uintElement(ID.trackNumber, 1),
      uintElement(ID.trackUid, 1),
      uintElement(ID.trackType, isSound ? 2 : 1),
      uintElement(ID.flagLacing, 0),
      textElement(ID.codecId, CODEC_IDS[codec]),
      ...(codecPrivate ? [element(ID.codecPrivate, codecPrivate)] : []),
      ...(isSound ? soundOf(channels) : [pictureOf(size)]),
    ),
  );
}

function soundOf(channels: number): Buffer[] {
  return [
    uintElement(ID.codecDelay, 0),
    uintElement(ID.seekPreRoll, OPUS_PRE_ROLL_NS),
    element(ID.audio, floatElement(ID.samplingFrequency, 48_000), uintElement(ID.channels, channels)),
  ];
}

function pictureOf(size: PictureSize | undefined): Buffer {
  const { widthPx, heightPx } = size ?? { widthPx: 1, heightPx: 1 };
  return element(ID.video, uintElement(ID.pixelWidth, widthPx), uintElement(ID.pixelHeight, heightPx));
}

function tagsOf(tags: FileHead['tags']): Buffer {
  const simple = Object.entries(tags).map(([name, value]) =>
    element(ID.simpleTag, textElement(ID.tagName, name), textElement(ID.tagString, value)),
  );
  return element(ID.tags, element(ID.tag, element(ID.targets), ...simple));
}
