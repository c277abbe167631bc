import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { AppError } from '../../../shared/errors/index.ts';
import {
  type ObjectStore,
  type SentPart,
  type Transfer,
  type Upload,
  UploadGoneError,
} from '../../library/archive/ports.ts';
import type { Part } from '../../platform/Part.ts';
import { type S3Access, S3Client, S3MissingError } from './S3Client.ts';

/** What stores say of what they cannot do; all of it can be done without. */
const CANNOT = [405, 501];
/** An ETag that is the MD5 of what came; stores that encrypt have others. */
const IS_MD5 = /^[0-9a-f]{32}$/;

/** A bucket of an S3-compatible store. */
export class S3Store implements ObjectStore {
  readonly #client: S3Client;

  constructor(access: S3Access) {
    this.#client = new S3Client(access);
  }

  get name(): string {
    return this.#client.name;
  }

  async ping(): Promise<void> {
    try {
      await this.#client.tell({ method: 'HEAD', key: '' });
    } catch (thrown) {
      if (thrown instanceof S3MissingError) throw new AppError('store.no-bucket', {}, { cause: thrown });
      throw thrown;
    }
  }

  async begin(key: string): Promise<string> {
    const { text } = await this.#client.tell({ method: 'POST', key, query: { uploads: '' } });
    const [uploadId] = contentsOf(text, 'UploadId');
    if (!uploadId) throw new AppError('store.failed');
    return uploadId;
  }

  async partsOf({ key, uploadId }: Upload): Promise<readonly SentPart[] | 'gone' | undefined> {
    const parts: SentPart[] = [];
    try {
      for (let after = '0'; after !== ''; ) {
        const query = { uploadId, 'part-number-marker': after };
        const { text } = await this.#client.tell({ method: 'GET', key, query });
        parts.push(...contentsOf(text, 'Part').flatMap(partIn));
        const isMore = contentsOf(text, 'IsTruncated')[0] === 'true';
        after = (isMore && contentsOf(text, 'NextPartNumberMarker')[0]) || '';
      }
      return parts;
    } catch (thrown) {
      if (thrown instanceof S3MissingError) return 'gone';
      if (cannot(thrown)) return undefined;
      throw thrown;
    }
  }

  async sendPart(
    { key, uploadId }: Upload,
    { number, bytes }: { readonly number: number; readonly bytes: Buffer },
    how: Transfer,
  ): Promise<string> {
    const md5 = createHash('md5').update(bytes).digest();
    const headers = { 'Content-MD5': md5.toString('base64') };
    const query = { partNumber: `${number}`, uploadId };
    const { etag } = await knowing(this.#client.tell({ method: 'PUT', key, query, headers, body: bytes, how }));
    const plain = bare(etag);
    if (plain === '') throw new AppError('store.failed');
    if (IS_MD5.test(plain) && plain !== md5.toString('hex')) throw new AppError('store.damaged');
    return plain;
  }

  async finish({ key, uploadId }: Upload, parts: readonly SentPart[]): Promise<void> {
    const list = parts.map(
      ({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>"${etag}"</ETag></Part>`,
    );
    const body = Buffer.from(
      `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${list.join('')}</CompleteMultipartUpload>`,
    );
    const headers = { 'Content-Type': 'application/xml' };
    const { text } = await knowing(this.#client.tell({ method: 'POST', key, query: { uploadId }, headers, body }));
    // It begins to answer before it is done: a failure comes with status 200.
    const [code] = contentsOf(text, 'Code');
    if (code === 'NoSuchUpload' || code === 'InvalidPart') throw new UploadGoneError();
    if (code !== undefined) throw new AppError('store.failed');
  }

  async abandon(key: string, uploadId: string | null): Promise<void> {
    const known = uploadId === null ? [] : [uploadId];
    for (const each of new Set([...known, ...(await this.#uploadsUnder(key))])) {
      await this.#withoutMissing({ method: 'DELETE', key, query: { uploadId: each } });
    }
  }

  async read(key: string, part?: Part): Promise<Readable | undefined> {
    try {
      const headers = part ? { Range: `bytes=${part.start}-${part.end}` } : {};
      const answer = await this.#client.send({ method: 'GET', key, headers });
      if (!part || answer.headers['content-range']?.startsWith(`bytes ${part.start}-${part.end}/`)) return answer;
      // Whatever it is, it is not the part: nobody must take it for that.
      answer.destroy();
      throw new AppError('store.failed');
    } catch (thrown) {
      if (thrown instanceof S3MissingError) return undefined;
      throw thrown;
    }
  }

  async bytesOf(key: string): Promise<number | undefined> {
    try {
      const answer = await this.#client.send({ method: 'HEAD', key });
      answer.resume();
      return Number(answer.headers['content-length']);
    } catch (thrown) {
      if (thrown instanceof S3MissingError) return undefined;
      throw thrown;
    }
  }

  remove(key: string): Promise<void> {
    return this.#withoutMissing({ method: 'DELETE', key });
  }

  /** Lets go of idle connections. */
  close(): void {
    this.#client.close();
  }

  /** Uploads of exactly this key that were not finished; none where the store does not tell. */
  async #uploadsUnder(key: string): Promise<string[]> {
    try {
      const { text } = await this.#client.tell({ method: 'GET', key: '', query: { uploads: '', prefix: key } });
      return contentsOf(text, 'Upload').flatMap((each) =>
        contentsOf(each, 'Key')[0] === key ? contentsOf(each, 'UploadId') : [],
      );
    } catch (thrown) {
      if (cannot(thrown)) return [];
      throw thrown;
    }
  }

  async #withoutMissing(wanted: Parameters<S3Client['tell']>[0]): Promise<void> {
    try {
      await this.#client.tell(wanted);
    } catch (thrown) {
      if (!(thrown instanceof S3MissingError)) throw thrown;
    }
  }
}

async function knowing<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof S3MissingError) throw new UploadGoneError();
    throw thrown;
  }
}

const cannot = (thrown: unknown): boolean =>
  thrown instanceof AppError && CANNOT.includes(Number(thrown.details['status']));

const bare = (etag: string): string => etag.replaceAll('"', '');

/** Answers are small and flat: what stands in each element of a name, as text. */
const contentsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, content = '']) => unescaped(content));

const unescaped = (text: string): string =>
  text.replace(/&(quot|#34|apos|#39|lt|gt|amp);/g, (_all, name: string) => SIGNS[name] ?? '');

const SIGNS: Readonly<Record<string, string>> = {
  ...{ quot: '"', '#34': '"', apos: "'", '#39': "'", lt: '<', gt: '>', amp: '&' },
};

function partIn(xml: string): SentPart[] {
  const number = Number(contentsOf(xml, 'PartNumber')[0]);
  const etag = bare(contentsOf(xml, 'ETag')[0] ?? '');
  return Number.isInteger(number) && number > 0 && etag !== '' ? [{ number, etag }] : [];
}
