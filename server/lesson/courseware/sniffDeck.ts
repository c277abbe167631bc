import { AppError } from '../../../shared/errors/index.ts';
import type { DeckKind } from '../../../shared/lesson/coursewareState.ts';
import type { ArrivedFile } from './ports.ts';

/** What a file is by its content: a kind of deck, or an office file that becomes PDF first. */
export type Sniffed = DeckKind | 'office';

/** PDF may have a little before its first line. */
const PDF_WITHIN_BYTES = 1_024;
/** The list of contents of a ZIP stands at its end. */
const ZIP_LIST_WITHIN_BYTES = 1_048_576;
const CHUNK_BYTES = 1_048_576;

const starts = (head: Buffer, bytes: string, at = 0): boolean =>
  head.subarray(at, at + bytes.length / 2).equals(Buffer.from(bytes, 'hex'));

/** Tells by the content, never by the name, what a file is. Throws `deck.type-unknown`, `deck.encrypted`. */
export async function sniffDeck(file: Pick<ArrivedFile, 'bytes' | 'read'>): Promise<Sniffed> {
  const head = await file.read(0, PDF_WITHIN_BYTES);
  if (starts(head, '89504e470d0a1a0a')) return 'png';
  if (starts(head, 'ffd8ff')) return 'jpeg';
  if (starts(head, '52494646') && starts(head, '57454250', 8)) return 'webp';
  if (starts(head, '504b0304') && (await isOfficeZip(file))) return 'office';
  if (starts(head, 'd0cf11e0a1b11ae1')) return sniffOldOffice(file);
  if (head.includes('%PDF-')) return 'pdf';
  throw new AppError('deck.type-unknown');
}

async function isOfficeZip(file: Pick<ArrivedFile, 'bytes' | 'read'>): Promise<boolean> {
  const list = await file.read(Math.max(0, file.bytes - ZIP_LIST_WITHIN_BYTES), ZIP_LIST_WITHIN_BYTES);
  return list.includes('ppt/presentation.xml') || list.includes('word/document.xml');
}

/** Files of Office before 2007, and newer ones with a password, are small file systems; the names in them tell what they are. */
async function sniffOldOffice(file: Pick<ArrivedFile, 'bytes' | 'read'>): Promise<Sniffed> {
  const found = await firstOf(file, ['EncryptedPackage', 'PowerPoint Document', 'WordDocument']);
  if (found === 'EncryptedPackage') throw new AppError('deck.encrypted');
  if (found === undefined) throw new AppError('deck.type-unknown');
  return 'office';
}

async function firstOf(
  file: Pick<ArrivedFile, 'bytes' | 'read'>,
  names: readonly string[],
): Promise<string | undefined> {
  const overlap = 64;
  for (let at = 0; at < file.bytes; at += CHUNK_BYTES) {
    const chunk = await file.read(at, CHUNK_BYTES + overlap);
    const found = names.find((name) => chunk.includes(Buffer.from(name, 'utf16le')));
    if (found !== undefined) return found;
  }
  return undefined;
}
