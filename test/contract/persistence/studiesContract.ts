import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { StoredSheet } from '../../../server/study/sheets/ports.ts';
import type { NewStudy } from '../../../server/study/studies/ports.ts';
import type { CodedUnit, SheetEvent } from '../../../shared/api/index.ts';
import { schemeOf } from '../../../shared/study/instruments/catalogue.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_960_000_000_000;

/** What studies and their sheets may rely on, whatever the database. */
export function studiesContract(open: () => Stores): void {
  describe('studies', () => {
    let stores: Stores;
    let school: TestSchool;
    let takeId: TakeId;
    const scheme = schemeOf('fias', 3);
    if (!scheme) throw new Error('no such scheme');
    const rater = ids.person(71);

    const made = (n: number): NewStudy => ({
      ...{ studyId: ids.study(n), takeId, title: `课例 ${n}`, question: '', untilMs: n === 2 ? T0 + 9 : null },
      ...{ schemes: [scheme], madeAtMs: T0 + n },
      people: [
        { personId: school.teacherId, name: '林', role: 'lead', opensTake: true },
        { personId: rater, name: '吴', role: 'rater', opensTake: n === 1 },
      ],
    });
    const sheet = (n: number, more: Partial<StoredSheet> = {}): StoredSheet => ({
      ...{ sheetId: ids.sheet(n), studyId: ids.study(1), personId: rater, name: '吴', scheme },
      ...{ begunAtMs: T0, submittedAtMs: null, ...more },
    });
    const unit = (n: number, codes: string[], version: number): CodedUnit => ({
      ...{ unit: n, codes, source: 'human', version },
    });

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'studies');
      const { courseId, teacherId, classroomId } = school;
      const lesson = { title: '茉莉花', courseId, teacherId, listening: [classroomId], beganAtMs: T0 };
      takeId = (await addTake(stores, lesson)).takeId;
      for (const n of [1, 2]) await stores.studies.add(made(n));
    });

    it('come back as they were put in, newest first, with what is known of the take', async () => {
      const known = { lessonTitle: '茉莉花', beganAtMs: T0, lengthMs: 30_000, recording: false, archivedAtMs: null };
      expect(await stores.studies.find(ids.study(1))).toMatchObject({
        ...{ ...made(1), ...known, people: expect.arrayContaining([...made(1).people]) },
      });
      expect((await stores.studies.ofPerson(rater)).map(({ studyId }) => studyId)).toEqual([
        ids.study(2),
        ids.study(1),
      ]);
      expect(await stores.studies.ofPerson(ids.person(72))).toEqual([]);
      expect(await stores.studies.find(ids.study(99))).toBeUndefined();
    });

    it('open the take to those who were invited by whoever manages it', async () => {
      expect((await stores.library.find(takeId))?.invited).toContain(rater);
      const sight = { kind: 'some', personId: rater, schoolId: null, reaches: false } as const;
      const listed = async () => (await stores.library.list(sight, { words: [] }, 9)).map((take) => take.takeId);
      expect(await listed()).toEqual([takeId]);
      await stores.studies.removePerson(ids.study(1), rater);
      expect(await listed()).toEqual([]);
      await stores.studies.putPerson(ids.study(1), { personId: rater, name: '吴', role: 'observer', opensTake: true });
      await stores.studies.putPerson(ids.study(1), { personId: rater, name: '吴', role: 'rater', opensTake: true });
      expect((await stores.studies.find(ids.study(1)))?.people).toEqual(expect.arrayContaining([made(1).people[1]]));
    });

    it('have one sheet of each person and scheme', async () => {
      expect(await stores.sheets.add(sheet(1))).toEqual(sheet(1));
      expect(await stores.sheets.add(sheet(2))).toEqual(sheet(1));
      expect(await stores.sheets.find(ids.sheet(2))).toBeUndefined();
    });

    it('write an interval only on the version that is there', async () => {
      const write = (...units: CodedUnit[]) => stores.sheets.write(ids.sheet(1), units, T0 + 1);
      expect(await write(unit(0, ['5'], 0), unit(3, ['8'], 0))).toEqual([unit(0, ['5'], 1), unit(3, ['8'], 1)]);
      expect(await write(unit(0, ['4'], 0))).toEqual([unit(0, ['5'], 1)]);
      expect(await write(unit(0, ['4'], 1))).toEqual([unit(0, ['4'], 2)]);
      expect(await write(unit(3, [], 1))).toEqual([unit(3, [], 2)]);
      expect(await stores.sheets.unitsOf(ids.sheet(1))).toEqual([unit(0, ['4'], 2), unit(3, [], 2)]);
      expect(await stores.sheets.ofStudy(ids.study(1))).toMatchObject([
        { scheme: 'fias', coded: 1, submittedAtMs: null },
      ]);
    });

    it('write an event only on the version that is there, and count those that were not taken back', async () => {
      const write = (...events: SheetEvent[]) => stores.sheets.writeEvents(ids.sheet(1), events, T0 + 1);
      const event = (n: number, code: string | null, version: number): SheetEvent => ({
        ...{ eventId: `e${n}`, code, fromMs: 1_000 * n, toMs: n === 2 ? 9_000 : null, version },
      });
      expect(await write(event(2, 'W', 0), event(1, 'Q', 0))).toEqual([event(1, 'Q', 1), event(2, 'W', 1)]);
      expect(await write(event(1, 'Z', 0))).toEqual([event(1, 'Q', 1)]);
      expect(await write(event(1, null, 1))).toEqual([event(1, null, 2)]);
      expect(await stores.sheets.eventsOf(ids.sheet(1))).toEqual([event(1, null, 2), event(2, 'W', 1)]);
      // One interval and one event.
      expect(await stores.sheets.ofStudy(ids.study(1))).toMatchObject([{ coded: 2 }]);
    });

    it('write nothing once it has been submitted, and keep when that was', async () => {
      await stores.sheets.submit(ids.sheet(1), T0 + 5);
      await stores.sheets.submit(ids.sheet(1), T0 + 6);
      expect(await stores.sheets.write(ids.sheet(1), [unit(1, ['5'], 0)], T0 + 7)).toBeUndefined();
      const late = { eventId: 'e9', code: 'Q', fromMs: 0, toMs: null, version: 0 };
      expect(await stores.sheets.writeEvents(ids.sheet(1), [late], T0 + 7)).toBeUndefined();
      expect(await stores.sheets.find(ids.sheet(1))).toEqual(sheet(1, { submittedAtMs: T0 + 5 }));
    });

    it('are changed, archived once, and gone with their take', async () => {
      await stores.studies.change(ids.study(2), { title: '新', question: '问', untilMs: null });
      for (const atMs of [T0 + 8, T0 + 9]) await stores.studies.archive(ids.study(2), atMs);
      expect(await stores.studies.find(ids.study(2))).toMatchObject({ title: '新', archivedAtMs: T0 + 8 });
      await stores.library.remove(takeId, T0 + 10);
      expect(await stores.studies.ofPerson(rater)).toEqual([]);
      expect(await stores.sheets.find(ids.sheet(1))).toBeUndefined();
      expect(await stores.sheets.unitsOf(ids.sheet(1))).toEqual([]);
      expect(await stores.sheets.eventsOf(ids.sheet(1))).toEqual([]);
    });
  });
}
