import type { EndpointReply } from '../../../shared/api/index.ts';
import { MAX_SHEET_BYTES } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { readRubricFile, writeRubricFile } from '../../../shared/study/rubric/file.ts';
import { type Rubric, wordIn } from '../../../shared/study/rubric/rubric.ts';
import { api } from '../../api/api.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Saves a rubric as a file of this kind. */
export async function saveRubricFile(rubric: Rubric, kind: 'json' | 'xlsx'): Promise<void> {
  const name = (wordIn(rubric.label, 'zh-CN') || 'rubric').replace(/[\\/:*?"<>|]/g, ' ');
  const content =
    kind === 'json'
      ? new Blob([writeRubricFile(rubric)], { type: 'application/json' })
      : new Blob([bytesOf((await api('rubrics.write-sheet', { body: { rubric } })).xlsx)], { type: XLSX });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${name}.${kind}`;
  link.click();
  // The browser has the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A rubric out of a file, or what of it could not be read. */
export type Imported =
  | { readonly kind: 'rubric'; readonly rubric: Rubric }
  | { readonly kind: 'json'; readonly at: string }
  | { readonly kind: 'sheet'; readonly faults: EndpointReply<'rubrics.read-sheet'>['faults'] };

/** Reads a file that was chosen: JSON by its beginning, all else as a workbook. Throws `rubric.unreadable`. */
export async function importRubric(file: Blob): Promise<Imported> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder()
    .decode(bytes)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text.startsWith('{')) {
    const read = readRubricFile(text);
    return 'rubric' in read ? { kind: 'rubric', rubric: read.rubric } : { kind: 'json', at: read.at };
  }
  if (bytes.length > MAX_SHEET_BYTES) throw new AppError('rubric.unreadable', { why: 'too-large' });
  const { rubric, faults } = await api('rubrics.read-sheet', { body: { xlsx: base64Of(bytes) } });
  return rubric ? { kind: 'rubric', rubric } : { kind: 'sheet', faults };
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
