import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { ExportFormat } from '../../../shared/api/index.ts';
import { borisTable } from '../../../shared/study/exports/borisTable.ts';
import { csvOf } from '../../../shared/study/exports/csv.ts';
import { eafOf } from '../../../shared/study/exports/eaf/eafOf.ts';
import { writeEaf } from '../../../shared/study/exports/eaf/writeEaf.ts';
import { metadataCues } from '../../../shared/study/exports/metadataCues.ts';
import type { LessonRecord } from '../../../shared/study/exports/record.ts';
import { timedTable, workbookTables } from '../../../shared/study/exports/tables.ts';
import type { ExportLanguage } from '../../../shared/study/exports/words.ts';
import { xapiOf } from '../../../shared/study/exports/xapi.ts';
import { metadataVttOf } from '../../../shared/timeline/webVtt.ts';
import { writtenFileName } from '../../library/fileNames.ts';
import { writeWorkbook } from '../../platform/spreadsheet/writeWorkbook.ts';

/** In what words, and of which server. */
export type WritingOptions = { readonly language: ExportLanguage; readonly origin: string };

type Format = {
  readonly contentType: string;
  /** How its name ends: what it is, in both languages, and the ending. */
  readonly what: Readonly<Record<ExportLanguage, string>>;
  readonly ending: string;
  readonly write: (record: LessonRecord, options: WritingOptions) => string | Uint8Array | Promise<Uint8Array>;
};

const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  eaf: {
    contentType: 'text/xml; charset=utf-8',
    what: { 'zh-CN': 'ELAN', en: 'ELAN' },
    ending: 'eaf',
    write: (record, { language }) => writeEaf(eafOf(record, language)),
  },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    what: { 'zh-CN': '表格', en: 'tables' },
    ending: 'xlsx',
    write: (record, { language }) => writeWorkbook(workbookTables(record, language)),
  },
  csv: {
    contentType: 'text/csv; charset=utf-8',
    what: { 'zh-CN': '全部', en: 'all' },
    ending: 'csv',
    write: (record, { language }) => csvOf(timedTable(record, language)),
  },
  boris: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    what: { 'zh-CN': 'BORIS', en: 'BORIS' },
    ending: 'xlsx',
    write: (record, { language }) => writeWorkbook([borisTable(record, language)]),
  },
  vtt: {
    contentType: 'text/vtt; charset=utf-8',
    what: { 'zh-CN': '数据', en: 'data' },
    ending: 'vtt',
    write: (record) => metadataVttOf(metadataCues(record)),
  },
  xapi: {
    contentType: 'application/json; charset=utf-8',
    what: { 'zh-CN': 'xAPI', en: 'xAPI' },
    ending: 'json',
    write: (record, { origin }) => JSON.stringify(xapiOf(record, { origin, uuidOf }), null, 1),
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    what: { 'zh-CN': '记录', en: 'record' },
    ending: 'json',
    write: (record) => JSON.stringify(record, null, 1),
  },
  zip: {
    contentType: 'application/zip',
    what: { 'zh-CN': '全部格式', en: 'all formats' },
    ending: 'zip',
    write: (record, options) => zipped(record, options),
  },
};

/** A file that was written. */
export type WrittenFile = { readonly name: string; readonly contentType: string; readonly content: Buffer };

/** Writes a record in one of the formats. The name says which lesson and day, and fits every system. */
export async function writeExport(
  record: LessonRecord,
  format: ExportFormat,
  options: WritingOptions,
): Promise<WrittenFile> {
  const { contentType, what, ending, write } = FORMATS[format];
  const written = await write(record, options);
  const base = writtenFileName(record.lesson, what[options.language]);
  const content = typeof written === 'string' ? Buffer.from(written, 'utf8') : Buffer.from(written);
  return { name: `${base}.${ending}`, contentType, content };
}

const PACKED = ['eaf', 'xlsx', 'csv', 'boris', 'vtt', 'xapi', 'json'] as const satisfies ExportFormat[];

async function zipped(record: LessonRecord, options: WritingOptions): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const format of PACKED) {
    const { name, content } = await writeExport(record, format, options);
    files[name] = content;
  }
  files[options.language === 'en' ? 'README.txt' : '说明.txt'] = Buffer.from(readme(record, options.language), 'utf8');
  return zipSync(files, { level: 6 });
}

/** What is in the ZIP, and which pictures and sounds belong beside it. */
function readme({ lesson, streams }: LessonRecord, language: ExportLanguage): string {
  const words = {
    'zh-CN': '要在 ELAN 里看到画面：在“下载”里把下面的文件也存到这个文件夹，不要改名，再打开 .eaf 文件。',
    en: 'To see the pictures in ELAN: download these files too, into this folder and by these names, then open the .eaf file.',
  };
  const lines = [lesson.title, '', words[language], '', ...streams.map(({ fileName }) => fileName), ''];
  return `\ufeff${lines.join('\r\n')}`;
}

/** Names in the space of addresses (RFC 9562, version 5). */
const NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

function uuidOf(text: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`tongtang:${text}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
