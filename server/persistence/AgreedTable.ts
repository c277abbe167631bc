import { z } from 'zod';
import type { AgreedDecision } from '../../shared/api/index.ts';
import type { AgreedPlace, AgreedStore } from '../study/agreed/ports.ts';
import type { Database, DatabaseTransaction } from './tables.ts';

/** What was decided on agreed sheets, in the database. */
export class AgreedTable implements AgreedStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  of(place: AgreedPlace): Promise<AgreedDecision[]> {
    return read(this.#db, place);
  }

  write(place: AgreedPlace, decisions: readonly AgreedDecision[]): Promise<AgreedDecision[]> {
    return this.#db.transaction().execute(async (tx) => {
      for (const decision of decisions) await writeOne(tx, place, decision);
      const sent = new Set(decisions.map(({ unit }) => unit));
      return (await read(tx, place)).filter(({ unit }) => sent.has(unit));
    });
  }
}

async function read(db: Database | DatabaseTransaction, { studyId, scheme }: AgreedPlace): Promise<AgreedDecision[]> {
  const rows = await db
    .selectFrom('agreedUnits')
    .select(['unit', 'codes', 'version', 'byPersonId', 'byName', 'atMs'])
    .where('studyId', '=', studyId)
    .where('schemeKey', '=', scheme)
    .orderBy('unit')
    .execute();
  return rows.map(({ codes, ...row }) => ({ ...row, codes: z.array(z.string()).parse(JSON.parse(codes)) }));
}

async function writeOne(
  tx: DatabaseTransaction,
  { studyId, scheme: schemeKey }: AgreedPlace,
  { unit, version, codes, ...said }: AgreedDecision,
): Promise<void> {
  const written = { codes: JSON.stringify(codes), version: version + 1, ...said };
  if (version === 0)
    await tx
      .insertInto('agreedUnits')
      .values({ studyId, schemeKey, unit, ...written })
      .onConflict((on) => on.columns(['studyId', 'schemeKey', 'unit']).doNothing())
      .execute();
  else
    await tx
      .updateTable('agreedUnits')
      .set(written)
      .where('studyId', '=', studyId)
      .where('schemeKey', '=', schemeKey)
      .where('unit', '=', unit)
      .where('version', '=', version)
      .execute();
}
