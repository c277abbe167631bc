import { randomUUID } from 'node:crypto';
import {
  type CodedUnit,
  type EafImport,
  MAX_EAF_BYTES,
  MAX_MISFITS_NAMED,
  MAX_TIERS_NAMED,
  type Sheet,
  type SheetEvent,
} from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { type CodedSheet, codedIn } from '../../../shared/study/exports/eaf/codedIn.ts';
import { eventChanges } from '../../../shared/study/exports/eaf/eventChanges.ts';
import type { Scheme, SchemeKey } from '../../../shared/study/scheme.ts';
import type { StudyId } from '../../../shared/vocabulary/index.ts';
import type { KeyedLock } from '../../platform/KeyedLock.ts';
import type { SheetStore } from '../sheets/ports.ts';
import type { SheetDesk } from '../sheets/SheetDesk.ts';
import type { Asker, StudyDesk } from '../studies/StudyDesk.ts';
import { readEaf } from './readEaf.ts';

type Deps = {
  readonly desk: Pick<StudyDesk, 'of'>;
  readonly sheetDesk: Pick<SheetDesk, 'begin' | 'save' | 'saveEvents'>;
  readonly sheets: Pick<SheetStore, 'ofStudy' | 'unitsOf' | 'eventsOf'>;
  /** One import of a person into a study at a time. */
  readonly imports: KeyedLock;
};

type Place = { readonly studyId: StudyId; readonly key: SchemeKey };
type Before = { readonly units: readonly CodedUnit[]; readonly events: readonly SheetEvent[] };
type Take = { readonly scheme: Scheme; readonly lengthMs: number };
type Wanted = { readonly studyId: StudyId; readonly scheme: SchemeKey; readonly coder: string | undefined };

/** Looks what an ELAN document has for a scheme of a study, and writes what one coder has on the asker's own sheet. */
export async function importEaf(
  deps: Deps,
  asker: Asker,
  { studyId, scheme: key, coder }: Wanted,
  source: AsyncIterable<Uint8Array>,
): Promise<EafImport> {
  const { study } = await deps.desk.of(asker.person, studyId);
  const scheme = study.schemes.find((each) => each.key === key);
  if (!scheme) throw new AppError('study.no-scheme', { key });
  const document = await readEaf(await textOf(source));
  const coded = codedIn(document, scheme, study.lengthMs);
  const before = await ownSheet(deps, asker, { studyId, key });
  const used = new Set(coded.flatMap(({ tierIds }) => tierIds));
  const said = {
    coders: coded.map((sheet) => described(sheet, before, { scheme, lengthMs: study.lengthMs })),
    otherTiers: document.tiers
      .map(({ id }) => id)
      .filter((id) => !used.has(id))
      .slice(0, MAX_TIERS_NAMED)
      .map(shortened),
  };
  if (coder === undefined) return { ...said, written: null };
  const chosen = coded.find((sheet) => sheet.coder === coder);
  if (!chosen) throw new AppError('eaf.no-coder', { studyId });
  const written = await deps.imports.run(`${studyId} ${asker.person.personId}`, () =>
    write(deps, asker, { studyId, key, lengthMs: study.lengthMs }, chosen),
  );
  return { ...said, written };
}

async function ownSheet({ sheets }: Deps, { person }: Asker, { studyId, key }: Place): Promise<Before> {
  const all = await sheets.ofStudy(studyId);
  const own = all.find((sheet) => sheet.scheme === key && sheet.personId === person.personId);
  if (!own) return { units: [], events: [] };
  return { units: await sheets.unitsOf(own.sheetId), events: await sheets.eventsOf(own.sheetId) };
}

