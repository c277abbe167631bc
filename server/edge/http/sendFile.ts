import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { SentFile } from '../../lesson/courseware/deckHandlers.ts';

type Part = { readonly start: number; readonly end: number };

/**
 * Sends a file, or the one part of it that was asked for: a display whose line broke goes on where it was. The file was
 * made by somebody else: no browser may take it for a page of ours.
 */
export async function sendFile(request: Request, response: Response, file: SentFile): Promise<void> {
  const tag = `"${file.sha256}"`;
  response.set({
    ETag: tag,
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Accept-Ranges': 'bytes',
    'Content-Type': file.contentType,
    'Content-Disposition': 'attachment',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  if (request.headers['if-none-match'] === tag) {
    response.status(304).end();
    return;
  }
  const part = partAskedFor(request, file.bytes, tag);
  if (part === 'unsatisfiable') {
    response.status(416).set('Content-Range', `bytes */${file.bytes}`).end();
    return;
  }
  const { start, end } = part ?? { start: 0, end: file.bytes - 1 };
  if (part) response.status(206).set('Content-Range', `bytes ${start}-${end}/${file.bytes}`);
  response.set('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const content = await file.read(part);
  try {
    await pipeline(content, response);
  } catch (failure) {
    // Whoever asked has gone: nothing is wrong.
    if (!response.destroyed && !request.destroyed) throw failure;
  }
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
