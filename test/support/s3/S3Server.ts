import { existsSync } from 'node:fs';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { tempDir } from '../tempDir.ts';

/** The only key pair that s3rver knows. */
export const S3_KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } as const;
const BUCKET = 'recordings';

/**
 * A real S3 server on a port of this machine, with its objects in a folder of its own: s3rver, which verifies each
 * signature (V4) and keeps uploads across its own restarts. It lacks ListParts, ListMultipartUploads and
 * AbortMultipartUpload; these three are answered here from its folder, with the same names and shapes. Ends with
 * `close()`.
 */
export class S3Server {
  /** Each request that was answered so far: method and of what, how, and the bytes that came with it. */
  readonly asked: { readonly what: string; readonly status: number; readonly bytes: number }[] = [];
  /** Stores as they are that know none of the three. */
  isPlain = false;
  readonly #http: Server;
  readonly #dir: string;
  readonly #remove: () => Promise<void>;

  private constructor(
    answer: (asked: IncomingMessage, response: ServerResponse) => void,
    dir: string,
    remove: () => Promise<void>,
  ) {
    this.#dir = dir;
    this.#remove = remove;
    this.#http = createServer((asked, response) => {
      const url = new URL(asked.url ?? '', 'http://s3');
      this.#count(asked, url, response);
      if (!this.isPlain && (this.#answersList(asked, url) || this.#answersUpload(asked, url)))
        void this.#answer(asked, url, response);
      else answer(asked, response);
    });
  }

  static async open(): Promise<S3Server> {
    const { path, remove } = await tempDir();
    const rver = new S3rver({
      directory: path,
      silent: true,
      vhostBuckets: false,
      configureBuckets: [{ name: BUCKET }],
    });
    await rver.configureBuckets();
    const server = new S3Server(rver.callback(), path, remove);
    await new Promise<void>((resolve) => server.#http.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  /** What a server is started with to use it, at this port or by way of another one. */
  env(port = this.port): Record<string, string> {
    return {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: S3_KEYS.accessKeyId,
      S3_SECRET_ACCESS_KEY: S3_KEYS.secretAccessKey,
      S3_MBIT_PER_S: '10000',
    };
  }

  /** Bytes of parts that have come whole so far. */
  partBytes(): number {
    return this.asked.reduce((sum, { what, bytes }) => sum + (what === 'PUT part' ? bytes : 0), 0);
  }

  count(what: string): number {
    return this.asked.filter((each) => each.what === what).length;
  }

  /** Keys of all objects. */
  async keys(): Promise<string[]> {
    const names = await readdir(join(this.#dir, BUCKET), { recursive: true });
    return names
      .flatMap((name) => (name.endsWith('._S3rver_object') ? [name.slice(0, -'._S3rver_object'.length)] : []))
      .sort();
  }

  /** Names of uploads that were not finished. */
  async uploads(): Promise<string[]> {
    return existsSync(this.#uploads) ? readdir(this.#uploads) : [];
  }

  content(key: string): Promise<Buffer> {
    return readFile(this.#object(key));
  }

  /** Changes one byte of an object, as a bad disk would. */
  spoil(key: string): Promise<void> {
    return spoil(this.#object(key));
  }

  /** The same with the first part of each upload that is under way. */
  async spoilParts(): Promise<void> {
    for (const upload of await this.uploads()) await spoil(join(this.#uploads, upload, '1'));
  }

  async forget(key: string): Promise<void> {
    await rm(this.#object(key));
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
    await this.#remove();
  }

  get #uploads(): string {
    return join(this.#dir, BUCKET, '._S3rver_uploads');
  }

  #object(key: string): string {
    return join(this.#dir, BUCKET, `${key}._S3rver_object`);
  }

  #count(asked: IncomingMessage, { searchParams }: URL, response: ServerResponse): void {
    const kind = searchParams.has('partNumber') ? 'part' : searchParams.has('uploadId') ? 'upload' : 'object';
    response.once('finish', () => {
      const bytes = Number(asked.headers['content-length'] ?? 0);
      this.asked.push({ what: `${asked.method} ${kind}`, status: response.statusCode, bytes });
    });
  }

  #answersList(asked: IncomingMessage, { searchParams }: URL): boolean {
    return asked.method === 'GET' && searchParams.has('uploads');
  }

  #answersUpload(asked: IncomingMessage, { searchParams }: URL): boolean {
    return (asked.method === 'GET' || asked.method === 'DELETE') && searchParams.has('uploadId');
  }

  async #answer(asked: IncomingMessage, { searchParams }: URL, response: ServerResponse): Promise<void> {
    response.setHeader('Content-Type', 'application/xml');
    const uploadId = searchParams.get('uploadId');
    if (uploadId === null) {
      response.end(await this.#listUploads(searchParams.get('prefix') ?? ''));
      return;
    }
    const dir = join(this.#uploads, uploadId);
    if (!existsSync(dir)) response.writeHead(404).end('<Error><Code>NoSuchUpload</Code></Error>');
    else if (asked.method === 'GET') response.end(await listParts(dir));
    else {
      await rm(dir, { recursive: true, force: true });
      response.writeHead(204).end();
    }
  }

  async #listUploads(prefix: string): Promise<string> {
    const found = await Promise.all(
      (await this.uploads()).map(async (id) => ({ id, key: await readFile(join(this.#uploads, id, 'key'), 'utf8') })),
    );
    const listed = found.filter(({ key }) => key.startsWith(prefix));
    const xml = listed.map(({ id, key }) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`);
    return `<ListMultipartUploadsResult>${xml.join('')}</ListMultipartUploadsResult>`;
  }
}

async function listParts(dir: string): Promise<string> {
  const numbers = (await readdir(dir))
    .filter((name) => /^\d+\.md5$/.test(name))
    .map((name) => Number.parseInt(name, 10));
  const parts = await Promise.all(
    numbers
      .sort((a, b) => a - b)
      .map(async (number) => {
        const md5 = await readFile(join(dir, `${number}.md5`), 'utf8');
        return `<Part><PartNumber>${number}</PartNumber><ETag>&quot;${md5}&quot;</ETag></Part>`;
      }),
  );
  return `<ListPartsResult><IsTruncated>false</IsTruncated>${parts.join('')}</ListPartsResult>`;
}

async function spoil(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 1_000);
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, 1_000);
  } finally {
    await file.close();
  }
}
