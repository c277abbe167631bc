import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { EafImport, TransferRequest } from '../../../shared/api/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { SavedFile } from '../../library/SavedFile.ts';
import { KeyedLock } from '../../platform/KeyedLock.ts';
import type { SheetStore } from '../sheets/ports.ts';
import type { SheetDesk } from '../sheets/SheetDesk.ts';
import { importEaf } from './importEaf.ts';
import { type RecordDeps, RecordDesk } from './RecordDesk.ts';
import { WritingThread } from './WritingThread.ts';
import type { WrittenFile } from './writeExport.ts';

type Deps = Omit<RecordDeps, 'sheets'> & {
  readonly sheets: SheetStore;
  readonly sheetDesk: Pick<SheetDesk, 'begin' | 'save' | 'saveEvents'>;
};

/** Handlers of the files that are written of takes and studies, and of those that are read back. */
export type ExportTransfers = {
  /** `origin`: where the asker reaches this server. */
  readonly 'takes.export': (
    caller: Caller,
    request: TransferRequest<'takes.export'>,
    origin: string,
  ) => Promise<SavedFile>;
  readonly 'studies.export': (
    caller: Caller,
    request: TransferRequest<'studies.export'>,
    origin: string,
  ) => Promise<SavedFile>;
  readonly 'sheets.import': (
    caller: Caller,
    request: TransferRequest<'sheets.import'>,
    source: AsyncIterable<Uint8Array>,
  ) => Promise<EafImport>;
};

/** Files of takes and studies for other programs, for whoever may watch or is in the study; each is put on record. */
export function exportHandlers(deps: Deps): ExportTransfers {
  const records = new RecordDesk(deps);
  const thread = new WritingThread();
  // Somebody who presses twice imports once and then nothing.
  const imports = new KeyedLock();
  return {
    'takes.export': async (caller, { params: { takeId, format }, query: { language } }, origin) => {
      const person = personOf(caller);
      const record = await records.ofTake(person, takeId);
      const file = await thread.write({ record, format, options: { language, origin } });
      caller.log.info({ event: 'take.exported', takeId, format, personId: person.personId });
      return saved(file);
    },
    'studies.export': async (caller, { params: { studyId, format }, query: { language } }, origin) => {
      const person = personOf(caller);
      const record = await records.ofStudy(person, studyId);
      const file = await thread.write({ record, format, options: { language, origin } });
      const { takeId } = record.lesson;
      caller.log.info({ event: 'study.exported', studyId, takeId, format, personId: person.personId });
      return saved(file);
    },
    'sheets.import': (caller, { params, query: { coder } }, source) =>
      importEaf({ ...deps, imports }, { person: personOf(caller), log: caller.log }, { ...params, coder }, source),
  };
}

function saved({ name, contentType, content }: WrittenFile): SavedFile {
  return {
    contentType,
    bytes: content.byteLength,
    tag: createHash('sha256').update(content).digest('hex'),
    use: { kind: 'save', name },
    read: async (part) => Readable.from([part ? content.subarray(part.start, part.end + 1) : content]),
  };
}
