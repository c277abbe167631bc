import { beforeAll, describe, expect, it } from 'vitest';
import type { TakeFilter, TakeSight } from '../../../server/library/ports.ts';
import type { Stores } from '../../../server/persistence/stores.ts';
import type { StoredTrackFile } from '../../../server/recording/takeStore.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';
import { ids } from '../../support/ids.ts';
import { addTake } from '../../support/take/addTake.ts';

/** Beyond 32 bits, as real instants are. */
const T0 = 1_950_000_000_000;
const DAY_MS = 86_400_000;
const ALL: TakeSight = { kind: 'all' };

/** What the library may rely on, whatever the database. */
export function libraryContract(open: () => Stores): void {
  describe('the library', () => {
    let stores: Stores;
    let lead: TestSchool;
    let rural: TestSchool;
    let first: TakeId;
    let second: TakeId;

    beforeAll(async () => {
      stores = open();
      lead = await addSchool(stores, 'lib-lead');
      rural = await addSchool(stores, 'lib-rural');
      const { courseId, teacherId } = lead;
      const made = { courseId, teacherId, listening: [rural.classroomId] };
      first = (await addTake(stores, { ...made, title: '茉莉花 A_b%', beganAtMs: T0 })).takeId;
      second = (await addTake(stores, { ...made, title: '牧羊曲', listening: [], beganAtMs: T0 + DAY_MS })).takeId;
    });

    const found = async (filter: Partial<TakeFilter>, sight = ALL) =>
      (await stores.library.list(sight, { words: ['lib-'], ...filter }, 10)).map(({ takeId }) => takeId);

    it('lists takes newest first, with the names that belong to them', async () => {
      expect(await found({})).toEqual([second, first]);
      expect(await stores.library.find(first)).toMatchObject({
        title: '茉莉花 A_b%',
        schoolName: '学校 lib-lead',
        teacherId: lead.teacherId,
        damagedFiles: 0,
        audience: 'private',
        beganAtMs: T0,
        listening: [{ classroomId: rural.classroomId, schoolId: rural.schoolId, schoolName: '学校 lib-rural' }],
      });
      expect(await stores.library.find(ids.take(999))).toBeUndefined();
    });

    it('finds by words, large and small letters alike, and takes signs for what they are', async () => {
      expect(await found({ words: ['lib-', '莉花', 'a_B%'] })).toEqual([first]);
      expect(await found({ words: ['LIB-RURAL'] })).toEqual([first]);
      expect(await found({ words: ['lib-', 'a%b'] })).toEqual([]);
      expect(await found({ words: ["lib-'"] })).toEqual([]);
    });

    it('finds by school, teacher, subject, grade and time', async () => {
      expect(await found({ schoolId: rural.schoolId })).toEqual([first]);
      expect(await found({ teacherId: lead.teacherId, subject: 'music', grade: 5 })).toEqual([second, first]);
      expect(await found({ fromMs: T0 + 1, toMs: T0 + DAY_MS + 1 })).toEqual([second]);
    });

    it('shows what is shown to the district, to the schools of the lesson, to its teacher and its administrators', async () => {
      const of = (school: TestSchool, reaches = false): TakeSight => {
        return { kind: 'some', personId: school.administratorId, schoolId: school.schoolId, reaches };
      };
      expect(await found({}, of(rural))).toEqual([]);
      expect(await found({}, of(lead, true))).toEqual([second, first]);
      expect(await found({}, { ...of(lead), personId: lead.teacherId } as TakeSight)).toEqual([second, first]);
      for (const takeId of [first, second]) await stores.library.setAudience(takeId, 'school');
      expect(await found({}, of(rural))).toEqual([first]);
      expect(await found({}, of(lead))).toEqual([second, first]);
      await stores.library.setAudience(second, 'district');
      expect(await found({}, { ...of(rural), schoolId: null } as TakeSight)).toEqual([second]);
    });

    it('knows a take no more once it is removed, nor its files', async () => {
      const file: StoredTrackFile = {
        takeId: second,
        trackFileId: ids.trackFile(991),
        streamId: ids.stream(991),
        seatId: ids.seat(991),
        kind: 'teacher-camera',
        medium: 'video',
        codec: 'vp8',
        startAtMs: T0 + 0.125,
        durationMs: 1_000.5,
        bytes: 5_000_000_000,
        widthPx: 640,
        heightPx: 360,
        status: 'complete',
        sha256: null,
      };
      await stores.takes.openFile(file);
      expect(await stores.library.filesOf(second)).toEqual([file]);
      expect(await stores.library.findFile(file.trackFileId)).toEqual(file);
      await stores.library.remove(second, T0 + 2 * DAY_MS);
      await stores.library.remove(second, T0 + 3 * DAY_MS);
      expect(await stores.library.find(second)).toBeUndefined();
      expect(await stores.library.findFile(file.trackFileId)).toBeUndefined();
      expect(await found({})).toEqual([first]);
    });

    it('knows what is older than a moment, and which removed takes still have files', async () => {
      const { courseId, teacherId } = lead;
      const made = { courseId, teacherId, listening: [], title: '过期的课' };
      const { takeId } = await addTake(stores, { ...made, beganAtMs: T0 - 9 * DAY_MS });
      expect(await stores.library.beganBefore(T0 - 9 * DAY_MS, 10)).not.toContain(takeId);
      expect(await stores.library.beganBefore(T0 - 9 * DAY_MS + 1, 10)).toContain(takeId);
      await stores.library.remove(takeId, T0);
      expect(await stores.library.beganBefore(T0, 10)).not.toContain(takeId);
      expect(await stores.library.removedWithFiles(100)).toContain(takeId);
      await stores.library.noteFilesGone(takeId);
      expect(await stores.library.removedWithFiles(100)).not.toContain(takeId);
    });
  });

  describe('settings', () => {
    it('keep the first secret that was written, whoever writes later', async () => {
      const { settings } = open();
      expect(await settings.keepFirst('media.secret', 'one')).toBe('one');
      expect(await settings.keepFirst('media.secret', 'two')).toBe('one');
    });

    it('keeps what the district has set of its recordings', async () => {
      const { settings } = open();
      expect(await settings.readRecording()).toEqual({ keepDays: null, watermark: true });
      await settings.writeRecording({ keepDays: 365, watermark: false });
      expect(await settings.readRecording()).toEqual({ keepDays: 365, watermark: false });
    });
  });
}
