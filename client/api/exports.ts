import { type EafImport, type ExportFormat, transfers } from '../../shared/api/index.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { ExportLanguage } from '../../shared/study/exports/words.ts';
import type { SchemeKey } from '../../shared/study/scheme.ts';
import type { StudyId, TakeId } from '../../shared/vocabulary/index.ts';
import { pathOf } from './pathOf.ts';

/** What files are written of: a take alone, or a study of it. */
export type Exported = { readonly takeId: TakeId } | { readonly studyId: StudyId };

/** Where a file of it is. */
export function exportPath(of: Exported, format: ExportFormat, language: ExportLanguage): string {
  const { path } = transfers['takeId' in of ? 'takes.export' : 'studies.export'];
  return pathOf(path, { ...of, format }, { language });
}

/** An ELAN document for a scheme of a study; without `coder` it is only looked at. */
export type EafGiven = {
  readonly studyId: StudyId;
  readonly scheme: SchemeKey;
  readonly coder?: string;
  readonly content: Blob;
};

/**
 * Sends an ELAN document to be read back.
 *
 * @throws AppError what the server said, `connection.lost`.
 */
export async function sendEaf({ studyId, scheme, coder, content }: EafGiven): Promise<EafImport> {
  const { path, method, reply } = transfers['sheets.import'];
  const answer = await fetch(pathOf(path, { studyId, scheme }, { coder }), {
    method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream' },
    body: content,
  }).catch((cause: unknown) => {
    throw new AppError('connection.lost', {}, { cause });
  });
  const said: unknown = await answer.json().catch((): null => null);
  const parsed = reply.safeParse(said);
  if (answer.ok && parsed.success) return parsed.data;
  throw AppError.fromWire(said);
}
