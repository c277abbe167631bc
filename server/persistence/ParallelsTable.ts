import type { ParallelLink } from '../../shared/api/index.ts';
import type { StudyId } from '../../shared/vocabulary/index.ts';
import type { GroupMember, ParallelStore } from '../study/parallels/ports.ts';
import type { Database } from './tables.ts';

/** Which studies are compared, in the database. */
export class ParallelsTable implements ParallelStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async groupOf(studyId: StudyId): Promise<GroupMember[]> {
    const own = await this.#db
      .selectFrom('studyParallels')
      .select('firstStudyId')
      .where('studyId', '=', studyId)
      .executeTakeFirst();
    const first = own?.firstStudyId ?? studyId;
    const others = await this.#db
      .selectFrom('studyParallels')
      .innerJoin('studies', 'studies.studyId', 'studyParallels.studyId')
      .select(['studyParallels.studyId', 'firstMs', 'ownMs'])
      .where('firstStudyId', '=', first)
      .orderBy('studies.madeAtMs')
      .orderBy('studyParallels.studyId')
      .execute();
    return [
      { studyId: first, link: null },
      ...others.map(({ firstMs, ownMs, ...other }) => ({
        ...other,
        link: firstMs === null || ownMs === null ? null : { firstMs, ownMs },
      })),
    ];
  }

  async add(studyId: StudyId, firstStudyId: StudyId): Promise<void> {
    await this.#db
      .insertInto('studyParallels')
      .values({ studyId, firstStudyId, firstMs: null, ownMs: null })
      .onConflict((on) => on.column('studyId').doNothing())
      .execute();
  }

  async link(studyId: StudyId, link: ParallelLink | null): Promise<void> {
    await this.#db
      .updateTable('studyParallels')
      .set({ firstMs: link?.firstMs ?? null, ownMs: link?.ownMs ?? null })
      .where('studyId', '=', studyId)
      .execute();
  }
}
