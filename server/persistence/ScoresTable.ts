import type { Selectable } from 'kysely';
import {
  type AgreedScore,
  type DecidedScore,
  Evidence,
  type ScoredItem,
  type ScoreSheet,
} from '../../shared/api/index.ts';
import { Rubric, RubricAnswer } from '../../shared/study/rubric/rubric.ts';
import type { StudyId, StudyRubricId } from '../../shared/vocabulary/index.ts';
import type { ScorePlace, ScoreStore, StoredState, StoredStudyRubric } from '../study/scores/ports.ts';
import type { Database, DatabaseTransaction, Tables } from './tables.ts';

/** Written where nothing is answered (any more). */
const NO_ANSWER = 'null';

/** Rubrics of studies and their scores in the database. */
export class ScoresTable implements ScoreStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async rubricsOf(studyId: StudyId): Promise<StoredStudyRubric[]> {
    const rows = await this.#db
      .selectFrom('studyRubrics')
      .selectAll()
      .where('studyId', '=', studyId)
      .orderBy('takenAtMs')
      .orderBy('studyRubricId')
      .execute();
    return rows.map(({ rubric, ...row }) => ({ ...row, rubric: Rubric.parse(JSON.parse(rubric)) }));
  }

  async statesOf(studyId: StudyId): Promise<StoredState[]> {
    const rows = await this.#db
      .selectFrom('scoreSheets')
      .innerJoin('studyRubrics', 'studyRubrics.studyRubricId', 'scoreSheets.studyRubricId')
      .select(['scoreSheets.studyRubricId', 'personId', 'name', 'submittedAtMs'])
      .select((eb) =>
        eb
          .selectFrom('scores')
          .select((of) => of.fn.countAll<number>().as('count'))
          .whereRef('scores.studyRubricId', '=', 'scoreSheets.studyRubricId')
          .whereRef('scores.personId', '=', 'scoreSheets.personId')
          .where('scores.answer', '!=', NO_ANSWER)
          .as('answered'),
      )
      .where('studyId', '=', studyId)
      .orderBy('begunAtMs')
      .orderBy('personId')
      .execute();
    return rows.map(({ answered, ...row }) => ({ ...row, answered: Number(answered ?? 0) }));
  }

  async take({ rubric, ...row }: StoredStudyRubric): Promise<void> {
    await this.#db
      .insertInto('studyRubrics')
      .values({ ...row, rubric: JSON.stringify(rubric) })
      .execute();
  }

  async drop(studyRubricId: StudyRubricId): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('studyRubrics')
      .where('studyRubricId', '=', studyRubricId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(selectFrom('scoreSheets').select('personId').where('scoreSheets.studyRubricId', '=', studyRubricId)),
        ),
      )
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async open(studyRubricId: StudyRubricId, openedAtMs: number): Promise<void> {
    await this.#db
      .updateTable('studyRubrics')
      .set({ openedAtMs })
      .where('studyRubricId', '=', studyRubricId)
      .where('openedAtMs', 'is', null)
      .execute();
  }

  async begin(studyRubricId: StudyRubricId, sheet: Omit<ScoreSheet, 'items'>): Promise<void> {
    await this.#db
      .insertInto('scoreSheets')
      .values({ studyRubricId, ...sheet, savedAtMs: sheet.begunAtMs })
      .onConflict((on) => on.columns(['studyRubricId', 'personId']).doNothing())
      .execute();
  }

  async sheetsOf(studyRubricId: StudyRubricId): Promise<ScoreSheet[]> {
    const sheets = await this.#db
      .selectFrom('scoreSheets')
      .select(['personId', 'name', 'begunAtMs', 'submittedAtMs'])
      .where('studyRubricId', '=', studyRubricId)
      .orderBy('begunAtMs')
      .orderBy('personId')
      .execute();
    const scores = await this.#db
      .selectFrom('scores')
      .selectAll()
      .where('studyRubricId', '=', studyRubricId)
      .orderBy('node')
      .execute();
    return sheets.map((sheet) => ({
      ...sheet,
      items: scores.filter(({ personId }) => personId === sheet.personId).map(itemOf),
    }));
  }

  write(
    { studyRubricId, personId }: ScorePlace,
    items: readonly ScoredItem[],
    savedAtMs: number,
  ): Promise<ScoredItem[] | undefined> {
    return this.#db.transaction().execute(async (tx) => {
      // The row is held until the end, so that nothing is written on a sheet after it was submitted.
      const { numUpdatedRows } = await tx
        .updateTable('scoreSheets')
        .set({ savedAtMs })
        .where('studyRubricId', '=', studyRubricId)
        .where('personId', '=', personId)
        .where('submittedAtMs', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return undefined;
      for (const item of items) await writeItem(tx, { studyRubricId, personId }, item);
      const nodes = items.map(({ node }) => node);
      const rows = await tx
        .selectFrom('scores')
        .selectAll()
        .where('studyRubricId', '=', studyRubricId)
        .where('personId', '=', personId)
        .where('node', 'in', nodes)
        .orderBy('node')
        .execute();
      return rows.map(itemOf);
    });
  }

  async submit({ studyRubricId, personId }: ScorePlace, submittedAtMs: number): Promise<void> {
    await this.#db
      .updateTable('scoreSheets')
      .set({ submittedAtMs })
      .where('studyRubricId', '=', studyRubricId)
      .where('personId', '=', personId)
      .where('submittedAtMs', 'is', null)
      .execute();
  }

  async agreedOf(studyRubricId: StudyRubricId): Promise<DecidedScore[]> {
    const rows = await this.#db
      .selectFrom('agreedScores')
      .select(['node', 'answer', 'byName', 'atMs', 'version'])
      .where('studyRubricId', '=', studyRubricId)
      .orderBy('node')
      .execute();
    return rows.map(({ answer, ...row }) => ({ ...row, answer: RubricAnswer.parse(JSON.parse(answer)) }));
  }

  async agree(
    studyRubricId: StudyRubricId,
    { node, answer, version }: AgreedScore,
    { name, atMs }: { readonly name: string; readonly atMs: number },
  ): Promise<void> {
    const row = { answer: JSON.stringify(answer), byName: name, atMs, version: version + 1 };
    if (version === 0)
      await this.#db
        .insertInto('agreedScores')
        .values({ studyRubricId, node, ...row })
        .onConflict((on) => on.columns(['studyRubricId', 'node']).doNothing())
        .execute();
    else
      await this.#db
        .updateTable('agreedScores')
        .set(row)
        .where('studyRubricId', '=', studyRubricId)
        .where('node', '=', node)
        .where('version', '=', version)
        .execute();
  }
}

async function writeItem(
  tx: DatabaseTransaction,
  { studyRubricId, personId }: ScorePlace,
  { node, answer, evidence, version }: ScoredItem,
): Promise<void> {
  const row = { answer: JSON.stringify(answer), evidence: JSON.stringify(evidence), version: version + 1 };
  if (version === 0)
    await tx
      .insertInto('scores')
      .values({ studyRubricId, personId, node, ...row })
      .onConflict((on) => on.columns(['studyRubricId', 'personId', 'node']).doNothing())
      .execute();
  else
    await tx
      .updateTable('scores')
      .set(row)
      .where('studyRubricId', '=', studyRubricId)
      .where('personId', '=', personId)
      .where('node', '=', node)
      .where('version', '=', version)
      .execute();
}

const itemOf = ({ node, answer, evidence, version }: Selectable<Tables['scores']>): ScoredItem => ({
  node,
  answer: RubricAnswer.parse(JSON.parse(answer)),
  evidence: Evidence.array().parse(JSON.parse(evidence)),
  version,
});
