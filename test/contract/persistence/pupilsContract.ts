import { beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../../server/persistence/stores.ts';
import { newId } from '../../../server/platform/newId.ts';
import type { PupilAnswer } from '../../../shared/lesson/pupilsState.ts';
import { idPrefixes, LessonId, PollId, PupilId } from '../../../shared/vocabulary/index.ts';
import { addSchool, type TestSchool } from '../../support/district.ts';

/** What pupils' devices may rely on, whatever the database. */
export function pupilsContract(open: () => Stores): void {
  describe('pupils', () => {
    let stores: Stores;
    let school: TestSchool;
    let lessonId: LessonId;

    beforeAll(async () => {
      stores = open();
      school = await addSchool(stores, 'pup');
      lessonId = newId(LessonId, idPrefixes.lesson);
      await stores.lessons.create(lessonId, {
        title: '茉莉花',
        courseId: school.courseId,
        teacherId: school.teacherId,
        startsAtMs: 1,
        endsAtMs: 2,
        recorded: false,
        listening: [school.classroomId],
      });
    });

    let come = 0;
    const add = async (nickname: string) => {
      come += 1;
      const pupilId = newId(PupilId, idPrefixes.pupil);
      const tokenHash = crypto.randomUUID();
      const { classroomId } = school;
      await stores.pupils.add({ pupilId, lessonId, classroomId, nickname, tokenHash, cameAtMs: come });
      return { pupilId, tokenHash };
    };
    const tick = (option: number): PupilAnswer => ({ kind: 'choices', options: [option] });

    it('gives a room one code, the same each time, and no other room that one', async () => {
      const room = { lessonId, classroomId: school.classroomId };
      expect(await stores.pupils.roomCode(room, 'ABC234')).toBe('ABC234');
      expect(await stores.pupils.roomCode(room, 'XYZ789')).toBe('ABC234');
      expect(await stores.pupils.findRoom('ABC234')).toEqual(room);
      expect(await stores.pupils.findRoom('XYZ789')).toBeUndefined();
      const other = await addSchool(stores, 'pup-other');
      expect(await stores.pupils.roomCode({ lessonId, classroomId: other.classroomId }, 'ABC234')).toBeUndefined();
    });

    it('knows a device by its secret and by its id, with where it is', async () => {
      const { pupilId, tokenHash } = await add('小红');
      const known = await stores.pupils.findByTokenHash(tokenHash);
      expect(known).toEqual({
        pupilId,
        lessonId,
        classroomId: school.classroomId,
        nickname: '小红',
        removed: false,
        lessonTitle: '茉莉花',
        schoolName: school.name,
        classroomName: '教室 pup',
      });
      expect(await stores.pupils.find(pupilId)).toEqual(known);
      expect(await stores.pupils.findByTokenHash('nobody')).toBeUndefined();
    });

    it('keeps the last answer of each device, first come first, and none of one that was sent away', async () => {
      const pollId = newId(PollId, idPrefixes.poll);
      const [one, two, three] = [await add('一'), await add('二'), await add('三')];
      const put = (pupilId: PupilId, option: number, answeredAtMs: number) =>
        stores.pupils.putAnswer({ pollId, pupilId, answer: tick(option), answeredAtMs });
      await put(one.pupilId, 0, 10);
      await put(two.pupilId, 1, 11);
      await put(three.pupilId, 2, 12);
      await put(one.pupilId, 3, 13);
      expect(await stores.pupils.answerOf(one.pupilId, pollId)).toEqual(tick(3));
      expect(await stores.pupils.answerOf(one.pupilId, newId(PollId, idPrefixes.poll))).toBeUndefined();
      await stores.pupils.remove(two.pupilId, 20);
      await stores.pupils.remove(two.pupilId, 21);
      const { classroomId } = school;
      expect(await stores.pupils.answersTo(pollId)).toEqual([
        { pupilId: three.pupilId, classroomId, answer: tick(2) },
        { pupilId: one.pupilId, classroomId, answer: tick(3) },
      ]);
      expect((await stores.pupils.find(two.pupilId))?.removed).toBe(true);
      const listed = await stores.pupils.list(lessonId);
      expect(listed.map(({ nickname }) => nickname)).toEqual(['小红', '一', '三']);
    });
  });
}
