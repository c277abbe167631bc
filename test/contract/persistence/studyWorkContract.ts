import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { AgreedDecision, StudyTask } from '../../../shared/api/index.ts';
import { schemeOf } from '../../../shared/study/instruments/catalogue.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_970_000_000_000;

/** What the work in studies may rely on, whatever the database. */
export function studyWorkContract(open: () => Stores): void {
  describe('work in studies', () => {
    let stores: Stores;
    let school: TestSchool;
    let takeId: TakeId;
    const scheme = schemeOf('st', 5);
    if (!scheme) throw new Error('no such scheme');
    const [first, second] = [ids.study(51), ids.study(52)];
    const place = { studyId: first, scheme: 'st' as const };
    const deed = { byPersonId: ids.person(71), byName: '吴', atMs: T0 };
    const decision = (unit: number, codes: string[], version: number): AgreedDecision => ({
      ...{ unit, codes, version, ...deed },
    });
    const task = (n: number, more: Partial<StudyTask> = {}): StudyTask => ({
      ...{ taskId: ids.studyTask(n), text: `任务 ${n}`, forPersonId: null, forName: null, untilMs: null, done: null },
      ...{ byPersonId: ids.person(71), byName: '吴', madeAtMs: T0 + n, ...more },
    });

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'studywork');
      const { courseId, teacherId, classroomId } = school;
      const lesson = { title: '茉莉花', courseId, teacherId, listening: [classroomId], beganAtMs: T0 };
      takeId = (await addTake(stores, lesson)).takeId;
      const people = [{ personId: teacherId, name: '林', role: 'lead' as const, opensTake: true }];
      for (const studyId of [first, second])
        await stores.studies.add({
          ...{ studyId, takeId, title: '课例', question: '', untilMs: null, schemes: [scheme], people },
          madeAtMs: T0,
        });
    });

    it('keep a decision only on the version that is there, each for its own study', async () => {
      const write = (...units: AgreedDecision[]) => stores.agreed.write(place, units);
      expect(await write(decision(0, ['T'], 0), decision(3, ['S'], 0))).toEqual([
        decision(0, ['T'], 1),
        decision(3, ['S'], 1),
      ]);
      expect(await write(decision(0, ['S'], 0))).toEqual([decision(0, ['T'], 1)]);
      expect(await write(decision(0, ['S'], 1))).toEqual([decision(0, ['S'], 2)]);
      expect(await write(decision(3, [], 1))).toEqual([decision(3, [], 2)]);
      expect(await stores.agreed.of(place)).toEqual([decision(0, ['S'], 2), decision(3, [], 2)]);
      expect(await stores.agreed.of({ studyId: second, scheme: 'st' })).toEqual([]);
    });

    it('list open tasks by their date and those that are done last, and keep who was first', async () => {
      const { studyWork } = stores;
      for (const each of [task(1), task(2, { untilMs: T0 + 9 }), task(3), task(4, { untilMs: T0 + 5 })])
        await studyWork.addTask(first, each);
      await studyWork.tickTask(ids.studyTask(1), deed);
      await studyWork.tickTask(ids.studyTask(1), { ...deed, byName: '许' });
      const listed = await studyWork.tasks(first);
      expect(listed.map(({ taskId }) => taskId)).toEqual([4, 2, 3, 1].map(ids.studyTask));
      expect(listed[3]).toEqual(task(1, { done: deed }));
      await studyWork.tickTask(ids.studyTask(1), null);
      await studyWork.removeTask(ids.studyTask(2));
      expect(await studyWork.tasks(first)).toEqual([task(4, { untilMs: T0 + 5 }), task(1), task(3)]);
      expect(await studyWork.tasks(second)).toEqual([]);
    });

    it('write a summary only on the version that is there', async () => {
      const { studyWork } = stores;
      expect(await studyWork.summary(first)).toEqual({ text: '', version: 0, written: null });
      const write = (text: string, version: number) => studyWork.writeSummary(first, { text, version, by: deed });
      expect([await write('一', 0), await write('二', 0), await write('三', 1), await write('四', 1)]).toEqual([
        ...[true, false, true, false],
      ]);
      expect(await studyWork.summary(first)).toEqual({ text: '三', version: 2, written: deed });
    });

    it('keep who left, in that order', async () => {
      const left = (n: number) => ({
        ...{
          personId: ids.person(n),
          name: `${n}`,
          role: 'rater' as const,
          byName: '林',
          atMs: T0 + n,
          unsubmitted: n,
        },
      });
      for (const n of [2, 1]) await stores.studyWork.addDeparture(first, left(n));
      expect(await stores.studyWork.departures(first)).toEqual([left(1), left(2)]);
    });

    it('say which lessons are compared, from each of them', async () => {
      const { parallels } = stores;
      expect(await parallels.groupOf(second)).toEqual([{ studyId: second, link: null }]);
      for (let twice = 0; twice < 2; twice += 1) await parallels.add(second, first);
      await parallels.link(second, { firstMs: 1_000, ownMs: 2_000 });
      const group = [
        { studyId: first, link: null },
        { studyId: second, link: { firstMs: 1_000, ownMs: 2_000 } },
      ];
      for (const of of [first, second]) expect(await parallels.groupOf(of)).toEqual(group);
      await parallels.link(second, null);
      expect((await parallels.groupOf(first))[1]?.link).toBeNull();
    });

    it('go with their take', async () => {
      await stores.library.remove(takeId, T0 + 10);
      expect(await stores.agreed.of(place)).toEqual([]);
      expect(await stores.studyWork.tasks(first)).toEqual([]);
      expect((await stores.studyWork.summary(first)).version).toBe(0);
      expect(await stores.parallels.groupOf(first)).toEqual([{ studyId: first, link: null }]);
    });
  });
}
