import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { SentFile } from '../../lesson/courseware/deckHandlers.ts';
import type { SavedFile } from '../../library/SavedFile.ts';
import type { Part } from '../../platform/Part.ts';

/** What goes with each use. What is played or saved is not kept by the browser: whoever comes to the device later finds nothing. */
const USES = {
  keep: { 'Cache-Control': 'private, max-age=31536000, immutable', 'Content-Disposition': 'attachment' },
  play: { 'Cache-Control': 'private, no-store', 'Content-Disposition': 'inline' },
  save: { 'Cache-Control': 'private, no-store', 'Content-Disposition': 'attachment' },
} as const;

/** The name under which a file is saved, for browsers and for programs that know ASCII only (RFC 6266, RFC 8187). */
function attachment(name: string): string {
  const ascii = name.replace(/[^\w.-]+/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

/**
 * Sends a file, or the one part of it that was asked for: a display whose line broke goes on where it was. The file was
 * made by somebody else: no browser may take it for a page of ours.
 */
export async function sendFile(request: Request, response: Response, file: SentFile | SavedFile): Promise<void> {
  const tag = `"${file.tag}"`;
  const part = bounded(partAskedFor(request, file.bytes, tag), file);
  const isWanted = request.headers['if-none-match'] !== tag && part !== 'unsatisfiable' && request.method !== 'HEAD';
  // Before anything is said of it: what cannot be read is answered with its own error.
  const content = isWanted ? await file.read(part) : undefined;
  response.set({
    ETag: tag,
    ...USES[file.use.kind],
    ...(file.use.kind === 'save' ? { 'Content-Disposition': attachment(file.use.name) } : {}),
    'Accept-Ranges': 'bytes',
    'Content-Type': file.contentType,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  if (request.headers['if-none-match'] === tag) {
    response.status(304).end();
    return;
  }
  if (part === 'unsatisfiable') {
    response.status(416).set('Content-Range', `bytes */${file.bytes}`).end();
    return;
  }
  const { start, end } = part ?? { start: 0, end: file.bytes - 1 };
  if (part) response.status(206).set('Content-Range', `bytes ${start}-${end}/${file.bytes}`);
  response.set('Content-Length', String(end - start + 1));
  if (content) await pass(content, request, response);
  else response.end();
}

async function pass(content: Readable, request: Request, response: Response): Promise<void> {
  try {
    await pipeline(content, response);
  } catch (failure) {
    // Whoever asked has gone: nothing is wrong.
    if (!response.destroyed && !request.destroyed) throw failure;
  }
}

/** Whoever plays a file gets no more of it at once than is good for those who play others beside it. */
function bounded(
  part: ReturnType<typeof partAskedFor>,
  { use }: SentFile | SavedFile,
): ReturnType<typeof partAskedFor> {
  if (part === undefined || part === 'unsatisfiable' || use.kind !== 'play') return part;
  return { start: part.start, end: Math.min(part.end, part.start + use.mostBytes - 1) };
}

/** `undefined`: the whole file, also for several parts at once and for what cannot be read. */
function partAskedFor(request: Request, bytes: number, tag: string): Part | 'unsatisfiable' | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== tag) return undefined;
  const ranges = request.range(bytes);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  const [range] = ranges;
  return range && { start: range.start, end: range.end };
}
