/** Length of an element whose end is not known yet: a live file's segment. */
export const UNKNOWN_SIZE = Buffer.from('01ffffffffffffff', 'hex');

/** An element's id with its length marker, as bytes. */
export function idBytes(id: number): Buffer {
  const bytes = id > 0xff_ffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1;
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(id, 0, bytes);
  return buffer;
}

/** An element's size, in as few bytes as it takes, or in exactly `width` (1–8). */
export function sizeBytes(size: number, width?: number): Buffer {
  let bytes = width ?? 1;
  // All ones stand for an unknown size.
  while (width === undefined && size >= 2 ** (7 * bytes) - 1) bytes += 1;
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(size) | (1n << BigInt(7 * bytes)));
  return buffer.subarray(8 - bytes);
}

/** An element with its content. */
export function element(id: number, ...content: readonly Buffer[]): Buffer {
  const bytes = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([idBytes(id), sizeBytes(bytes), ...content]);
}

/** A whole number ≥ 0, always in eight bytes: wherever it is patched later, nothing moves. */
export function uintElement(id: number, value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64BE(BigInt(value));
  return element(id, buffer);
}

/** A signed whole number in eight bytes: dates, in ns since 2001. */
export function intElement(id: number, value: bigint): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(value);
  return element(id, buffer);
}

/** A number with fraction in eight bytes. */
export function floatElement(id: number, value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return element(id, buffer);
}

/** A text. */
export function textElement(id: number, text: string): Buffer {
  return element(id, Buffer.from(text, 'utf8'));
}

/** Takes up `bytes` bytes, at least 9, and says nothing. */
export function voidElement(id: number, bytes: number): Buffer {
  return Buffer.concat([idBytes(id), sizeBytes(bytes - 9, 8), Buffer.alloc(bytes - 9)]);
}

/** Where an element begins and what it holds. `size` is `undefined` for one without a known end. */
export type ElementHead = {
  readonly id: number;
  /** Where its content begins, in bytes from the start of the buffer. */
  readonly contentAt: number;
  readonly size: number | undefined;
};

/** Reads the head of the element at `at`; `undefined` when there is none or it is cut short. */
export function readElementHead(buffer: Buffer, at: number): ElementHead | undefined {
  const idLength = Math.clz32(buffer[at] ?? 0) - 23;
  const sizeAt = at + idLength;
  const sizeLength = Math.clz32(buffer[sizeAt] ?? 0) - 23;
  const contentAt = sizeAt + sizeLength;
  if (idLength > 4 || sizeLength > 8 || contentAt > buffer.length) return undefined;
  const id = buffer.readUIntBE(at, idLength);
  let size = (buffer[sizeAt] ?? 0) & (0xff >> sizeLength);
  let isUnknown = size === 0xff >> sizeLength;
  for (let index = sizeAt + 1; index < contentAt; index += 1) {
    isUnknown = isUnknown && buffer[index] === 0xff;
    size = size * 256 + (buffer[index] ?? 0);
  }
  return { id, contentAt, size: isUnknown ? undefined : size };
}

/** An element with what it holds. */
export type ReadElement = { readonly id: number; readonly content: Buffer; readonly endAt: number };

/** The elements that follow one another from `start` on; ends at one that is cut short or has no known end. */
export function readElements(buffer: Buffer, start: number): ReadElement[] {
  const elements: ReadElement[] = [];
  for (let at = start; at < buffer.length; ) {
    const head = readElementHead(buffer, at);
    if (head?.size === undefined) break;
    const endAt = head.contentAt + head.size;
    if (endAt > buffer.length) break;
    elements.push({ id: head.id, content: buffer.subarray(head.contentAt, endAt), endAt });
    at = endAt;
  }
  return elements;
}
