import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '../../../shared/errors/index.ts';
import type { Transfer } from '../../library/archive/ports.ts';

/** How to reach a bucket. */
export type S3Access = {
  /** `https://host`, or `http://host:port` within a school. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Whether the bucket is the first step of the path, and not a part of the host's name. */
  readonly pathStyle: boolean;
};

/** One request. */
export type S3Request = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Empty: the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** How `body` goes; at once and to its end when left out. */
  readonly how?: Transfer | undefined;
};

/** The store has answered that something is not there; the message is what S3 calls it, e.g. `NoSuchKey`. */
export class S3MissingError extends Error {}

/** A line over which nothing comes for so long is dead, in ms. */
const SILENT_MS = 60_000;
/** A body goes in slices of so many bytes, so that it can be held up in between. */
const SLICE_BYTES = 65_536;
/** What a store says besides contents is short. */
const MOST_SAID_BYTES = 4_000_000;
const NOTHING = Buffer.alloc(0);

/**
 * Speaks S3 with one bucket: each request is signed (aws4fetch), its body by its hash. Bodies are streams both ways, and
 * nothing is tried again here.
 */
export class S3Client {
  readonly #access: S3Access;
  readonly #base: URL;
  readonly #agent: HttpAgent;

  constructor(access: S3Access) {
    this.#access = access;
    this.#base = baseOf(access);
    this.#agent =
      this.#base.protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  }

  /** Host and bucket. */
  get name(): string {
    return `${new URL(this.#access.endpoint).host}/${this.#access.bucket}`;
  }

  /**
   * The answer, if it is a good one; its content is the caller's to read or to destroy. Throws `S3MissingError`,
   * `store.unreachable`, `store.refused`, `store.no-bucket`, `store.damaged`, `store.failed`.
   */
  async send(wanted: S3Request): Promise<IncomingMessage> {
    const answer = await this.#ask(wanted);
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    throw refusal(status, codeIn(await textOf(answer)));
  }

  /** As `send`, for answers that are short texts. */
  async tell(wanted: S3Request): Promise<{ readonly text: string; readonly etag: string }> {
    const answer = await this.send(wanted);
    return { text: await textOf(answer), etag: answer.headers.etag ?? '' };
  }

  /** Lets go of idle connections. */
  close(): void {
    this.#agent.destroy();
  }

  async #ask({ method, key, query = {}, headers = {}, body = NOTHING, how }: S3Request): Promise<IncomingMessage> {
    const url = new URL(this.#base);
    // The bucket itself without a slash at its end: stores differ in what they make of one.
    if (key !== '')
      url.pathname = `${url.pathname.replace(/\/$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`;
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const { accessKeyId, secretAccessKey, region } = this.#access;
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'X-Amz-Content-Sha256': createHash('sha256').update(body).digest('hex') },
      ...{ accessKeyId, secretAccessKey, region, service: 's3' },
    });
    const signed = await signer.sign();
    try {
      return await this.#carry(signed.url, { method, headers: Object.fromEntries(signed.headers), body, how });
    } catch (cause) {
      how?.signal.throwIfAborted();
      throw new AppError('store.unreachable', {}, { cause });
    }
  }

  #carry(
    url: URL,
    {
      method,
      headers,
      body,
      how,
    }: Pick<S3Request, 'method' | 'how'> & { headers: Record<string, string>; body: Buffer },
  ): Promise<IncomingMessage> {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const asked = request(url, {
      method,
      headers: { ...headers, ...(method === 'PUT' || method === 'POST' ? { 'content-length': `${body.length}` } : {}) },
      agent: this.#agent,
      ...(how ? { signal: how.signal } : {}),
    });
    asked.setTimeout(SILENT_MS, () => asked.destroy(new Error('nothing came for too long')));
    asked.once('response', resolve);
    asked.on('error', reject);
    // A store may answer before it has heard all: then its answer counts.
    pipeline(Readable.from(slicesOf(body, how), { objectMode: false }), asked).catch(reject);
    return promise;
  }
}

async function* slicesOf(body: Buffer, how: Transfer | undefined): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += SLICE_BYTES) {
    const slice = body.subarray(at, at + SLICE_BYTES);
    if (how) await how.pace(slice.length, how.signal);
    yield slice;
  }
}

function baseOf({ endpoint, bucket, pathStyle }: S3Access): URL {
  const base = new URL(endpoint);
  const path = base.pathname.replace(/\/$/, '');
  base.pathname = pathStyle ? `${path}/${bucket}` : path;
  if (!pathStyle) base.host = `${bucket}.${base.host}`;
  return base;
}

/** What a store says when what came is not what was sent. */
const OTHER_CONTENT = ['BadDigest', 'InvalidDigest', 'XAmzContentSHA256Mismatch', 'XAmzContentChecksumMismatch'];

/** What an answer that is not a good one means to us. Only the store's own word for it goes along, and nothing secret. */
function refusal(status: number, code: string): Error {
  const cause = new Error(`the store answered ${status} ${code}`);
  if (code === 'NoSuchBucket') return new AppError('store.no-bucket', { status }, { cause });
  if (status === 401 || status === 403) return new AppError('store.refused', { status }, { cause });
  if (status === 404 || code === 'InvalidPart') return new S3MissingError(code);
  if (OTHER_CONTENT.includes(code)) return new AppError('store.damaged', { status }, { cause });
  return new AppError('store.failed', { status }, { cause });
}

const codeIn = (text: string): string => /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text)?.[1] ?? '';

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > MOST_SAID_BYTES) throw new Error('the store says too much');
      parts.push(part);
    }
  } catch (cause) {
    throw new AppError('store.unreachable', {}, { cause });
  }
  return Buffer.concat(parts).toString('utf8');
}
