import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { StoredRubric } from '../../../server/study/rubrics/ports.ts';
import type { StoredStudyRubric } from '../../../server/study/scores/ports.ts';
import type { ScoredItem } from '../../../shared/api/index.ts';
import { lessonForm } from '../../../shared/study/rubric/shipped/lessonForm.ts';
import { liccForm } from '../../../shared/study/rubric/shipped/liccForm.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_970_000_000_000;

/** What rubrics and scores may rely on, whatever the database. */
export function rubricsContract(open: () => Stores): void {
  describe('rubrics', () => {
    let stores: Stores;
    let near: TestSchool;
    let far: TestSchool;
    const owner = ids.person(81);

    const made = (n: number, more: Partial<StoredRubric> = {}): StoredRubric => ({
      ...{ rubricId: ids.rubric(n), rubric: lessonForm, ownerId: owner, ownerName: '林', schoolId: near.schoolId },
      ...{ audience: 'private', version: 1, edition: 1, changedAtMs: T0 + n, ...more },
    });

    beforeAll(async () => {
      stores = open();
      [near, far] = [await addSchool(stores, 'rubrics-near'), await addSchool(stores, 'rubrics-far')];
      await stores.rubrics.add(made(1));
      await stores.rubrics.add(made(2, { audience: 'school' }));
      await stores.rubrics.add(made(3, { audience: 'district', schoolId: null }));
    });

    it('are found by their owner and by those whom they are shared with, newest first', async () => {
      const found = async (sight: Partial<Parameters<typeof stores.rubrics.listFor>[0]>) => {
        const listed = await stores.rubrics.listFor({
          personId: ids.person(89),
          schoolId: null,
          ofAllSchools: false,
          ...sight,
        });
        return listed.map(({ rubricId }) => [1, 2, 3].find((n) => ids.rubric(n) === rubricId));
      };
      expect(await found({ personId: owner })).toEqual([3, 2, 1]);
      expect(await found({ schoolId: near.schoolId })).toEqual([3, 2]);
      expect(await found({ schoolId: far.schoolId })).toEqual([3]);
      expect(await found({})).toEqual([3]);
      expect(await found({ ofAllSchools: true })).toEqual([3, 2]);
      expect(await stores.rubrics.countOf(owner)).toBe(3);
      expect(await stores.rubrics.find(ids.rubric(1))).toEqual(made(1));
    });

    it('are saved on the version that is there; what a study has used is followed by another edition', async () => {
      const save = (version: number) => stores.rubrics.save(ids.rubric(1), liccForm, { version, atMs: T0 + 9 });
      expect([await save(1), await save(1), await save(2)]).toEqual([true, false, true]);
      expect(await stores.rubrics.find(ids.rubric(1))).toEqual(
        made(1, { rubric: liccForm, version: 3, changedAtMs: T0 + 9 }),
      );
      expect([await stores.rubrics.use(ids.rubric(1), 2), await stores.rubrics.use(ids.rubric(1), 3)]).toEqual([
        false,
        true,
      ]);
      expect([await save(3), await save(4)]).toEqual([true, true]);
      expect(await stores.rubrics.find(ids.rubric(1))).toMatchObject({ version: 5, edition: 2 });
    });

    it('are shared and removed', async () => {
      await stores.rubrics.share(ids.rubric(1), 'school');
      expect(await stores.rubrics.find(ids.rubric(1))).toMatchObject({ audience: 'school' });
      for (let n = 0; n < 2; n += 1) await stores.rubrics.remove(ids.rubric(1));
      expect(await stores.rubrics.find(ids.rubric(1))).toBeUndefined();
    });
  });

  describe('scores', () => {
    let stores: Stores;
    let takeId: TakeId;
    const [studyId, one, other] = [ids.study(81), ids.studyRubric(1), ids.studyRubric(2)];
    const rater = ids.person(82);
    const taken = (n: number): StoredStudyRubric => ({
      ...{ studyRubricId: ids.studyRubric(n), studyId, source: 'lesson-form', edition: n === 1 ? null : n },
      ...{ rubric: lessonForm, takenAtMs: T0 + n, openedAtMs: null },
    });
    const item = (node: string, answer: ScoredItem['answer'], version: number): ScoredItem => ({
      ...{ node, answer, evidence: [{ fromMs: 5, toMs: null, markId: null }], version },
    });
    const place = { studyRubricId: one, personId: rater };
    const sheet = { personId: rater, name: '吴', begunAtMs: T0, submittedAtMs: null };

    beforeAll(async () => {
      stores = open();
      const { courseId, teacherId, classroomId } = await addSchool(stores, 'scores');
      const lesson = { title: '茉莉花', courseId, teacherId, listening: [classroomId], beganAtMs: T0 };
      takeId = (await addTake(stores, lesson)).takeId;
      const study = {
        studyId,
        takeId,
        title: '课例',
        question: '',
        untilMs: null,
        schemes: [],
        people: [],
        madeAtMs: T0,
      };
      await stores.studies.add({ ...study, people: [{ personId: rater, name: '吴', role: 'lead', opensTake: false }] });
      await stores.scores.take(taken(1));
      await stores.scores.take(taken(2));
    });

    it('are of rubrics that come back as they were taken, until one is dropped without a sheet', async () => {
      expect(await stores.scores.rubricsOf(studyId)).toEqual([taken(1), taken(2)]);
      await stores.scores.begin(one, sheet);
      await stores.scores.begin(one, { ...sheet, name: '别人' });
      expect([await stores.scores.drop(one), await stores.scores.drop(other)]).toEqual([false, true]);
      expect(await stores.scores.rubricsOf(studyId)).toEqual([taken(1)]);
      expect(await stores.scores.sheetsOf(one)).toEqual([{ ...sheet, items: [] }]);
    });

    it('are written on the version that is there alone, and not after they were submitted', async () => {
      const write = (...items: ScoredItem[]) => stores.scores.write(place, items, T0 + 1);
      expect(await write(item('a', 2, 0), item('b', '好', 0))).toEqual([item('a', 2, 1), item('b', '好', 1)]);
      expect(await write(item('a', 3, 0))).toEqual([item('a', 2, 1)]);
      expect(await write(item('b', null, 1))).toEqual([item('b', null, 2)]);
      expect(await stores.scores.statesOf(studyId)).toEqual([
        { studyRubricId: one, personId: rater, name: '吴', submittedAtMs: null, answered: 1 },
      ]);
      for (const atMs of [T0 + 5, T0 + 6]) await stores.scores.submit(place, atMs);
      expect(await write(item('a', 0, 1))).toBeUndefined();
      expect(await stores.scores.sheetsOf(one)).toEqual([
        { ...sheet, submittedAtMs: T0 + 5, items: [item('a', 2, 1), item('b', null, 2)] },
      ]);
    });

    it('are opened once, and agreed on by the version that is there', async () => {
      for (const atMs of [T0 + 7, T0 + 8]) await stores.scores.open(one, atMs);
      expect(await stores.scores.rubricsOf(studyId)).toMatchObject([{ openedAtMs: T0 + 7 }]);
      const agree = (answer: number, version: number, name: string) =>
        stores.scores.agree(one, { node: 'a', answer, version }, { name, atMs: T0 + 9 });
      await agree(1, 0, '吴');
      await agree(2, 0, '徐');
      expect(await stores.scores.agreedOf(one)).toEqual([
        { node: 'a', answer: 1, byName: '吴', atMs: T0 + 9, version: 1 },
      ]);
      await agree(2, 1, '徐');
      expect(await stores.scores.agreedOf(one)).toMatchObject([{ answer: 2, byName: '徐', version: 2 }]);
    });

    it('are gone with their take', async () => {
      await stores.library.remove(takeId, T0 + 10);
      expect(await stores.scores.rubricsOf(studyId)).toEqual([]);
      expect(await stores.scores.sheetsOf(one)).toEqual([]);
      expect(await stores.scores.agreedOf(one)).toEqual([]);
    });
  });
}
