import type { RtpPacket } from '../rtp/rtpPacket.ts';

/** The size of a picture, in px. */
export type PictureSize = { readonly widthPx: number; readonly heightPx: number };

/** One coded picture or stretch of sound as a file keeps it. */
export type Frame = {
  /** RTP time, 32 bit, of the codec's clock. */
  readonly timestamp: number;
  /** Whether it can be decoded without any other; always so for sound. */
  readonly isKey: boolean;
  /** What it consists of, in order; views into the packets where possible. */
  readonly parts: readonly Buffer[];
  /** Known of key pictures. */
  readonly size?: PictureSize | undefined;
  /** What a decoder must know beforehand, where it is in the stream (H264: avcC); of key pictures only. */
  readonly codecPrivate?: Buffer | undefined;
};

/** Puts the packets of one stream, which come in order, together into frames. */
export interface Depacketizer {
  /** Takes the next packet; returns the frame that it completes. */
  add(packet: RtpPacket): Frame | undefined;
  /** Packets before the next one are lost for good: drops what they may have belonged to. */
  lose(): void;
}