function described({ coder, tierIds, units, events, misfits }: CodedSheet, before: Before, { scheme, lengthMs }: Take) {
  const there = new Map(before.units.map(({ unit, codes }) => [unit, codes]));
  const { moved } = eventChanges(events, before.events, lengthMs);
  const differingUnits = units.filter(({ unit, codes }) => {
    const known = there.get(unit) ?? [];
    return known.length > 0 && !isSame(known, codes, scheme.choice);
  }).length;
  const named = misfits
    .slice(0, MAX_MISFITS_NAMED)
    .map((misfit) => ({ ...misfit, tierId: shortened(misfit.tierId), value: shortened(misfit.value) }));
  return {
    ...{ coder, tierIds: tierIds.slice(0, MAX_TIERS_NAMED).map(shortened), coded: units.length + events.length },
    differing: differingUnits + moved.length,
    ...{ misfits: named, misfitCount: misfits.length },
  };
}

/** Enough to know it by: a document may say anything. */
const shortened = (text: string): string => [...text.slice(0, 400)].slice(0, 200).join('');

/** Codes of a series have an order; others are the same in whatever order they were pressed. */
const isSame = (some: readonly string[], others: readonly string[], choice: Scheme['choice']): boolean =>
  some.length === others.length &&
  some.every((code, at) => (choice === 'series' ? others[at] === code : others.includes(code)));

/** What is on the sheet already stays as it is, who confirmed it included; all else builds on what is there now. */
async function write(
  deps: Deps,
  asker: Asker,
  { studyId, key, lengthMs }: Place & { readonly lengthMs: number },
  coded: CodedSheet,
): Promise<number> {
  const sheet = await deps.sheetDesk.begin(asker, studyId, key);
  const { sheetId } = sheet;
  const units = changedUnits(sheet, coded);
  const events = changedEvents(sheet, coded, lengthMs);
  if (sheet.submittedAtMs !== null) throw new AppError('sheet.submitted', { sheetId });
  const written =
    (await writeUnits(deps, asker, { studyId, sheetId }, units)) +
    (await writeEvents(deps, asker, { studyId, sheetId }, events));
  if (written > 0)
    asker.log.info({ event: 'sheet.imported', studyId, sheetId, written, personId: asker.person.personId });
  return written;
}

function changedUnits(sheet: Sheet, { units }: CodedSheet): CodedUnit[] {
  const there = new Map(sheet.units.map((unit) => [unit.unit, unit]));
  return units
    .filter(({ unit, codes }) => !isSame(there.get(unit)?.codes ?? [], codes, sheet.scheme.choice))
    .map(({ unit, codes }) => ({
      ...{ unit, codes: [...codes], source: 'human' as const, version: there.get(unit)?.version ?? 0 },
    }));
}

function changedEvents(sheet: Sheet, { events }: CodedSheet, lengthMs: number): SheetEvent[] {
  const versions = new Map(sheet.events.map(({ eventId, version }) => [eventId, version]));
  const { added, moved } = eventChanges(events, sheet.events, lengthMs);
  return [
    ...added.map((span) => ({ ...span, eventId: randomUUID(), version: 0 })),
    ...moved.map(({ eventId, to }) => ({ ...to, eventId, version: versions.get(eventId) ?? 0 })),
  ];
}

type SheetPlace = { readonly studyId: StudyId; readonly sheetId: Sheet['sheetId'] };

async function writeUnits({ sheetDesk }: Deps, asker: Asker, place: SheetPlace, changed: readonly CodedUnit[]) {
  if (changed.length === 0) return 0;
  const { units } = await sheetDesk.save(asker, place, changed);
  const after = new Map(units.map(({ unit, codes }) => [unit, codes]));
  return changed.filter(({ unit, codes }) => isSame(after.get(unit) ?? [], codes, 'series')).length;
}

async function writeEvents({ sheetDesk }: Deps, asker: Asker, place: SheetPlace, changed: readonly SheetEvent[]) {
  if (changed.length === 0) return 0;
  const { events } = await sheetDesk.saveEvents(asker, place, changed);
  const after = new Map(events.map((event) => [event.eventId, event]));
  return changed.filter(({ eventId, version }) => after.get(eventId)?.version === version + 1).length;
}

async function textOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of source) {
    bytes += part.byteLength;
    if (bytes > MAX_EAF_BYTES) throw new AppError('eaf.too-large', { maxBytes: MAX_EAF_BYTES });
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (cause) {
    throw new AppError('eaf.unreadable', { line: 1 }, { cause });
  }
}
