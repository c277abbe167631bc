import { crc32 } from 'node:zlib';
import { idBytes, sizeBytes, uintElement } from './ebml.ts';
import { ID } from './ids.ts';

/** One finished cluster, whole. */
export type Cluster = {
  readonly bytes: Buffer;
  /** Of its first block, in ms since the file's first sample. */
  readonly timeMs: number;
  /** Whether decoding can begin with it. */
  readonly beginsWithKey: boolean;
};

/** A block within a cluster. */
export type Block = { readonly timeMs: number; readonly isKey: boolean; readonly parts: readonly Buffer[] };

/** Times of blocks are told as 16-bit distances from their cluster's. */
export const MAX_CLUSTER_MS = 30_000;

const CLUSTER_ID = idBytes(ID.cluster);
/** Sizes of clusters have four bytes, so that the head can be written before the blocks. */
const SIZE_BYTES = 4;
const CRC_ELEMENT_BYTES = 6;
const CLUSTER_HEAD_BYTES = CLUSTER_ID.length + SIZE_BYTES + CRC_ELEMENT_BYTES;
/** An id, a size of up to eight bytes, track, time and flags. */
const BLOCK_HEAD_MOST_BYTES = 13;
const FIRST_BYTES = 65_536;

/** Collects blocks into a cluster. Each payload is copied once, into where it is written from. */
export class ClusterBuilder {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #bytes = 0;
  #first: Omit<Block, 'parts'> | undefined;

  /** Time of the first block, in ms; `undefined` while it is empty. */
  get timeMs(): number | undefined {
    return this.#first?.timeMs;
  }

  /** Adds a block; `timeMs` is a whole number, not before the first one's and at most `MAX_CLUSTER_MS` after it. */
  add({ timeMs, isKey, parts }: Block): void {
    if (!this.#first) this.#begin({ timeMs, isKey });
    const payloadBytes = parts.reduce((sum, part) => sum + part.length, 0);
    this.#makeRoom(BLOCK_HEAD_MOST_BYTES + payloadBytes);
    this.#append(Buffer.of(ID.simpleBlock));
    this.#append(sizeBytes(payloadBytes + 4));
    const buffer = this.#buffer;
    let at = buffer.writeUInt8(0x81, this.#bytes);
    at = buffer.writeInt16BE(timeMs - (this.#first?.timeMs ?? timeMs), at);
    this.#bytes = buffer.writeUInt8(isKey ? 0x80 : 0, at);
    for (const part of parts) this.#append(part);
  }

  /** Gives the cluster away and begins anew; `undefined` when nothing was added. */
  finish(): Cluster | undefined {
    if (!this.#first) return undefined;
    const bytes = this.#buffer.subarray(0, this.#bytes);
    sizeBytes(bytes.length - CLUSTER_ID.length - SIZE_BYTES, SIZE_BYTES).copy(bytes, CLUSTER_ID.length);
    // What the index and the recovery trust: the checksum is of all that follows it (RFC 8794 §11.3.1).
    const crcAt = CLUSTER_ID.length + SIZE_BYTES;
    bytes.writeUInt8(ID.crc32, crcAt);
    bytes.writeUInt8(0x84, crcAt + 1);
    bytes.writeUInt32LE(crc32(bytes.subarray(CLUSTER_HEAD_BYTES)), crcAt + 2);
    const { timeMs, isKey } = this.#first;
    this.#first = undefined;
    this.#bytes = 0;
    // It is still to be written while the next one fills.
    this.#buffer = Buffer.allocUnsafe(Math.max(FIRST_BYTES, bytes.length + (bytes.length >> 2)));
    return { bytes, timeMs, beginsWithKey: isKey };
  }

  #begin(first: Omit<Block, 'parts'>): void {
    this.#first = first;
    CLUSTER_ID.copy(this.#buffer);
    this.#bytes = CLUSTER_HEAD_BYTES;
    this.#append(uintElement(ID.timestamp, first.timeMs));
  }

  #append(part: Buffer): void {
    this.#bytes += part.copy(this.#buffer, this.#bytes);
  }

  #makeRoom(bytes: number): void {
    const needed = this.#bytes + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#bytes);
    this.#buffer = larger;
  }
}
