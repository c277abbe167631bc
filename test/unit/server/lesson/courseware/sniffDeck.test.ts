import { expect, it } from 'vitest';
import { sniffDeck } from '../../../../../server/lesson/courseware/sniffDeck.ts';
import { jpegHead, makePng } from '../../../../support/images.ts';
import { makePdf } from '../../../../support/pdf.ts';

const fileOf = (content: Buffer) => ({
  bytes: content.length,
  read: async (at: number, length: number) => content.subarray(at, at + length),
});
const text = (words: string) => Buffer.from(words, 'latin1');
const zip = (name: string) => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(3_000_000), text(name)]);
const ole = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_048_550), Buffer.from(name, 'utf16le')]);

it.each([
  ['a PDF', makePdf([{}]), 'pdf'],
  ['a PDF behind something else', Buffer.concat([text('\r\n\r\n'), makePdf([{}])]), 'pdf'],
  ['a PNG', makePng(2, 2, [0, 0, 0]), 'png'],
  ['a JPEG', jpegHead(2, 2, 1), 'jpeg'],
  ['a WebP', text('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
  ['a PPTX', zip('ppt/presentation.xml'), 'office'],
  ['a DOCX', zip('word/document.xml'), 'office'],
  ['a PPT', ole('PowerPoint Document'), 'office'],
  ['a DOC', ole('WordDocument'), 'office'],
])('%s is known by its content', async (_what, content, kind) => {
  expect(await sniffDeck(fileOf(content))).toBe(kind);
});

it.each([
  ['nothing', Buffer.alloc(0), 'deck.type-unknown'],
  ['a program', text('MZ\x90\0\x03'), 'deck.type-unknown'],
  ['a page of the web', text('<!doctype html><script>alert(1)</script>'), 'deck.type-unknown'],
  ['a drawing that can run scripts', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'deck.type-unknown'],
  ['any other ZIP', zip('setup.exe'), 'deck.type-unknown'],
  ['a spreadsheet', zip('xl/workbook.xml'), 'deck.type-unknown'],
  ['any other old file of Office', ole('Workbook'), 'deck.type-unknown'],
  ['an office file with a password', ole('EncryptedPackage'), 'deck.encrypted'],
])('%s is refused, whatever it is called', async (_what, content, code) => {
  await expect(sniffDeck(fileOf(content))).rejects.toMatchObject({ code });
});
