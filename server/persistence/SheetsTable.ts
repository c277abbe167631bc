import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { CodedUnit, SheetEvent, SheetState } from '../../shared/api/index.ts';
import { Scheme } from '../../shared/study/scheme.ts';
import type { SheetId, StudyId } from '../../shared/vocabulary/index.ts';
import type { SheetStore, StoredSheet } from '../study/sheets/ports.ts';
import type { Database, DatabaseTransaction, Tables } from './tables.ts';

/** Written where nothing is coded (any more). */
const NO_CODES = '[]';

/** Sheets and their intervals in the database. */
export class SheetsTable implements SheetStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async ofStudy(studyId: StudyId): Promise<SheetState[]> {
    const rows = await this.#db
      .selectFrom('sheets')
      .select(['sheetId', 'schemeKey as scheme', 'personId', 'name', 'submittedAtMs'])
      .select((eb) =>
        eb
          .selectFrom('sheetUnits')
          .select((of) => of.fn.countAll<number>().as('count'))
          .whereRef('sheetUnits.sheetId', '=', 'sheets.sheetId')
          .where('sheetUnits.codes', '!=', NO_CODES)
          .as('coded'),
      )
      .select((eb) =>
        eb
          .selectFrom('sheetEvents')
          .select((of) => of.fn.countAll<number>().as('count'))
          .whereRef('sheetEvents.sheetId', '=', 'sheets.sheetId')
          .where('sheetEvents.code', 'is not', null)
          .as('happened'),
      )
      .where('studyId', '=', studyId)
      .orderBy('begunAtMs')
      .orderBy('sheetId')
      .execute();
    return rows.map(({ coded, happened, ...sheet }) => ({
      ...sheet,
      coded: Number(coded ?? 0) + Number(happened ?? 0),
    }));
  }

  async find(sheetId: SheetId): Promise<StoredSheet | undefined> {
    const row = await this.#db.selectFrom('sheets').selectAll().where('sheetId', '=', sheetId).executeTakeFirst();
    return row && storedOf(row);
  }

  async add(sheet: StoredSheet): Promise<StoredSheet> {
    const { studyId, personId, scheme, begunAtMs } = sheet;
    const columns = { schemeKey: scheme.key, scheme: JSON.stringify(scheme), savedAtMs: begunAtMs };
    await this.#db
      .insertInto('sheets')
      .values({ ...sheet, ...columns })
      .onConflict((on) => on.columns(['studyId', 'schemeKey', 'personId']).doNothing())
      .execute();
    const row = await this.#db
      .selectFrom('sheets')
      .selectAll()
      .where('studyId', '=', studyId)
      .where('schemeKey', '=', scheme.key)
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow();
    return storedOf(row);
  }

  async unitsOf(sheetId: SheetId): Promise<CodedUnit[]> {
    const rows = await this.#db
      .selectFrom('sheetUnits')
      .selectAll()
      .where('sheetId', '=', sheetId)
      .orderBy('unit')
      .execute();
    return rows.map(unitOf);
  }

  write(sheetId: SheetId, units: readonly CodedUnit[], savedAtMs: number): Promise<CodedUnit[] | undefined> {
    return this.#writing(sheetId, savedAtMs, async (tx) => {
      for (const unit of units) await writeUnit(tx, sheetId, unit);
      const rows = await tx
        .selectFrom('sheetUnits')
        .selectAll()
        .where('sheetId', '=', sheetId)
        .where(
          'unit',
          'in',
          units.map(({ unit }) => unit),
        )
        .orderBy('unit')
        .execute();
      return rows.map(unitOf);
    });
  }

  eventsOf(sheetId: SheetId): Promise<SheetEvent[]> {
    return eventsIn(this.#db).where('sheetId', '=', sheetId).execute();
  }

  writeEvents(sheetId: SheetId, events: readonly SheetEvent[], savedAtMs: number): Promise<SheetEvent[] | undefined> {
    const written = events.map(({ eventId }) => eventId);
    return this.#writing(sheetId, savedAtMs, async (tx) => {
      for (const event of events) await writeEvent(tx, sheetId, event);
      return eventsIn(tx).where('sheetId', '=', sheetId).where('eventId', 'in', written).execute();
    });
  }

  /** Holds the sheet's row until the end, so that nothing is written after it was submitted: `undefined` then. */
  #writing<Written>(
    sheetId: SheetId,
    savedAtMs: number,
    write: (tx: DatabaseTransaction) => Promise<Written>,
  ): Promise<Written | undefined> {
    return this.#db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('sheets')
        .set({ savedAtMs })
        .where('sheetId', '=', sheetId)
        .where('submittedAtMs', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 0n ? undefined : write(tx);
    });
  }

  async submit(sheetId: SheetId, submittedAtMs: number): Promise<void> {
    await this.#db
      .updateTable('sheets')
      .set({ submittedAtMs })
      .where('sheetId', '=', sheetId)
      .where('submittedAtMs', 'is', null)
      .execute();
  }
}

async function writeUnit(
  tx: DatabaseTransaction,
  sheetId: SheetId,
  { unit, codes, source, version }: CodedUnit,
): Promise<void> {
  const written = { codes: JSON.stringify(codes), source, version: version + 1 };
  if (version === 0)
    await tx
      .insertInto('sheetUnits')
      .values({ sheetId, unit, ...written })
      .onConflict((on) => on.columns(['sheetId', 'unit']).doNothing())
      .execute();
  else
    await tx
      .updateTable('sheetUnits')
      .set(written)
      .where('sheetId', '=', sheetId)
      .where('unit', '=', unit)
      .where('version', '=', version)
      .execute();
}

const eventsIn = (db: Database | DatabaseTransaction) =>
  db
    .selectFrom('sheetEvents')
    .select(['eventId', 'code', 'fromMs', 'toMs', 'version'])
    .orderBy('fromMs')
    .orderBy('eventId');

async function writeEvent(
  tx: DatabaseTransaction,
  sheetId: SheetId,
  { eventId, version, ...event }: SheetEvent,
): Promise<void> {
  const written = { ...event, version: version + 1 };
  if (version === 0)
    await tx
      .insertInto('sheetEvents')
      .values({ sheetId, eventId, ...written })
      .onConflict((on) => on.columns(['sheetId', 'eventId']).doNothing())
      .execute();
  else
    await tx
      .updateTable('sheetEvents')
      .set(written)
      .where('sheetId', '=', sheetId)
      .where('eventId', '=', eventId)
      .where('version', '=', version)
      .execute();
}

const storedOf = ({ schemeKey: _, savedAtMs: __, scheme, ...row }: Selectable<Tables['sheets']>): StoredSheet => ({
  ...row,
  scheme: Scheme.parse(JSON.parse(scheme)),
});

const unitOf = ({ unit, codes, source, version }: Selectable<Tables['sheetUnits']>): CodedUnit => ({
  unit,
  codes: z.array(z.string()).parse(JSON.parse(codes)),
  source,
  version,
});
